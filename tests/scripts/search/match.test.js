import assert from "node:assert/strict";
import test from "node:test";

import {
  findRarity, intersect, matchYears, NO_MATCHES, prefer, unite,
} from "../../../generator/scripts/search/match.js";

const SIZE = 10;

function term(factor, ...postings) {
  const columns = [0, 1, 2].map((at) => postings.map((posting) => posting[at]));
  return { factor, postings: { count: postings.length, documents: columns[0], masks: columns[1], impacts: columns[2] } };
}

function make(worths) {
  const documents = Object.keys(worths).map(Number);
  return { count: documents.length, documents: Uint32Array.from(documents), worths: Float32Array.from(Object.values(worths)) };
}

function tell({ count, documents, worths }) {
  assert.equal(documents.length, count);
  return Object.fromEntries([...documents].map((document, at) => [document, Math.round(worths[at] * 100) / 100]));
}

test("one of several words counts, at the worth of the best", () => {
  const terms = [term(1, [1, 1, 10], [2, 64, 8]), term(0.5, [2, 1, 40], [5, 64, 10])];
  const rarity = findRarity(3, SIZE);
  const found = tell(unite(terms, 127, SIZE, SIZE));
  assert.deepEqual(Object.keys(found), ["1", "2", "5"]);
  for (const [document, impact] of [[1, 10], [2, 20], [5, 5]]) {
    assert.equal(found[document], Math.round(impact * rarity * 100) / 100);
  }
});

test("a word counts in the fields of the mask, and not from the limit on", () => {
  const terms = [term(1, [1, 1, 10], [2, 64, 8], [3, 65, 8], [8, 1, 8])];
  assert.deepEqual(Object.keys(tell(unite(terms, 1, SIZE, SIZE))), ["1", "3", "8"]);
  assert.deepEqual(Object.keys(tell(unite(terms, 1, 5, SIZE))), ["1", "3"]);
});

test("facts count without mask and are worth nothing", () => {
  assert.deepEqual(tell(unite([term(1, [1, 0, 0], [4, 0, 0])], 0, SIZE, SIZE)), { 1: 0, 4: 0 });
});

test("a rare word is worth more", () => {
  assert.ok(findRarity(1, 100) > findRarity(50, 100));
  assert.ok(findRarity(100, 100) > 0);
});

test("in all, at the sum", () => {
  assert.deepEqual(tell(intersect([make({ 1: 2, 2: 3, 4: 1 }), make({ 4: 5, 2: 1 }), make({ 2: 1, 9: 9, 4: 1 })], SIZE)), { 2: 5, 4: 7 });
  assert.equal(intersect([make({ 1: 2 }), NO_MATCHES], SIZE).count, 0);
});

test("the whole is worth more than its parts", () => {
  const found = tell(prefer(make({ 1: 5, 2: 5 }), make({ 2: 14, 3: 9 }), 2, SIZE));
  assert.deepEqual(found, { 1: 10, 2: 12, 3: 4.5 });
  assert.deepEqual(tell(prefer(NO_MATCHES, make({ 2: 4 }), 2, SIZE)), { 2: 2 });
});

test("years are a range of papers", () => {
  const root = { papers: 9, years: [[2025, 0], [2024, 3], [2021, 7]] };
  const range = (from, to) => [...matchYears(root, from, to).documents];
  assert.deepEqual(range(2024, 2024), [3, 4, 5, 6]);
  assert.deepEqual(range(2024, 2025), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(range(0, 2023), [7, 8]);
  assert.deepEqual(range(2022, 2023), []);
  assert.deepEqual(range(2026, 9999), []);
  assert.deepEqual(range(0, 9999).length, 9);
});
