import assert from "node:assert/strict";
import test from "node:test";

import { DamagedError } from "../../../generator/scripts/search/numbers.js";
import { decodePostings } from "../../../generator/scripts/search/postings.js";

test("runs of documents, each counted from the one before", () => {
  // Mask 1: documents 0 and 3 (impacts 63 and 1); mask 65: document 40 (impact 2).
  const { count, documents, masks, impacts } = decodePostings(`BC${"A/"}${"CB"}hC${"B"}oB${"C"}`);
  assert.equal(count, 3);
  assert.deepEqual([...documents], [0, 3, 40]);
  assert.deepEqual([...masks], [1, 1, 65]);
  assert.deepEqual([...impacts], [63, 1, 2]);
});

test("no postings", () => {
  assert.equal(decodePostings("").count, 0);
});

test("a line that was cut off is damaged", () => {
  assert.throws(() => decodePostings("BCA/"), DamagedError);
});
