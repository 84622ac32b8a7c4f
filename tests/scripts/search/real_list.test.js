/** The index that the generator makes of this list, against a look through all its records. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { createSearch } from "../../../generator/scripts/search/search.js";
import { findStem, splitNames, splitWords } from "../../../generator/scripts/search/words.js";
import { loadFolder } from "./tiny_index.js";

const folder = process.env.READINGLIST_PREPARED;
assert.ok(folder, "READINGLIST_PREPARED names no folder: run pytest tests/scripts, which makes one");
const records = JSON.parse(await readFile(`${folder}/records.json`, "utf-8"));
const search = createSearch(loadFolder(`${folder}/search`));
const root = await search.root();
const stop = new Set(root.stop);
const FIELDS = ["title", "author", "tag", "topic", "venue", "org", "body"];

for (const record of records) {
  record.words = {};
  record.values = {};
  for (const field of FIELDS) {
    record.values[field] = record[field].map(splitWords);
    const all = record.values[field].flat().map(({ text }) => text);
    record.words[field] = new Set(field === "body" ? all.filter((word) => !stop.has(word)) : all);
  }
}
const allWords = new Set(records.flatMap(({ words }) => FIELDS.flatMap((field) => [...words[field]])));

/** A text is looked for in every record, but taken apart once. */
const known = new Map();
function listNames(text) {
  if (!known.has(text)) known.set(text, splitNames(text).map((name) => name.map(findStem)));
  return known.get(text);
}

/** Whether a record has all names of `text`, each whole or in all its parts. */
function hasNames(record, text, fields = FIELDS) {
  const has = (word) => fields.some((field) => record.words[field].has(word));
  return listNames(text).every(([whole, ...parts]) => has(whole) || (parts.length > 0 && parts.every(has)));
}

/** Whether a value of the field has the words next to each other. */
function hasPhrase(record, field, text) {
  const all = listNames(text).flatMap(([whole, ...parts]) => (parts.length ? parts : [whole]));
  const first = all.findIndex((word) => !stop.has(word));
  const isTelling = first >= 0;
  const wanted = all.slice(Math.max(0, first));
  // Of bodies the index has no places of stop words.
  if (!isTelling && field === "body") return false;
  if (!wanted.every((word) => stop.has(word) || record.words[field].has(word))) return false;
  return record.values[field].some((value) =>
    value.some(({ place }) =>
      wanted.every(
        (word, n) =>
          (isTelling && stop.has(word)) || value.some((one) => one.place === place + n && one.text === word),
      ),
    ),
  );
}

const listWhere = (holds) => records.flatMap((record, at) => (holds(record) ? [at] : []));

async function find(text, options) {
  const { papers } = await search.find(text, options);
  return [...papers].sort((one, other) => one - other);
}

/** What is written between spaces, without what the query language means by it. */
function listTyped(record, fields) {
  const texts = fields.flatMap((field) => record[field]);
  return texts.flatMap((text) => text.split(/\s+/)).filter((typed) => splitNames(typed).length && !/["“”„‟«»＂:]|^-/.test(typed));
}

test("the documents of papers come first, in the order of the list", async () => {
  assert.equal(root.papers, records.length);
  const documents = await search.documents(records.keys());
  assert.deepEqual(documents.map(({ id }) => id), records.map(({ id }) => id));
});

test("a paper is found by everything that is written in it, and only what has it is found", async () => {
  const typed = new Set(records.flatMap((record) => listTyped(record, FIELDS)));
  for (const text of typed) {
    // Of stop words alone, or beside others, the query decides otherwise.
    if (splitNames(text).some((name) => stop.has(name[0]))) continue;
    const wanted = listWhere((record) => hasNames(record, text));
    if (!wanted.length) continue;
    assert.deepEqual(await find(text), wanted, text);
  }
});

for (const field of ["title", "author", "tag", "topic", "venue", "org"]) {
  test(`${field}: finds by a word`, async () => {
    for (const text of new Set(records.flatMap((record) => listTyped(record, [field])))) {
      assert.deepEqual(await find(`${field}:${text}`), listWhere((record) => hasNames(record, text, [field])), text);
    }
  });

  test(`${field}: finds by words next to each other`, async () => {
    const values = new Set(records.flatMap((record) => record[field]).filter((value) => splitNames(value).length > 1 && !value.includes('"')));
    for (const value of values) {
      assert.deepEqual(await find(`${field}:"${value}"`), listWhere((record) => hasPhrase(record, field, value)), value);
    }
  });

  test(`-${field}: leaves out what ${field}: finds`, async () => {
    for (const record of records.slice(0, 40)) {
      const [text] = listTyped(record, [field]);
      if (!text) continue;
      assert.deepEqual(await find(`-${field}:${text}`), listWhere((other) => !hasNames(other, text, [field])) , text);
    }
  });
}

test("phrases of the texts", async () => {
  for (const record of records) {
    const words = record.body.join(" ").match(/[a-z]{2,} [a-z]{2,} [a-z]{3,}(?= [a-z])/g) ?? [];
    for (const text of words.slice(0, 8)) {
      assert.deepEqual(await find(`"${text}"`), listWhere((other) => FIELDS.some((field) => hasPhrase(other, field, text))), text);
    }
  }
});

test("years, alone and from to", async () => {
  const years = [...new Set(records.map(({ year }) => year))];
  for (const from of [...years, 1900, 2999]) {
    assert.deepEqual(await find(`year:${from}`), listWhere(({ year }) => year === from));
    assert.deepEqual(await find(`-year:${from}`), listWhere(({ year }) => year !== from));
    assert.deepEqual(await find(`year:${from}..`), listWhere(({ year }) => year >= from));
    assert.deepEqual(await find(`year:..${from}`), listWhere(({ year }) => year <= from));
    for (const to of years) {
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      assert.deepEqual(await find(`year:${from}..${to}`), listWhere(({ year }) => year >= low && year <= high));
    }
  }
});

test("what a paper has", async () => {
  for (const fact of "code official pdf video slides poster demo dataset model project note abstract arxiv doi".split(" ")) {
    assert.deepEqual(await find(`has:${fact}`), listWhere(({ facts }) => facts.includes(fact)), fact);
    assert.deepEqual(await find(`-has:${fact}`), listWhere(({ facts }) => !facts.includes(fact)), fact);
  }
});

test("a paper by each of its identifiers", async () => {
  for (const [at, { names }] of records.entries()) {
    for (const name of names) assert.deepEqual(await find(`id:${name}`), [at], name);
    const arxiv = names.find((name) => /^\d{4}\.\d{4,5}$/.test(name));
    const doi = names.find((name) => name.startsWith("10."));
    for (const link of [arxiv && `https://arxiv.org/abs/${arxiv}v2`, arxiv, doi && `https://doi.org/${doi}`, doi]) {
      if (link) assert.deepEqual(await find(link), [at], link);
    }
  }
});

test("several conditions together", async () => {
  const make = (record) => [
    [`title:${listTyped(record, ["title"])[0]}`, (other) => hasNames(other, listTyped(record, ["title"])[0], ["title"])],
    [`year:${record.year}`, ({ year }) => year === record.year],
    ["has:code", ({ facts }) => facts.includes("code")],
    ["-has:note", ({ facts }) => !facts.includes("note")],
    [`author:"${record.author[0]}"`, (other) => hasPhrase(other, "author", record.author[0])],
    ["language", (other) => hasNames(other, "language")],
    ["-agents", (other) => !hasNames(other, "agents")],
  ];
  for (const record of records) {
    const all = make(record);
    for (let one = 0; one < all.length; one += 1) {
      for (let other = one + 1; other < all.length; other += 1) {
        const [text, wanted] = [`${all[one][0]} ${all[other][0]}`, listWhere((some) => all[one][1](some) && all[other][1](some))];
        assert.deepEqual(await find(text), wanted, text);
      }
    }
  }
});

test("every beginning of a title's words finds the paper, and nothing without such a word", async () => {
  for (const [at, record] of records.entries()) {
    for (const typed of listTyped(record, ["title"])) {
      if (!/^[A-Za-z]{4,}$/.test(typed) || splitNames(typed)[0].length > 1) continue;
      const beginning = typed.slice(0, -1).toLowerCase();
      const longer = new Set([...allWords].filter((word) => word.startsWith(beginning)));
      const found = await find(beginning, { live: true });
      assert.ok(found.includes(at), beginning);
      if (!longer.size) continue;
      for (const word of [findStem(beginning), findStem(`${beginning}s`)]) longer.add(word);
      const wanted = listWhere(({ words }) => FIELDS.some((field) => [...longer].some((word) => words[field].has(word))));
      assert.deepEqual(found.filter((paper) => !wanted.includes(paper)), [], beginning);
    }
  }
});

test("a title's long words are found with a letter left out, doubled, or two swapped", async () => {
  for (const [at, record] of records.entries()) {
    for (const typed of listTyped(record, ["title"])) {
      const word = typed.toLowerCase();
      if (!/^[a-z]{7,}$/.test(word) || splitNames(typed)[0].length > 1) continue;
      const wrongs = [
        word.slice(0, 3) + word.slice(4),
        word.slice(0, 3) + word[2] + word.slice(3),
        word.slice(0, 3) + word[4] + word[3] + word.slice(5),
      ];
      for (const wrong of wrongs) {
        if (allWords.has(findStem(wrong))) continue;
        assert.ok((await find(wrong)).includes(at), `${wrong} for ${word}`);
      }
    }
  }
});

test("each way out of an empty answer finds what it says", async () => {
  for (const record of records.slice(0, 30)) {
    const { relax } = await search.find(`${record.title[0].replaceAll(/["-]/g, " ")} year:1900`);
    assert.ok(relax.length > 0, record.title);
    for (const { query, count } of relax) assert.equal((await search.find(query)).total, count, query);
  }
});
