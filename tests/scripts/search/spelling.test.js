import assert from "node:assert/strict";
import test from "node:test";

import { Shards } from "../../../generator/scripts/search/shards.js";
import { allowTypos, countTypos, findMeant } from "../../../generator/scripts/search/spelling.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

/** The textbook's table, without bound. */
function countSlowly(one, other) {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)),
  );
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const changed = table[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, changed);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[one.length][other.length];
}

test("typos are counted as the textbook counts them", () => {
  const words = [""];
  for (let length = 0; length < 5; length += 1) {
    for (const word of words.filter((one) => one.length === length)) {
      for (const letter of length < 3 ? "abc" : "ab") words.push(word + letter);
    }
  }
  assert.ok(words.length > 150);
  for (const one of words) {
    for (const other of words) {
      const typos = countSlowly(one, other);
      for (const most of [1, 2]) {
        assert.equal(countTypos(one, other, most), Math.min(typos, most + 1), `${one} ${other} ${most}`);
      }
    }
  }
});

test("short words have no typos, long ones two", () => {
  assert.deepEqual([3, 4, 7, 8].map(allowTypos), [0, 1, 1, 2]);
});

const titles = ["attention agent agent", "agent serving", "server llama2 gpt4 reinforcement", "paged"];
const open = () => ({ shards: new Shards(loadFrom(writeIndex(titles.map((title) => ({ title }))))), pause: async () => {} });

for (const [typed, meant] of [
  ["agnet", ["agent"]],
  ["agen", ["agent"]],
  ["xgent", ["agent"]],
  ["gaent", ["agent"]],
  ["einforcement", ["reinforcement"]],
  ["atention", ["attention"]],
  ["attenshn", []],
  ["reinforcemetn", ["reinforcement"]],
  ["rienforcment", ["reinforcement"]],
  ["lama2", ["llama2"]],
  ["llama3", []],
  ["gpt5", []],
  ["agt", []],
  ["c++++", []],
]) {
  test(`${typed} is taken for ${meant}`, async () => {
    assert.deepEqual(await findMeant(open(), typed), meant);
  });
}

for (const [typed, meant] of [
  ["atenti", ["attention"]],
  ["aten", ["agent"]],
  ["attn", []],
  ["serivn", ["serving"]],
  ["reinfrocem", ["reinforcement"]],
  ["gaent", ["agent"]],
  ["eservi", ["serving"]],
  ["xgent", []],
]) {
  test(`${typed} may be the beginning of ${meant}`, async () => {
    assert.deepEqual(await findMeant(open(), typed, true), meant);
  });
}

test("the fewest typos, the most frequent first; other first letters only where none has the same", async () => {
  const shards = new Shards(loadFrom(writeIndex([{ title: "cart bart cast cash" }, { title: "bart cast" }, { title: "bart" }])));
  assert.deepEqual(await findMeant({ shards, pause: async () => {} }, "cazt"), ["cast", "cart"]);
  assert.deepEqual(await findMeant({ shards, pause: async () => {} }, "tart"), ["bart", "cart"]);
  const bells = new Shards(loadFrom(writeIndex([{ title: "bell" }, { title: "bell cell" }])));
  assert.deepEqual(await findMeant({ shards: bells, pause: async () => {} }, "cbell"), ["cell"]);
});

test("a word that is still typed loads only files of its first two letters", async () => {
  const load = loadFrom(writeIndex([...titles, "zebra yodel xenon walrus violin umbrella tuba"].map((title) => ({ title }))));
  const index = { shards: new Shards(load), pause: async () => {} };
  const { spelling } = await index.shards.root();
  const countFiles = () => load.asked.filter((name) => name.startsWith("spelling")).length;
  assert.deepEqual(await findMeant(index, "agxxt", true), []);
  const few = countFiles();
  assert.ok(few > 0 && few <= spelling.length / 2, `${few} of ${spelling.length}`);
  assert.deepEqual(await findMeant(index, "ebra"), ["zebra"]);
  assert.ok(countFiles() > few);
});
