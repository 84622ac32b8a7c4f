import assert from "node:assert/strict";
import test from "node:test";

import { createSearch } from "../../../generator/scripts/search/search.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const papers = [
  { title: "Flash attention on chips", author: ["Song Han", "Li Wei"] },
  { title: "Attention in a flash", author: ["Han Song"], body: "Here flash meets attention." },
  { title: "Fast attention", author: ["Wei Song", "Han Li"], body: "We use flash attention and the state of the art." },
  { title: "FlashAttention reimplemented", body: "attention; flash; very very fast" },
  { title: "The end of all", body: "Nothing is a phrase of the" },
];
const pages = [{ title: "About flash attention", body: "" }];
const search = createSearch(loadFrom(writeIndex(papers, pages, { split: 5 })));

async function find(text, options) {
  const { papers: found, pages: foundPages } = await search.find(text, options);
  return [...found, ...foundPages].sort((one, other) => one - other);
}

for (const [text, documents] of [
  ['"flash attention"', [0, 2, 3, 5]],
  ['"attention flash"', [3]],
  ['"flash attentions"', [0, 2, 3, 5]],
  ['title:"flash attention"', [0, 3, 5]],
  ['author:"song han"', [0]],
  ['author:"han li"', [2]],
  ['"FlashAttention"', [0, 2, 3, 5]],
  ['"flashattention"', [3]],
  ['"very very"', [3]],
  ['"very very very"', []],
  ['"flash unknown"', []],
  ['"state of the art"', [2]],
  ['"art of state"', []],
  ['"the end"', [4]],
  ['"of all"', [4]],
  ['"of the"', []],
  ['attention -"flash attention"', [1]],
  ['"flash attention" chips', [0]],
]) {
  test(`${text} finds ${documents}`, async () => assert.deepEqual(await find(text), documents));
}

test("no phrase goes from one field, or one value of a field, to the next", async () => {
  assert.deepEqual(await find('"chips song"'), []);
  assert.deepEqual(await find('"han li wei"'), []);
});

test("an unfinished phrase finds what its words so far and a beginning find", async () => {
  assert.deepEqual(await find('"flash attention ch', { live: true }), [0]);
  assert.deepEqual(await find('"flash atten', { live: true }), [0, 1, 2, 3, 5]);
  assert.deepEqual(await find('"flash', { live: true }), [0, 1, 2, 3, 5]);
});

test("places are loaded only for documents that have all words", async () => {
  const load = loadFrom(writeIndex(papers, pages, { split: 5 }));
  await createSearch(load).find('"chips song"');
  assert.ok(!load.asked.some((name) => name.startsWith("places")), load.asked.join());
});
