import assert from "node:assert/strict";
import test from "node:test";

import {
  choose, copyState, countChoices, findSort, makeState, readState, writeState,
} from "../../../generator/scripts/explore/state.js";

/** The address made from what was read from it. */
const renew = (search) => writeState(readState(search).state);

const CANONICAL = [
  "",
  "?q=memory",
  "?q=%22exact+phrase%22+-survey+year:2023..2025",
  "?topic=llm-serving,rl-systems&topic.all=1&-tag=survey&year=2021..2025&sort=title&view=rows",
  "?q=a&sort=date",
  "?year=2024",
  "?year=2024..",
  "?year=..2024",
  "?view=titles",
  "?tag=C%2B%2B,R%26D,a%2Cb,x%3Dy",
  "?venue=NeurIPS+2024+%28Spotlight%29",
  "?author=M%C3%A9lange",
  "?q=100%25",
  "?q=a%23b",
  "?license=Apache-2.0/MIT",
];

for (const search of CANONICAL) {
  test(`"${search}" is read and written again`, () => assert.equal(renew(search), search));
}

const OTHER_WAYS = [
  ["?", ""],
  ["q=memory", "?q=memory"],
  ["?q=a%20b", "?q=a+b"],
  ["?topic.all=1&-topic=c&topic=b,a", "?topic=a,b&-topic=c&topic.all=1"],
  ["?topic=a&topic=b&topic=a,,", "?topic=a,b"],
  ["?topic=a&-topic=a", "?-topic=a"],
  ["?year=2025..2021", "?year=2021..2025"],
  ["?q=a&sort=relevance", "?q=a"],
  ["?sort=date", ""],
  ["?sort=relevance", "?sort=relevance"],
  ["?venue.all=1&venue=a", "?venue=a"],
  ["?q=%E0%A4%A", "?q=%25E0%25A4%25A"],
  ["?__proto__=a&constructor=b&utm_source=c&=d&&", ""],
  ["?q=\ud800", "?q=%EF%BF%BD"],
];

for (const [search, canonical] of OTHER_WAYS) {
  test(`"${search}" becomes "${canonical}"`, () => assert.equal(renew(search), canonical));
}

for (const [search, word] of [
  ["?sort=size", "size"],
  ["?view=<b>", "<b>"],
  ["?year=soon", "soon"],
  ["?year=..", ".."],
  ["?year=20212022", "20212022"],
]) {
  test(`"${search}" is not understood, and that is said`, () => {
    const { state, notes } = readState(search);
    assert.deepEqual(state, makeState());
    assert.equal(notes.length, 1);
    assert.ok(notes[0].includes(`“${word}”`));
  });
}

test("a long stranger is shortened", () => {
  assert.ok(readState(`?view=${"x".repeat(5000)}`).notes[0].length < 80);
});

test("values that are chosen in another order make the same address", () => {
  const one = makeState();
  const other = makeState();
  for (const key of ["b", "a"]) choose(one, "tag", "include", key);
  for (const key of ["a", "b"]) choose(other, "tag", "include", key);
  assert.equal(writeState(one), writeState(other));
});

test("a value is on one side only, or on none", () => {
  const state = makeState();
  choose(state, "tag", "include", "a");
  choose(state, "tag", "exclude", "a");
  assert.deepEqual(state.facets.tag, { include: [], exclude: ["a"], all: false });
  choose(state, "tag", "", "a");
  assert.deepEqual(state.facets.tag, { include: [], exclude: [], all: false });
});

test("a copy changes alone", () => {
  const state = makeState();
  const copy = copyState(state);
  choose(copy, "tag", "include", "a");
  copy.facets.topic.include.push("b");
  assert.deepEqual(state, makeState());
});

test("without a query the order is by date, with one by relevance, unless another is chosen", () => {
  const sortOf = (search) => findSort(readState(search).state);
  assert.equal(sortOf(""), "date");
  assert.equal(sortOf("?q=a"), "relevance");
  assert.equal(sortOf("?q=+"), "date");
  assert.equal(sortOf("?sort=relevance"), "date");
  assert.equal(sortOf("?q=a&sort=title"), "title");
});

test("every value and the years are counted as choices, the query is not", () => {
  assert.equal(countChoices(readState("?q=a&topic=a,b&-tag=c&year=2021..&sort=title").state), 4);
  assert.equal(countChoices(makeState()), 0);
});
