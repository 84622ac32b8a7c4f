import assert from "node:assert/strict";
import test from "node:test";

import { Tally } from "../../../generator/scripts/search/rank.js";

const root = { papers: 6, documents: 8 };

function make(worths) {
  const documents = Object.keys(worths).map(Number);
  return { count: documents.length, documents: Uint32Array.from(documents), worths: Float32Array.from(Object.values(worths)) };
}

function rank(conditions, ...all) {
  const tally = new Tally(root, conditions);
  all.forEach(([at, matches]) => tally.add(at, conditions[at]?.isNot ?? false, make(matches)));
  const { papers, pages } = tally.rank();
  return [[...papers], [...pages]];
}

const is = { isNot: false, isPaperOnly: false };
const not = { isNot: true, isPaperOnly: false };

test("all conditions must be met; the best first, then in their order", () => {
  const found = rank([is, is], [0, { 0: 1, 1: 1, 2: 1, 3: 5, 6: 1, 7: 1 }], [1, { 1: 2, 2: 2, 3: 1, 4: 9, 6: 1, 7: 3 }]);
  assert.deepEqual(found, [[3, 1, 2], [7, 6]]);
});

test("what decides nothing changes the order only", () => {
  assert.deepEqual(rank([is], [0, { 1: 1, 2: 1 }], [-1, { 2: 1, 5: 9 }]), [[2, 1], []]);
});

test("without what is not wanted", () => {
  assert.deepEqual(rank([not], [0, { 1: 1, 7: 1 }]), [[0, 2, 3, 4, 5], [6]]);
  assert.deepEqual(rank([is, not], [0, { 1: 1, 2: 1 }], [1, { 1: 1 }]), [[2], []]);
});

test("what only papers have leaves out pages, also when it is not wanted", () => {
  assert.deepEqual(rank([{ isNot: true, isPaperOnly: true }], [0, { 1: 1 }]), [[0, 2, 3, 4, 5], []]);
});

test("32 conditions", () => {
  const conditions = Array.from({ length: 32 }, () => is);
  const all = conditions.map((_, at) => [at, at === 31 ? { 3: 1 } : { 3: 1, 4: 1 }]);
  assert.deepEqual(rank(conditions, ...all), [[3], []]);
});

test("no conditions: all in their order", () => {
  assert.deepEqual(rank([]), [[0, 1, 2, 3, 4, 5], [6, 7]]);
});

test("large worths and numbers sort as they should", () => {
  const count = 109_000;
  const tally = new Tally({ papers: count, documents: count }, [is]);
  const worths = Float32Array.from({ length: count }, (_, at) => (at * 7919) % 5000);
  tally.add(0, false, { count, documents: Uint32Array.from({ length: count }, (_, at) => at), worths });
  const { papers } = tally.rank();
  for (let at = 1; at < count; at += 1) {
    const [one, other] = [papers[at - 1], papers[at]];
    assert.ok(worths[one] > worths[other] || (worths[one] === worths[other] && one < other));
  }
});
