import assert from "node:assert/strict";
import test from "node:test";

import { findBar, makeBars, spanBars, Years } from "../../../generator/scripts/explore/years.js";

const YEARS = new Years([[2025, 0], [2024, 3], [2021, 4]], 10);

test("years are ranges of papers", () => {
  assert.deepEqual(YEARS.findRanges(2024, 2025), [[0, 3], [3, 4]]);
  assert.deepEqual(YEARS.findRanges(null, 2023), [[4, 10]]);
  assert.deepEqual(YEARS.findRanges(2022, 2023), []);
});

test("papers are counted by year", () => {
  assert.deepEqual([...YEARS.count(Uint32Array.from([9, 0, 2]))], [[2025, 2], [2021, 1]]);
});

test("there is a bar for each year, the highest fills the height, and one paper is seen", () => {
  const bars = makeBars(YEARS, new Map([[2025, 1000], [2021, 1]]));
  assert.deepEqual(bars.map((bar) => bar.first), [2021, 2022, 2023, 2024, 2025]);
  assert.deepEqual(bars.map((bar) => bar.count), [1, 0, 0, 0, 1000]);
  assert.equal(bars[4].height, 1);
  assert.equal(bars[1].height, 0);
  assert.ok(bars[0].height > 0.03);
});

test("of a long history the first bar holds what is older", () => {
  const long = new Years([[2025, 0], [1970, 1], [1936, 2]], 3);
  const bars = makeBars(long, new Map([[2025, 1], [1936, 1]]));
  assert.equal(bars.length, 60);
  assert.deepEqual([bars[0].first, bars[0].last, bars[0].count], [1936, 1966, 1]);
});

test("no papers, no bars", () => assert.deepEqual(makeBars(new Years([], 0), new Map()), []));

test("nothing found leaves bars without height", () => {
  assert.ok(makeBars(YEARS, new Map()).every((bar) => bar.height === 0));
});

test("a pointer is over a bar, also when it left them", () => {
  const bars = makeBars(YEARS, new Map());
  assert.deepEqual([-1, 0, 0.19, 0.2, 0.99, 1, 7].map((x) => findBar(bars, x)), [0, 0, 0, 1, 4, 4, 4]);
});

test("dragged bars are years, all of them no choice", () => {
  const bars = makeBars(YEARS, new Map());
  assert.deepEqual(spanBars(bars, 3, 1), { from: 2022, to: 2024 });
  assert.deepEqual(spanBars(bars, 0, 4), { from: null, to: null });
});
