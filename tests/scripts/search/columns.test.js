import assert from "node:assert/strict";
import test from "node:test";

import { readValues } from "../../../generator/scripts/search/columns.js";
import { createSearch } from "../../../generator/scripts/search/search.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const TAGS = [["rl", "llm"], [], ["llm"], ["gpu"], ["llm", "gpu", "rl"], [], ["rl"]];
const papers = TAGS.map((tag, at) => ({ title: `p${at}`, facets: { tag } }));
const search = createSearch(loadFrom(writeIndex(papers, [{ title: "page" }], { block: 3 })));

function tell({ offsets, values }, labels) {
  return Array.from({ length: offsets.length - 1 }, (_, at) =>
    [...values.slice(offsets[at], offsets[at + 1])].map((value) => labels?.[value] ?? value),
  );
}

test("a facet's values by their numbers", async () => {
  const values = await search.facetValues("tag");
  assert.deepEqual(values[0], { key: "llm", label: "LLM", count: 3 });
  assert.deepEqual(values.map(({ count }) => count), [3, 3, 2]);
});

test("what a value does not say follows from its label and the one before", () => {
  const rows = [["Ada Author", 3], "C++ & co.", ["José", 3, "jose"], ["Bob-B.", 1], "Tags"];
  assert.deepEqual(
    readValues(rows).map(({ key, count }) => [key, count]),
    [["ada-author", 3], ["c-co", 3], ["jose", 3], ["bob-b", 1], ["tags", 1]],
  );
});

test("a column over all blocks, and one block", async () => {
  const keys = (await search.facetValues("tag")).map(({ key }) => key);
  assert.deepEqual(tell(await search.column("tag"), keys), TAGS);
  assert.deepEqual(tell(await search.column("tag", 1), keys), TAGS.slice(3, 6));
  assert.deepEqual(tell(await search.column("tag", 2), keys), TAGS.slice(6));
});

test("a column of numbers", async () => {
  assert.deepEqual(tell(await search.column("order-title")), [[7], [6], [5], [4], [3], [2], [1]]);
});

test("no other column is asked for", async () => {
  for (const name of ["../x", "constructor", "order-x"]) {
    await assert.rejects(search.column(name), RangeError);
    await assert.rejects(search.facetValues(name), RangeError);
  }
});
