import assert from "node:assert/strict";
import test from "node:test";

import { sayBytes, sayEnd, sayState, sayWarning } from "../../../generator/scripts/offline/sentences.js";

test("sizes are said as people read them", () => {
  assert.equal(sayBytes(1), "1 KB");
  assert.equal(sayBytes(99_400), "99 KB");
  assert.equal(sayBytes(9_040_000), "9 MB");
  assert.equal(sayBytes(34_956_044), "35 MB");
  assert.equal(sayBytes(5_234_000_000), "5,234 MB");
});

test("the state says how much is kept, of which version", () => {
  const state = { id: "0123456789abcdef", files: 1480, bytes: 35_000_000, kept: 312 };
  assert.equal(
    sayState(state),
    "Kept: 312 of 1,480 files. In all they are 35 MB. Version 01234567 of the site.",
  );
  assert.match(sayState({ ...state, kept: 1480 }), /^Everything is kept: 1,480 files, 35 MB\./);
});

test("a large site, or a small browser, is said beforehand", () => {
  assert.equal(sayWarning(35_000_000, { quota: 1e9, usage: 0 }), "");
  assert.equal(sayWarning(35_000_000, {}), "");
  assert.match(sayWarning(35_000_000, { quota: 40e6, usage: 30e6 }), /room for about 10 MB more/);
  assert.match(sayWarning(5e9, { quota: 1e12 }), /^That is much/);
});

test("every end has a sentence", () => {
  for (const end of ["done", "stopped", "newer", "network", "full"]) assert.match(sayEnd(end), /\.$/);
});
