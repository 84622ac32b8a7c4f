import assert from "node:assert/strict";
import test, { mock } from "node:test";

import { createLoader, ShardError } from "../../../generator/scripts/search/load.js";

/** A page that collects script tags; a test says what becomes of each. */
function makePage() {
  const tags = [];
  const createElement = (name) => ({
    name,
    remove() {
      this.isRemoved = true;
    },
  });
  return { tags, createElement, head: { append: (tag) => tags.push(tag) } };
}

function run(tag, ...call) {
  if (call.length) globalThis.readinglistShard(...call);
  tag.onload();
}

test("a file hands over its build and contents, and its tag is taken away", async () => {
  const page = makePage();
  const promise = createLoader(page, "https://a.org/assets/search/")("words-1", "b1");
  const [tag] = page.tags;
  assert.equal(tag.name, "script");
  assert.equal(tag.src, "https://a.org/assets/search/words-1.js?v=b1");
  run(tag, "words-1", "b1", ["x"]);
  const { build, contents } = await promise;
  assert.deepEqual([build, contents], ["b1", ["x"]]);
  assert.ok(tag.isRemoved);
});

test("the root has no version in its address", () => {
  const page = makePage();
  createLoader(page, "file:///s/")("root").catch(() => {});
  assert.equal(page.tags[0].src, "file:///s/root.js");
  page.tags[0].onerror();
});

test("requests for one file at one time share a tag; files that come in another order are told apart", async () => {
  const page = makePage();
  const load = createLoader(page, "file:///s/");
  const all = [load("a"), load("b"), load("a")];
  assert.equal(page.tags.length, 2);
  run(page.tags[1], "b", "b1", 2);
  run(page.tags[0], "a", "b1", 1);
  const came = await Promise.all(all);
  assert.deepEqual(came.map(({ contents }) => contents), [1, 2, 1]);
});

test("a file that cannot be had says so; the next request tries again", async () => {
  const page = makePage();
  const load = createLoader(page, "file:///s/");
  const failed = load("words-3");
  page.tags[0].onerror();
  await assert.rejects(failed, (error) => {
    assert.ok(error instanceof ShardError);
    assert.equal(error.shard, "words-3");
    assert.match(error.message, /could not be loaded \(words-3\).*search again/);
    return true;
  });
  const again = load("words-3");
  run(page.tags[1], "words-3", "b1", 5);
  assert.equal((await again).contents, 5);
});

for (const [what, ...call] of [
  ["never calls"],
  ["calls itself something else", "words-4", "b1", []],
]) {
  test(`a file that ${what} is damaged`, async () => {
    const page = makePage();
    const promise = createLoader(page, "file:///s/")("words-3");
    run(page.tags[0], ...call);
    await assert.rejects(promise, /damaged \(words-3\)/);
  });
}

test("a file that does not come is given up", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const page = makePage();
    const promise = createLoader(page, "file:///s/")("words-3");
    mock.timers.tick(30_000);
    await assert.rejects(promise, /could not be loaded/);
    assert.ok(page.tags[0].isRemoved);
  } finally {
    mock.timers.reset();
  }
});

test("a root asked for anew renews the browser's copy, but never of a disk", async () => {
  const fetched = mock.method(globalThis, "fetch", async () => {});
  try {
    const page = makePage();
    const load = createLoader(page, "https://a.org/s/");
    load("root", "123").catch(() => {});
    load("words-1", "b1").catch(() => {});
    createLoader(page, "file:///s/")("root", "123").catch(() => {});
    assert.deepEqual(
      fetched.mock.calls.map(({ arguments: all }) => all),
      [["https://a.org/s/root.js", { cache: "reload" }]],
    );
    for (const tag of page.tags) tag.onerror();
  } finally {
    fetched.mock.restore();
  }
});
