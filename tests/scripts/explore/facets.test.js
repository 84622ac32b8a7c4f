import assert from "node:assert/strict";
import test from "node:test";

import {
  countValues, findTop, passFilter, passRanges, Sieve,
} from "../../../generator/scripts/explore/facets.js";

/** A column of lists of values. */
function makeColumn(lists) {
  const offsets = [0];
  for (const list of lists) offsets.push(offsets.at(-1) + list.length);
  return { offsets: Uint32Array.from(offsets), values: Uint32Array.from(lists.flat()) };
}

/** The same numbers at every run. */
function makeRandom(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const SIZE = 6;
const PAPERS = 60;

function makeLists(random, most) {
  return Array.from({ length: PAPERS }, () => {
    const values = new Set();
    for (let times = random(most + 1); times > 0; times -= 1) values.add(random(SIZE));
    return [...values];
  });
}

function isIn(list, { include, exclude, all }) {
  const has = (value) => list.includes(value);
  if (exclude.some(has)) return false;
  if (!include.length) return true;
  return all ? include.every(has) : include.some(has);
}

function makeChoice(random) {
  const choice = { include: [], exclude: [], all: random(2) === 1 };
  for (let value = 0; value < SIZE; value += 1) {
    const side = random(6);
    if (side === 0) choice.include.push(value);
    if (side === 1) choice.exclude.push(value);
  }
  return choice;
}

test("results and counts are those of looking at each paper by itself", () => {
  const random = makeRandom(7);
  for (let round = 0; round < 300; round += 1) {
    const lists = { tag: makeLists(random, 4), venue: makeLists(random, 1) };
    const choices = { tag: makeChoice(random), venue: makeChoice(random) };
    const range = [random(20), 30 + random(30)];
    const found = Uint32Array.from([...Array(PAPERS).keys()].filter(() => random(3) > 0).reverse());

    const filters = {};
    const conditions = [{ name: "year", pass: passRanges([range], PAPERS) }];
    for (const name of ["tag", "venue"]) {
      filters[name] = { column: makeColumn(lists[name]), ...choices[name] };
      conditions.push({ name, pass: passFilter(filters[name], PAPERS) });
    }
    const sieve = new Sieve(found, conditions, PAPERS);

    const passes = (paper, changed) =>
      paper >= range[0] && paper < range[1] &&
      ["tag", "venue"].every((name) => isIn(lists[name][paper], { ...choices, ...changed }[name]));
    assert.deepEqual([...sieve.result], [...found].filter((paper) => passes(paper)));

    for (const name of ["tag", "venue"]) {
      const counts = countValues(sieve.without(name), filters[name], SIZE);
      const { include, exclude, all } = choices[name];
      for (let value = 0; value < SIZE; value += 1) {
        const changed = {
          include: all ? [...include, value] : [value],
          exclude: exclude.filter((other) => other !== value),
          all,
        };
        const expected = [...found].filter((paper) => passes(paper, { [name]: changed })).length;
        assert.equal(counts[value], expected, `round ${round}, ${name} ${value}`);
      }
    }
  }
});

test("the values with most papers come first, of equal ones the first", () => {
  const counts = Uint32Array.from([3, 0, 5, 3, 1]);
  assert.deepEqual(findTop(counts, 3), [2, 0, 3]);
  assert.deepEqual(findTop(counts, 9), [2, 0, 3, 4]);
  assert.deepEqual(findTop(counts, 2, (value) => value !== 2), [0, 3]);
  assert.deepEqual(findTop(counts, 0), []);
});
