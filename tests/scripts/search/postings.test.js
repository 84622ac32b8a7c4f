import assert from "node:assert/strict";
import test from "node:test";

import { DamagedError } from "../../../generator/scripts/search/numbers.js";
import { decodePostings } from "../../../generator/scripts/search/postings.js";

/** A hundred papers from place 32 on, the oldest first: the one at 32 has the number 99. */
const ROOT = { papers: 100, first: 32 };

test("runs of documents, each counted from the one before", () => {
  // Mask 1: places 0 and 3 (impacts 63 and 1); mask 65: place 40 (impact 2).
  const { count, documents, masks, impacts } = decodePostings(`B${"A/"}${"CB"} hC${"oB"}${"C"}`, ROOT);
  assert.equal(count, 3);
  assert.deepEqual([...documents], [100, 103, 91]);
  assert.deepEqual([...masks], [1, 1, 65]);
  assert.deepEqual([...impacts], [63, 1, 2]);
});

test("no postings", () => {
  assert.equal(decodePostings("", ROOT).count, 0);
});

test("a line that was cut off is damaged", () => {
  assert.throws(() => decodePostings("BA/C", ROOT), DamagedError);
});

test("a place that no document has is damage", () => {
  assert.equal(decodePostings("BjEA", ROOT).count, 1);
  assert.throws(() => decodePostings("BkEA", ROOT), DamagedError);
});
