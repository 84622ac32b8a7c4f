import assert from "node:assert/strict";
import test from "node:test";

import {
  clearChoices, describe, listChips, makeConditions, relaxChoices, removeChip, settle,
} from "../../../generator/scripts/explore/selection.js";
import { readState, writeState } from "../../../generator/scripts/explore/state.js";
import { Years } from "../../../generator/scripts/explore/years.js";

/** Four papers: the tags of each, and the years 2025, 2025, 2024, 2020. */
const TAGS = [["rag"], ["rag", "moe"], ["moe"], []];
const KEYS = ["rag", "moe", "a,b"];
const FACET = {
  values: KEYS.map((key) => ({ key, label: key.toUpperCase(), count: 2 })),
  numbers: new Map(KEYS.map((key, number) => [key, number])),
  column: { offsets: Uint32Array.from([0, 1, 3, 4, 4]), values: Uint32Array.from([0, 0, 1, 1]) },
};
const CATALOGUE = {
  papers: TAGS.length,
  years: new Years([[2025, 0], [2024, 2], [2020, 3]], TAGS.length),
  get: (name) => (name === "tag" ? FACET : undefined),
  has: (name) => name !== "organization",
  label: (name, key) => (name === "tag" && FACET.numbers.has(key) ? key.toUpperCase() : key),
};
const ALL = Uint32Array.from([0, 1, 2, 3]);
const read = (search) => readState(search).state;

test("values that this list lacks are taken out and named, up to five", () => {
  const { state, notes } = settle(read("?tag=rag,x1,x2,x3,x4,x5,x6,x7"), CATALOGUE);
  assert.equal(writeState(state), "?tag=rag");
  assert.deepEqual(notes, ["This list has no tag “x1”, “x2”, “x3”, “x4”, “x5” and 2 more."]);
});

test("a facet that nobody has is unknown too", () => {
  assert.deepEqual(settle(read("?organization=labs"), CATALOGUE).notes, [
    "This list has no organisation “labs”.",
  ]);
});

test("of a facet that could not be loaded nothing is taken out", () => {
  const { state, notes } = settle(read("?venue=icml"), CATALOGUE);
  assert.equal(writeState(state), "?venue=icml");
  assert.deepEqual(notes, []);
});

test("values that were joined by an encoded comma are separate, but for one that has a comma", () => {
  assert.equal(writeState(settle(read("?-tag=rag%2Cmoe"), CATALOGUE).state), "?-tag=moe,rag");
  assert.equal(writeState(settle(read("?tag=a%2Cb"), CATALOGUE).state), "?tag=a%2Cb");
});

test("conditions are of the facets that are loaded, and of the years", () => {
  const conditions = makeConditions(read("?tag=rag&venue=icml&year=2024.."), CATALOGUE);
  assert.deepEqual(conditions.map(({ name, pass }) => [name, ...pass]), [
    ["tag", 1, 1, 0, 0],
    ["year", 1, 1, 1, 0],
  ]);
});

test("chips say each choice", () => {
  const chips = listChips(read("?tag=rag&-tag=moe&year=2021.."), CATALOGUE);
  assert.deepEqual(chips.map(({ words }) => words), ["Tag: RAG", "Not Tag: MOE", "since 2021"]);
  assert.equal(describe(read("?q=x&tag=rag&-tag=moe&year=..2021"), CATALOGUE), "“x”, RAG, not MOE, until 2021");
});

test("a chip takes back its own choice, clearing leaves the query and how it is shown", () => {
  const state = read("?q=x&tag=rag&-tag=moe&year=2021&view=rows");
  const [rag, , years] = listChips(state, CATALOGUE);
  assert.equal(writeState(removeChip(state, rag)), "?q=x&-tag=moe&year=2021&view=rows");
  assert.equal(writeState(removeChip(state, years)), "?q=x&tag=rag&-tag=moe&view=rows");
  assert.equal(writeState(clearChoices(state)), "?q=x&view=rows");
});

test("what would find something is there, most papers first", () => {
  const ways = relaxChoices(read("?tag=rag&year=2020"), ALL, CATALOGUE);
  assert.deepEqual(ways.map(({ state, count }) => [writeState(state), count]), [
    ["?tag=rag", 2],
    ["?year=2020", 1],
  ]);
  assert.deepEqual(relaxChoices(read("?tag=rag"), new Uint32Array(), CATALOGUE), []);
});
