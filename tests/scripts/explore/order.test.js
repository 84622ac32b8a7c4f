import assert from "node:assert/strict";
import test from "node:test";

import { sortPapers } from "../../../generator/scripts/explore/order.js";

const FOUND = Uint32Array.from([4, 0, 3, 1]);
const DISCUSSIONS = Uint32Array.from([0, 3, 9, 3, 7]);
const RANKS = Uint32Array.from([2, 0, 1, 4, 3]);

test("relevance leaves the papers as they were found", () => {
  assert.deepEqual([...sortPapers(FOUND, "relevance", null)], [4, 0, 3, 1]);
});

test("by date: the newest, which have the lowest numbers, first", () => {
  assert.deepEqual([...sortPapers(FOUND, "date", null)], [0, 1, 3, 4]);
});

test("by discussions: most first, then newest, unknown ones last", () => {
  assert.deepEqual([...sortPapers(FOUND, "discussions", DISCUSSIONS)], [4, 1, 3, 0]);
});

test("by title: by rank", () => {
  assert.deepEqual([...sortPapers(FOUND, "title", RANKS)], [1, 0, 4, 3]);
});

test("the answer of the search is not changed", () => {
  sortPapers(FOUND, "title", RANKS);
  assert.deepEqual([...FOUND], [4, 0, 3, 1]);
});

test("nothing is sorted into nothing", () => {
  assert.deepEqual([...sortPapers(new Uint32Array(), "title", RANKS)], []);
});
