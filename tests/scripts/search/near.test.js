import assert from "node:assert/strict";
import test from "node:test";

import { createSearch } from "../../../generator/scripts/search/search.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const papers = [
  { title: "Serving adapters", year: 2025, author: "Song Han" },
  { title: "Serving many adapters quickly", year: 2025, author: "Ada Lovelace" },
  { title: "Adapters", year: 2024, body: "nothing else" },
  { title: "Floor plans", year: 2024 },
];
const search = createSearch(loadFrom(writeIndex(papers, [{ title: "About serving adapters" }])));

async function find(text) {
  const { papers: all, near } = await search.find(text);
  return { all: [...all], near: [...near] };
}

test("where no paper has all words, those with most of them are near, the first the nearest", async () => {
  assert.deepEqual(await find("serving many unheardof adapters"), { all: [], near: [1, 0, 2] });
});

test("papers that have all words are not near as well", async () => {
  assert.deepEqual(await find("serving adapters"), { all: [0, 1], near: [2] });
});

test("only words may be missing: no field, phrase, year or what is not wanted", async () => {
  assert.deepEqual(await find("serving quickly author:han"), { all: [], near: [0] });
  assert.deepEqual(await find("serving quickly year:2024"), { all: [], near: [] });
  assert.deepEqual(await find("serving adapters -quickly"), { all: [0], near: [2] });
  assert.deepEqual(await find('plans unheardof "serving adapters"'), { all: [], near: [] });
});

test("one word alone has nothing near", async () => {
  assert.deepEqual(await find("adapters"), { all: [0, 1, 2], near: [] });
  assert.deepEqual(await find("author:han year:2024"), { all: [], near: [] });
});

test("nothing is near where enough papers have all words", async () => {
  const many = Array.from({ length: 6 }, () => ({ title: "Serving adapters", year: 2025 }));
  const other = createSearch(loadFrom(writeIndex([...many, { title: "Serving", year: 2024 }])));
  const answer = await other.find("serving adapters");
  assert.deepEqual([...answer.near], []);
  assert.equal(answer.papers.length, 6);
});

test("two common words are nearer than one that is rare", async () => {
  const common = [{ title: "Serving" }, { title: "Serving" }, { title: "Adapters" }, { title: "Adapters" }];
  const all = [{ title: "Zebra" }, { body: "serving adapters" }, ...common].map((one) => ({ ...one, year: 2025 }));
  const other = createSearch(loadFrom(writeIndex(all)));
  assert.deepEqual([...(await other.find("zebra serving adapters")).near].slice(0, 2), [1, 0]);
});
