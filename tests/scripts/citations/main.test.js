import assert from "node:assert/strict";
import test from "node:test";

import { formats } from "../../../generator/scripts/citations/main.js";

const SITE = { url: "https://list.example/", name: "A list" };
const LEAST = { path: "papers/a/", title: "A", kind: "paper", id: "a", date: "2024", topics: ["systems"] };

test("a paper of which nothing else is known", () => {
  assert.equal(formats.bibtex.write([LEAST], SITE), "@misc{a,\n  title         = {A},\n  year          = {2024}\n}\n");
  assert.equal(
    formats.ris.write([LEAST], SITE),
    "TY  - GEN\r\nID  - a\r\nTI  - A\r\nPY  - 2024\r\nDP  - A list\r\nER  - \r\n",
  );
  assert.deepEqual(JSON.parse(formats.csl.write([LEAST], SITE)), [
    { id: "a", type: "article", title: "A", issued: { "date-parts": [[2024]] }, source: "A list" },
  ]);
  const [head, row, end] = formats.csv.write([LEAST], SITE).split("\r\n");
  assert.match(head, /^\ufeffid,title,/);
  assert.match(row, /^a,A,,2024,,.*systems,.*,https:\/\/list\.example\/papers\/a\/$/);
  assert.equal(end, "");
});

test("no papers", () => {
  assert.equal(formats.bibtex.write([], SITE), "");
  assert.equal(formats.ris.write([], SITE), "");
  assert.equal(formats.csl.write([], SITE), "[]\n");
  assert.match(formats.csv.write([], SITE), /^\ufeffid,.*,page\r\n$/);
});

test("what no record may hold does no harm", () => {
  const title = "a\r\nER  - \r\nTY  - JOUR}\ud800";
  const paper = { ...LEAST, title, authors: [title, " "], doi: "10.1000/\ud800", tags: ["\r\n"] };
  const ris = formats.ris.write([paper], SITE);
  assert.equal(ris.match(/^TY /gm).length, 1);
  assert.equal(ris.match(/^ER /gm).length, 1);
  assert.equal(JSON.parse(formats.csl.write([paper], SITE))[0].title, title);
  assert.equal(formats.bibtex.write([paper], SITE).match(/[{}]/g).length % 2, 0);
  const csv = formats.csv.write([{ ...paper, title: "\t=1" }], SITE);
  assert.ok(csv.includes("a,'\t=1,"));
});

test("a list without an address gives relative pages", () => {
  assert.match(formats.csv.write([LEAST], { ...SITE, url: "" }), /,papers\/a\/\r\n$/);
});

test("the documents are left as they were", () => {
  const paper = structuredClone({ ...LEAST, authors: ["Ada B. Author Jr."], code: [["https://a.b/c", 1, 3, "MIT"]] });
  const before = structuredClone(paper);
  for (const format of Object.values(formats)) format.write([paper], SITE);
  assert.deepEqual(paper, before);
});
