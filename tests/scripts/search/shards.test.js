import assert from "node:assert/strict";
import test from "node:test";

import { OtherBuildError, Shards } from "../../../generator/scripts/search/shards.js";
import { loadFrom, writeIndex } from "./tiny_index.js";

const files = writeIndex([{ title: "Flash" }]);

test("each file is asked for once, with the build of the root, and decoded once", async () => {
  const load = loadFrom(files);
  const shards = new Shards(load);
  let decoded = 0;
  const read = () => shards.get("words-0", ([words]) => ((decoded += 1), words));
  assert.deepEqual(await Promise.all([read(), read()]), ["flash", "flash"]);
  await read();
  assert.deepEqual(load.asked, ["root", "words-0?build001"]);
  assert.equal(decoded, 1);
});

test("the root has its build", async () => {
  assert.equal((await new Shards(loadFrom(files)).root()).build, "build001");
});

test("a root of another version cannot be read", async () => {
  const root = { build: "x", contents: { version: 4 } };
  await assert.rejects(new Shards(loadFrom({ root })).root(), /another version.*Reload/);
  await assert.rejects(new Shards(loadFrom({ root: { build: "x", contents: null } })).root(), /version/);
});

test("a file with another seal is told", async () => {
  const mixed = { ...files, "words-0": { ...files["words-0"], build: "002" } };
  await assert.rejects(new Shards(loadFrom(mixed)).get("words-0"), OtherBuildError);
});

test("a failure is forgotten; what cannot be decoded is damaged", async () => {
  let isBroken = true;
  const shards = new Shards(loadFrom((name) => (name !== "root" && isBroken ? null : files[name])));
  await assert.rejects(shards.get("words-0"), /no file/);
  isBroken = false;
  await assert.rejects(shards.get("words-0", (text) => text.missing.x), /damaged \(words-0\)/);
  assert.equal((await shards.get("words-0"))[0], "flash");
});

test("a seal is that of the file, of its neighbours, or of all files of the kind", async () => {
  const root = {
    build: "build001",
    contents: { version: 5, sealed: 2, seals: { words: "aaabbb", documents: "cccddd", spelling: "eee", columns: "fff" } },
  };
  const seals = {
    "words-0": "aaa", "words-1": "bbb", "places-1": "bbb", "documents-1": "ccc", "documents-2": "ddd",
    "summaries-3": "ddd", "spelling-7": "eee", "facet-tag-values": "fff", "order-title-0": "fff",
  };
  for (const [name, build] of Object.entries(seals)) {
    const shards = new Shards(loadFrom({ root, [name]: { build, contents: 1 } }));
    assert.equal(await shards.get(name), 1);
    const other = new Shards(loadFrom({ root, [name]: { build: "ggg", contents: 1 } }));
    await assert.rejects(other.get(name), OtherBuildError);
  }
});
