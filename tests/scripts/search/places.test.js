import assert from "node:assert/strict";
import test from "node:test";

import { findNumber, findPlace } from "../../../generator/scripts/search/places.js";

test("papers are numbered newest first and lie oldest first, after the pages", () => {
  const root = { papers: 3, first: 256 };
  const places = [0, 1, 2, 3, 4].map((number) => findPlace(root, number));
  assert.deepEqual(places, [258, 257, 256, 0, 1]);
  assert.deepEqual(places.map((place) => findNumber(root, place)), [0, 1, 2, 3, 4]);
});
