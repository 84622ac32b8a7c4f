import assert from "node:assert/strict";
import test from "node:test";

import { keepAll } from "../../../generator/scripts/offline/keep_all.js";

const BUILD = { id: "one", files: 70 };

/** A worker that answers with what is in `answers`, then with ever more. */
function makeAsk(answers = {}) {
  const asked = [];
  const ask = async ({ from, count }) => {
    asked.push(from);
    return { id: "one", next: Math.min(from + count, 70), ...answers[from] };
  };
  return { ask, asked };
}

test("everything is kept, a few files at a time, and each step is reported", async () => {
  const { ask, asked } = makeAsk();
  const reported = [];
  const options = { isStopped: () => false, report: (kept) => reported.push(kept) };
  assert.equal(await keepAll(ask, BUILD, options), "done");
  assert.deepEqual(asked, [0, 30, 60]);
  assert.deepEqual(reported, [30, 60, 70]);
});

test("it ends when the reader stops it", async () => {
  const { ask, asked } = makeAsk();
  const options = { isStopped: () => asked.length === 2, report: () => {} };
  assert.equal(await keepAll(ask, BUILD, options), "stopped");
  assert.deepEqual(asked, [0, 30]);
});

test("it ends with the problem that the worker has", async () => {
  for (const problem of ["network", "full", "newer"]) {
    const { ask } = makeAsk({ 30: { problem } });
    assert.equal(await keepAll(ask, BUILD, { isStopped: () => false, report: () => {} }), problem);
  }
});

test("it ends when another build has come", async () => {
  const { ask } = makeAsk({ 30: { id: "two" } });
  assert.equal(await keepAll(ask, BUILD, { isStopped: () => false, report: () => {} }), "newer");
});
