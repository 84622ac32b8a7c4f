import assert from "node:assert/strict";
import test from "node:test";

import { findNew, readRoll, shortenId } from "../../../generator/scripts/marks/roll.js";

export const makeRoll = (ids, former = {}, build = "r0000001") => ({
  ...{ build, papers: ids.map(shortenId).join(""), former },
});

test("a short id is the one of the generator", () => {
  // tests/publish/test_roll.py has the same.
  assert.deepEqual(["hybridflow", "a", "gpt-4"].map(shortenId), ["kTrnL", "ot75D", "UaZIK"]);
});

test("new is what was not there", () => {
  const found = findNew(makeRoll(["c", "a", "d"]), makeRoll(["a", "b"]));
  assert.deepEqual(found, ["c", "d"].map(shortenId));
  assert.deepEqual(findNew(makeRoll([]), makeRoll(["a"])), []);
});

test("a paper with a new id is not new", () => {
  assert.deepEqual(findNew(makeRoll(["new"], { old: "new" }), makeRoll(["old"])), []);
});

test("a roll is read, and nothing else is", () => {
  const roll = makeRoll(["a", "b"], { c: "a" });
  assert.deepEqual(readRoll(JSON.parse(JSON.stringify(roll))), roll);
  for (const wrong of [
    null,
    [],
    "roll",
    { ...roll, build: "<script>" },
    { ...roll, papers: "abc" },
    { ...roll, papers: "<<<<<" },
    { ...roll, papers: ["abcde"] },
    { ...roll, former: null },
    { ...roll, former: { a: 5 } },
    { ...roll, former: JSON.parse('{"__proto__": "a"}') },
  ])
    assert.equal(readRoll(wrong), null, JSON.stringify(wrong));
});

test("a roll of 100,000 papers is read", () => {
  assert.ok(readRoll(makeRoll(Array.from({ length: 100_000 }, (_, number) => `paper-${number}`))));
});
