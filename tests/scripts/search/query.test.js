import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { MOST_CONDITIONS, parseQuery } from "../../../generator/scripts/search/query.js";

/** A condition in short: `-1:flash+attention~`. */
function tell(condition) {
  const { kind, names, word, from, to, isNot, isOpen, mask } = condition;
  const what = {
    name: () => names[0].join("+"),
    phrase: () => `"${names.map((name) => name.join("+")).join(" ")}"`,
    fact: () => word,
    years: () => `${from}..${to}`,
  }[kind]();
  return `${isNot ? "-" : ""}${mask === 127 || mask === 0 ? "" : `${mask}:`}${what}${isOpen ? "~" : ""}`;
}

function read(text, live = false) {
  return parseQuery(text, { live }).conditions.map(tell).join(" ");
}

const cases = [
  ["", ""],
  ["   ", ""],
  ["Flash attention", "flash attention"],
  ["GPT-4", "gpt4+gpt+4"],
  ["FlashAttention", "flashattention+flash+attention"],
  ["a/b", "a b"],
  ['"flash attention" gpu', '"flash attention" gpu'],
  ["“flash attention”", '"flash attention"'],
  ['"flash attention', '"flash attention"'],
  ['say "', "say"],
  ['""', ""],
  ["-rust", "-rust"],
  ['-"deep learning"', '-"deep learning"'],
  ["-a/b", '-"a b"'],
  ["- -- -", ""],
  ["title:flash", "1:flash"],
  ["TITLE:flash", "1:flash"],
  ["title: flash", "1:flash"],
  ["-title:flash", "-1:flash"],
  ['author:"song han"', '2:"song han"'],
  ["tag:rl topic:llm-serving venue:osdi org:google", "4:rl 8:llmserving+llm+serving 16:osdi 32:google"],
  ["title:", ""],
  ["title:...", ""],
  ["year:2024", "2024..2024"],
  ["year:2023..2025", "2023..2025"],
  ["year:2025..2023", "2023..2025"],
  ["year:2023..", "2023..9999"],
  ["year:..2020", "0..2020"],
  ["-year:2024", "-2024..2024"],
  ["has:Code", "has:code"],
  ["-has:code", "-has:code"],
  ["id:HybridFlow", "id:hybridflow"],
  ["id:arXiv:2409.19256v2", "id:2409.19256"],
  ["rl arxiv:2409.19256", "rl id:2409.19256"],
  ["ReAct: synergizing", "react synergizing"],
  ["see https://example.org/a", "see https exampleorg+example+org a"],
];

for (const [text, told] of cases) {
  test(`${JSON.stringify(text)} is understood`, () => {
    assert.equal(read(text), told);
    assert.deepEqual(parseQuery(text).notes, []);
  });
}

const open = [
  ["flash atten", "flash atten~"],
  ["flash atten ", "flash atten"],
  ["gpt-4", "gpt4+gpt+4~"],
  ['"flash atten', '"flash" atten~'],
  ['"flash atten"', '"flash atten"'],
  ["author:han", "2:han~"],
  ["-rus", "-rus"],
  ["has:co", "has:co~"],
  ["id:hybrid", "id:hybrid~"],
  ["rl year:", "rl"],
  ["rl year:20", "rl"],
  ["rl year:2023.", "rl"],
  ["rl year:2023..20", "rl"],
  ["rl year:2023", "rl 2023..2023"],
];

for (const [text, told] of open) {
  test(`${JSON.stringify(text)} while it is typed`, () => {
    assert.equal(read(text, true), told);
    assert.deepEqual(parseQuery(text, { live: true }).notes, []);
  });
}

for (const [text, told, note] of [
  ["year:abc", "abc", /“year:abc” is not a year/],
  ["year:2023..x", "2023 x", /not a year/],
  ["year:20", "20", /not a year/],
  ["year:..", "", /not a year/],
  ["colour:red", "colour red", /no field “colour”/],
  ["has:wings", "wings", /“has:wings” is not known.*dataset/],
]) {
  test(`a note on ${text}, which is searched for as words`, () => {
    assert.equal(read(text), told);
    const { notes } = parseQuery(text);
    assert.equal(notes.length, 1);
    assert.match(notes[0], note);
  });
}

test("what is asked for again without a condition is what was typed", () => {
  const { conditions } = parseQuery('Flash author:"song han" -year:2024 "open');
  assert.deepEqual(
    conditions.map(({ source }) => source),
    ["Flash", 'author:"song han"', "-year:2024", '"open"'],
  );
});

test("the page for readers shows nothing that is not understood", async () => {
  const page = await readFile(new URL("../../../docs/search.md", import.meta.url), "utf-8");
  const table = page.split("## What you can type")[1].split("##")[0];
  const examples = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, example]) => example);
  assert.ok(examples.length > 15);
  for (const example of examples) {
    const { conditions, notes } = parseQuery(example);
    assert.ok(conditions.length > 0, example);
    assert.deepEqual(notes, [], example);
  }
  for (const field of ["title", "author", "tag", "topic", "venue", "org", "year", "has", "id"]) {
    assert.ok(examples.some((example) => example.startsWith(`${field}:`)), field);
  }
});

test("long texts are cut, and it is said", () => {
  const many = parseQuery(Array.from({ length: 50 }, (_, at) => `w${at}`).join(" "));
  assert.equal(many.conditions.length, MOST_CONDITIONS);
  assert.match(many.notes[0], /first 32 words/);
  const long = parseQuery("x".repeat(5000));
  assert.equal(long.conditions[0].names[0][0].length, 64);
  assert.match(long.notes[0], /first 500 characters/);
});

test("no text makes it throw", () => {
  const pieces = [
    '"', "-", ":", "title:", "year:", "..", "2024", " ", "\u0000", "\ud800", "é", "<", "has:", "id:", "(", "*", "\\",
  ];
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647);
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: random() % 12 }, () => pieces[random() % pieces.length]).join("");
    const { conditions } = parseQuery(text, { live: round % 2 === 0 });
    for (const { names } of conditions) assert.ok(!names || (names.length && names[0][0]));
  }
});

test("the first letter of a further word changes nothing yet", () => {
  const live = (text) => parseQuery(text, { live: true }).conditions.map(tell);
  assert.deepEqual(live("graph n"), ["graph"]);
  assert.deepEqual(live("graph ne"), ["graph", "ne~"]);
  assert.deepEqual(live("n"), ["n~"]);
  assert.deepEqual(live("gpt 4"), ["gpt", "4~"]);
  assert.deepEqual(live("graph -n"), ["graph", "-n"]);
  assert.deepEqual(live("graph n "), ["graph", "n"]);
  assert.deepEqual(parseQuery("graph n").conditions.map(tell), ["graph", "n"]);
});
