import assert from "node:assert/strict";
import test from "node:test";

import { createPause } from "../../../generator/scripts/search/pause.js";

test("the page has its turn when a slice is over, and not before", async () => {
  let time = 0;
  let turns = 0;
  const pause = createPause(() => time, async () => (turns += 1));
  await pause();
  time = 11;
  await pause();
  assert.equal(turns, 0);
  time = 12;
  await pause();
  await pause();
  assert.equal(turns, 1);
  time = 24;
  await pause();
  assert.equal(turns, 2);
});

test("other work runs in a pause", async () => {
  let time = 0;
  const pause = createPause(() => (time += 100));
  let hasRun = false;
  setImmediate(() => (hasRun = true));
  for (let round = 0; round < 50 && !hasRun; round += 1) await pause();
  assert.ok(hasRun);
});
