import assert from "node:assert/strict";
import test from "node:test";

import { createStore } from "../../../generator/scripts/marks/store.js";
import { ClosedStorage, FakeStorage, FullStorage, at, makeMark } from "./storage.js";

const KEY = "readinglist.marks:/list/";
const open = (storage) => createStore(storage, KEY, () => at(30));
const keep = (papers) => JSON.stringify({ version: 1, papers });
const put = (store, id, mark = makeMark()) => store.change((marks) => marks.set(id, mark));

test("a mark is there for the next page", () => {
  const storage = new FakeStorage();
  assert.ok(put(open(storage), "a"));
  assert.deepEqual([...open(storage).getMarks()], [["a", makeMark()]]);
  assert.deepEqual([...storage.map.keys()], [KEY]);
});

test("two tabs add to each other's marks", () => {
  const storage = new FakeStorage();
  const [one, two] = [open(storage), open(storage)];
  put(one, "a");
  put(two, "b");
  assert.deepEqual([...two.getMarks().keys()], ["a", "b"]);
  let told = 0;
  one.watch(() => told++);
  one.reread();
  assert.deepEqual([[...one.getMarks().keys()], told], [["a", "b"], 1]);
});

for (const [name, text] of Object.entries({
  "no JSON": '{"version": 1, "papers": {"a"',
  "another version": '{"version": 2, "papers": {}}',
  "no version": "[]",
  "nothing at all": "null",
  "a mark that is not known": keep({ good: makeMark(), bad: makeMark({ rating: 5 }) }),
}))
  test(`what cannot be read is set aside whole: ${name}`, () => {
    const storage = new FakeStorage({ [KEY]: text });
    const store = open(storage);
    const [aside, ...more] = store.listAside();
    assert.deepEqual(more, []);
    assert.equal(store.readAside(aside), text);
    put(store, "new");
    assert.equal(store.readAside(aside), text);
    assert.equal(store.getMarks().has("good"), name.startsWith("a mark"));
    // The next page finds nothing wrong.
    assert.deepEqual(open(storage).listAside(), [aside]);
    store.removeAside(aside);
    assert.deepEqual(open(storage).listAside(), []);
  });

test("what cannot be set aside is not written over", () => {
  const storage = new FullStorage({ [KEY]: "broken" });
  const store = open(storage);
  assert.ok(!put(store, "a"));
  assert.match(store.getProblem(), /full/);
  assert.equal(storage.getItem(KEY), "broken");
  assert.ok(store.getMarks().has("a"));
});

test("a full storage is said, and nothing is lost on the page", () => {
  const store = open(new FullStorage({ [KEY]: keep({ a: makeMark() }) }));
  assert.equal(store.getProblem(), "");
  assert.ok(!put(store, "b"));
  assert.ok(!put(store, "c"));
  assert.match(store.getProblem(), /storage for this site is full.*Export/);
  assert.deepEqual([...store.getMarks().keys()].sort(), ["a", "b", "c"]);
});

for (const [name, storage] of [["none", null], ["a closed one", new ClosedStorage()]])
  test(`without storage marks last on the page, and that is said: ${name}`, () => {
    const store = open(storage);
    assert.match(store.getProblem(), /does not let the site keep anything/);
    assert.ok(!put(store, "a"));
    assert.ok(!put(store, "b"));
    store.reread();
    assert.deepEqual([...store.getMarks().keys()].sort(), ["a", "b"]);
    assert.deepEqual(store.listAside(), []);
  });

test("when there is room again everything is kept", () => {
  const storage = new FakeStorage();
  const store = open(storage);
  storage.setItem = FullStorage.prototype.setItem;
  assert.ok(!put(store, "a"));
  delete storage.setItem;
  assert.ok(put(store, "b"));
  assert.equal(store.getProblem(), "");
  assert.deepEqual([...open(storage).getMarks().keys()].sort(), ["a", "b"]);
});
