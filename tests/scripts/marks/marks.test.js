import assert from "node:assert/strict";
import test from "node:test";

import { isMarked, mergeMarks, readMarks, setKind, setNote } from "../../../generator/scripts/marks/marks.js";
import { at, makeMark } from "./storage.js";

test("what was written is read as it was", () => {
  const mark = makeMark({ toRead: at(1), note: "Ünïcode\n<b>", noted: at(2) });
  const { marks, faults } = readMarks(JSON.parse(JSON.stringify({ "gpt-4": mark })));
  assert.deepEqual([...marks], [["gpt-4", mark]]);
  assert.deepEqual(faults, []);
});

const HOSTILE = {
  "no object": ["text", "text"],
  "a list": [[makeMark()], '[{"title"'],
  "an id with a path": [{ "../x": makeMark() }, '"../x"'],
  "an id of a prototype": [JSON.parse('{"__proto__": {"title": "x"}}'), '"__proto__"'],
  "an id that is too long": [{ ["a".repeat(101)]: makeMark() }, "aaa"],
  "a mark that is none": [{ a: null }, "null"],
  "a key that is not known": [{ a: makeMark({ rating: 5 }) }, '"rating"'],
  "a prototype in a mark": [{ a: JSON.parse('{"__proto__": {}, "title": "x"}') }, '"__proto__"'],
  "a key of every object": [{ a: makeMark({ constructor: 1 }) }, '"constructor"'],
  "a title that is no text": [{ a: makeMark({ title: { toString: 1 } }) }, '"title"'],
  "a year that is text": [{ a: makeMark({ year: "2024" }) }, '"year"'],
  "a time that is none": [{ a: makeMark({ starred: "yesterday" }) }, '"yesterday"'],
  "a day that is none": [{ a: makeMark({ starred: "2026-13-40T00:00:00Z" }) }, "2026-13-40"],
  "a note that is too long": [{ a: makeMark({ note: "x".repeat(20_001), noted: at(1) }) }, '"note"'],
  "nothing marked": [{ a: makeMark({ starred: undefined }) }, "starred"],
  "a note without its time": [{ a: { title: "", by: "", year: 0, changed: at(0), note: "x" } }, "nothing"],
  "a title that is missing": [{ a: { by: "", year: 0, changed: at(0), starred: at(0) } }, '"title"'],
};

for (const [name, [value, named]] of Object.entries(HOSTILE))
  test(`it is refused, and named: ${name}`, () => {
    const { marks, faults } = readMarks(value);
    assert.equal(marks.size, 0);
    assert.equal(faults.length, 1);
    assert.ok(faults[0].includes(named), faults[0]);
    assert.ok(faults[0].length < 250);
    assert.equal({}.title, undefined);
  });

test("a paper may be called like a property of every object", () => {
  const { marks } = readMarks(JSON.parse(JSON.stringify({ constructor: makeMark() })));
  assert.deepEqual([...marks.keys()], ["constructor"]);
});

test("what is good is read beside what is not", () => {
  const { marks, faults } = readMarks({ a: makeMark(), b: 5 });
  assert.deepEqual([[...marks.keys()], faults.length], [["a"], 1]);
});

test("to read and read exclude each other; a star stays", () => {
  const read = setKind(makeMark({ toRead: at(1) }), "read", true, at(2));
  assert.deepEqual([read.toRead, read.read, read.starred, read.changed], [undefined, at(2), at(0), at(2)]);
  const again = setKind(read, "toRead", true, at(3));
  assert.deepEqual([again.toRead, again.read], [at(3), undefined]);
  assert.ok(!isMarked(setKind(setKind(again, "toRead", false, at(4)), "starred", false, at(4))));
});

test("an empty note is none", () => {
  const noted = setNote(makeMark(), "Read §4.", at(1));
  assert.deepEqual([noted.note, noted.noted, noted.changed], ["Read §4.", at(1), at(1)]);
  const emptied = setNote(noted, " \n", at(2));
  assert.ok(!("note" in emptied) && !("noted" in emptied));
});

test("of two marks of a paper the one changed last wins, ours if at once", () => {
  const ours = new Map([
    ["older", makeMark({ changed: at(1) })],
    ["newer", makeMark({ changed: at(9) })],
    ["same", makeMark()],
    ["tie", makeMark({ title: "Ours" })],
    ["own", makeMark()],
  ]);
  const theirs = new Map([
    ["older", makeMark({ changed: at(5), read: at(5) })],
    ["newer", makeMark({ changed: at(5) })],
    ["same", makeMark()],
    ["tie", makeMark({ title: "Theirs" })],
    ["new", makeMark()],
  ]);
  const merged = mergeMarks(ours, theirs);
  assert.deepEqual(
    [merged.added, merged.changed, merged.older, merged.same],
    [["new"], ["older"], ["newer", "tie"], ["same"]],
  );
  assert.equal(merged.marks.get("older").read, at(5));
  assert.equal(merged.marks.get("tie").title, "Ours");
  assert.deepEqual([...merged.marks.keys()].sort(), ["new", "newer", "older", "own", "same", "tie"]);
  assert.equal(ours.size, 5);
});
