import assert from "node:assert/strict";
import test from "node:test";

import { gatherDocuments, nameFile } from "../../../generator/scripts/explore/export.js";

const NUMBERS = Uint32Array.from({ length: 501 }, (_, place) => (place * 7) % 501);
const load = async (numbers) => [...numbers].map((number) => ({ number }));

test("documents come in the order of the result, and neighbours are read together", async () => {
  const asked = [];
  const documents = await gatherDocuments(NUMBERS, (numbers) => {
    asked.push([numbers[0], numbers.length]);
    return load(numbers);
  });
  assert.deepEqual(documents.map(({ number }) => number), [...NUMBERS]);
  assert.deepEqual(asked, [[0, 200], [200, 200], [400, 101]]);
});

test("progress is told from nothing to everything", async () => {
  const told = [];
  await gatherDocuments(NUMBERS, load, { onProgress: (done, all) => told.push([done, all]) });
  assert.deepEqual(told, [[0, 501], [200, 501], [400, 501], [501, 501]]);
});

test("what is cancelled loads no more", async () => {
  const controller = new AbortController();
  let times = 0;
  const gathering = gatherDocuments(NUMBERS, (numbers) => {
    times += 1;
    controller.abort();
    return load(numbers);
  }, { signal: controller.signal });
  await assert.rejects(gathering, { name: "AbortError" });
  assert.equal(times, 1);
});

test("a slice that cannot be read is an error, not a shorter file", async () => {
  const failing = async (numbers) => {
    if (numbers[0]) throw new Error("missing");
    return load(numbers);
  };
  await assert.rejects(gatherDocuments(NUMBERS, failing), /missing/);
});

test("a file is named after the query, whatever it is", () => {
  assert.equal(nameFile("Mélange of “LLM serving”", "bib"), "papers-melange-of-llm-serving.bib");
  assert.equal(nameFile("", "csv"), "papers.csv");
  assert.equal(nameFile("../../<b>", "ris"), "papers-b.ris");
  assert.ok(nameFile("x".repeat(500), "bib").length < 70);
});
