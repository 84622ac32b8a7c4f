import assert from "node:assert/strict";
import test from "node:test";

import { comparePoints, Dictionary, MOST_COMPLETIONS } from "../../../generator/scripts/search/dictionary.js";
import { Shards } from "../../../generator/scripts/search/shards.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const TITLES = ["alpha beta", "beta gamma delta", "delta beta alphabet", "zeta 模 𠮷 﨎"];

function open(papers, options) {
  const load = loadFrom(writeIndex(papers, [], options));
  return { load, dictionary: new Dictionary(new Shards(load)) };
}

const papers = TITLES.map((title) => ({ title, facts: ["has:code", `id:${title[0]}`] }));

for (const split of [1, 2, 3, 100]) {
  test(`every word is found, ${split} in a file`, async () => {
    const { dictionary } = open(papers, { split });
    const holds = async (word) => [...((await dictionary.find(word))?.documents ?? [])].sort();
    assert.deepEqual(await holds("alpha"), [0]);
    assert.deepEqual(await holds("alphabet"), [2]);
    assert.deepEqual(await holds("beta"), [0, 1, 2]);
    assert.deepEqual(await holds("zeta"), [3]);
    assert.deepEqual(await holds("模"), [3]);
    assert.deepEqual(await holds("𠮷"), [3]);
    assert.deepEqual(await holds("﨎"), [3]);
    assert.deepEqual(await holds("has:code"), [0, 1, 2, 3]);
    for (const word of ["", "a", "alph", "alphax", "zz", "🦊"]) assert.deepEqual(await holds(word), []);
  });

  test(`words with a beginning, the most frequent first, ${split} in a file`, async () => {
    const { dictionary } = open(papers, { split });
    const complete = async (text) => (await dictionary.complete(text)).map(({ word }) => word).sort();
    assert.deepEqual(await complete("alp"), ["alpha", "alphabet"]);
    assert.deepEqual(await complete("be"), ["beta"]);
    assert.deepEqual(await complete("x"), []);
    assert.deepEqual(await complete("ha"), [], "facts are no words of a text");
    assert.deepEqual(await complete("has:"), ["has:code"]);
  });
}

test("a beginning of many words loads few files and looks at few words", async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ title: `m${1000 + at}` }));
  for (const [beginning, files] of Object.entries({ m: 1, m1: 2 })) {
    const { load, dictionary } = open([{ title: "m1299" }, ...many], { split: 50 });
    const found = await dictionary.complete(beginning);
    assert.equal(found.length, MOST_COMPLETIONS);
    assert.equal(load.asked.filter((name) => name.startsWith("words-")).length, files);
  }
  const all = open([{ title: "m1299" }, ...many], { split: 1000 });
  assert.equal((await all.dictionary.complete("m"))[0].word, "m1299");
});

test("an empty index has no words", async () => {
  const { dictionary } = open([]);
  assert.equal(await dictionary.find("alpha"), null);
  assert.deepEqual(await dictionary.complete("a"), []);
});

test("the order is that of code points", () => {
  const words = ["a", "ab", "b", "模", "\ud7ff", "\ue000", "\ufa0e", "\u{20bb7}"];
  for (const [at, one] of words.entries()) {
    for (const [place, other] of words.entries()) {
      assert.equal(Math.sign(comparePoints(one, other)), Math.sign(at - place), `${one} ${other}`);
    }
  }
});
