import assert from "node:assert/strict";
import test from "node:test";

import * as main from "../../../generator/scripts/search/main.js";

test("what other scripts use is there, without a page too", () => {
  assert.deepEqual(
    ["createSearch", "findAddress", "fold", "getSearch", "highlight", "splitWords"].filter((name) => !main[name]),
    [],
  );
  assert.equal(main.findAddress("papers/x/", "file:///s/"), "file:///s/papers/x/index.html");
});

test("the search of a page looks below the top of the site", async () => {
  const tags = [];
  globalThis.document = {
    currentScript: { src: "https://a.org/list/assets/javascripts/search.js?v=1" },
    createElement: () => ({ remove() {} }),
    head: { append: (tag) => tags.push(tag) },
  };
  try {
    const { getSearch, findAddress } = await import("../../../generator/scripts/search/main.js?page");
    assert.equal(getSearch(), getSearch());
    const root = getSearch().root();
    assert.equal(tags[0].src, "https://a.org/list/assets/search/root.js");
    tags[0].onerror();
    await assert.rejects(root, /could not be loaded/);
    assert.equal(findAddress("papers/x/"), "https://a.org/list/papers/x/");
  } finally {
    delete globalThis.document;
  }
});
