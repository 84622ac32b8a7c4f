import assert from "node:assert/strict";
import test from "node:test";

import { previewImport, readExport, writeExport } from "../../../generator/scripts/marks_page/exchange.js";
import { at, makeMark } from "../marks/storage.js";

const SITE = "https://list.example/";
const write = (fields) =>
  JSON.stringify({ format: "readinglist-marks", version: 1, site: SITE, exported: at(0), papers: {}, ...fields });

test("an export is read as it was written", () => {
  const marks = new Map([
    ["constructor", makeMark({ title: "</script>\u2028" })],
    ["b", makeMark({ note: "line\nline", noted: at(3) })],
  ]);
  const { marks: read, site, fault } = readExport(writeExport(marks, SITE, at(9)));
  assert.equal(fault, undefined);
  assert.deepEqual([...read], [...marks]);
  assert.equal(site, SITE);
});

for (const [name, [text, found]] of Object.entries({
  nothing: ["", /not JSON/],
  "no JSON": ["TY  - JOUR", /not JSON/],
  "another file": ['{"name": "x"}', /"format" is undefined/],
  "a list": ["[1]", /"format"/],
  "another format": [write({ format: "zotero" }), /"format" is "zotero"/],
  "another version": [write({ version: 2 }), /version is 2; this site knows version 1/],
  "a key that is not known": [write({ tags: [] }), /"tags"/],
  "a prototype": ['{"format":"readinglist-marks","version":1,"__proto__":{},"papers":{}}', /"__proto__"/],
  "no papers": [write({ papers: null }), /"papers" is null/],
  "one bad paper": [write({ papers: { a: makeMark(), "<b>": makeMark() } }), /"<b>"/],
  "bad papers": [write({ papers: { a: 1, b: 2, c: 3 } }), /"a".*And 2 more/],
}))
  test(`it is refused as a whole, and named: ${name}`, () => {
    const { marks, fault } = readExport(text);
    assert.equal(marks, undefined);
    assert.match(fault, found);
  });

test("an import says what it will change, in short", () => {
  const ours = new Map([["a", makeMark({ title: "Ours", changed: at(5) })]]);
  const many = Array.from({ length: 7 }, (_, n) => [`p${n}`, makeMark({ title: `Paper ${n}` })]);
  const { lines, isAny } = previewImport(ours, new Map([["a", makeMark()], ...many]));
  assert.ok(isAny);
  assert.match(lines[0], /^Added \(7\): “Paper 0”, .* and 2 more\.$/);
  assert.match(lines[1], /yours are newer \(1\): “Ours”\.$/);
});

test("an import of what is there changes nothing", () => {
  const marks = new Map([["a", makeMark()]]);
  assert.deepEqual(previewImport(marks, marks), { lines: ["The same here and in the file: 1."], isAny: false });
});
