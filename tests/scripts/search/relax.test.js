import assert from "node:assert/strict";
import test from "node:test";

import { createSearch } from "../../../generator/scripts/search/search.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const papers = [
  { title: "alpha beta", year: 2025 },
  { title: "alpha gamma", year: 2024 },
  { title: "beta gamma", year: 2024 },
  { title: "delta", year: 2023 },
];
const search = createSearch(loadFrom(writeIndex(papers, [{ title: "alpha beta gamma delta" }])));

for (const [text, wanted] of [
  ["alpha beta gamma", null],
  ["alpha zzzzq", [["alpha", 3]]],
  ["alpha beta year:2024", [["alpha year:2024", 1], ["alpha beta", 2], ["beta year:2024", 1]]],
  ["zzzzq", []],
  ["zzzzq yyyyq alpha", [["alpha", 3]]],
  ["alpha -alpha", [["alpha", 3]]],
  ["Delta the year:2024", [["the year:2024", 2], ["Delta the", 2]]],
  ['"gamma alpha" beta', [["beta", 3]]],
  ["author:alpha beta", [["beta", 3]]],
]) {
  test(`without what ${text} would find`, async () => {
    const { relax, total } = await search.find(text);
    if (wanted === null) assert.ok(total && !relax.length);
    else {
      const sort = (rows) => [...rows].sort().map(String);
      assert.deepEqual(sort(relax.map(({ query, count }) => [query, count])), sort(wanted));
      assert.deepEqual(relax.map(({ count }) => count), relax.map(({ count }) => count).sort((a, b) => b - a));
    }
  });

  test(`each way out of ${text} finds what it says`, async () => {
    for (const { query, count } of (await search.find(text)).relax) {
      assert.equal((await search.find(query)).total, count, query);
    }
  });
}

test("a typo is not what to go on with", async () => {
  const list = [
    { title: "attention routing", year: 2025 },
    { title: "attentive sparse", year: 2024 },
    { title: "flash-attention memory", year: 2024 },
  ];
  const own = createSearch(loadFrom(writeIndex(list, [])));
  const ways = async (text) => (await own.find(text)).relax.map(({ query, count }) => [query, count]);
  assert.deepEqual(await ways("atention year:2030"), [["attention", 2]]);
  assert.deepEqual(await ways("title:Atention sparse"), [["title:attention", 2], ["sparse", 1]]);
  assert.deepEqual(await ways("flash-atention sparse"), [["sparse", 1], ["flash-attention", 1]]);
  for (const [query, count] of await ways("atention sprase memry")) {
    const { total, corrections } = await own.find(query);
    assert.deepEqual([total, corrections], [count, []], query);
  }
});
