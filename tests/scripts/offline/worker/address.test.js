import assert from "node:assert/strict";
import test from "node:test";

import { findPath, nameAddress } from "../../../../generator/scripts/offline/worker/address.js";

const scope = "https://host.example/list/";

test("an address leads to a file below the top of the site", () => {
  const cases = {
    "": "index.html",
    "?q=a/b": "index.html",
    "papers/x/": "papers/x/index.html",
    "papers/x/?q=1#there": "papers/x/index.html",
    "papers/x": "papers/x",
    "assets/a.css?v=2": "assets/a.css",
    "papers/../about/": "about/index.html",
    "%C3%BCber/": "%C3%BCber/index.html",
  };
  for (const [address, path] of Object.entries(cases)) {
    assert.equal(findPath(scope + address, scope), path, address);
  }
});

test("what lies outside of the site has no file", () => {
  for (const address of ["https://host.example/", "https://host.example/listing/a", "https://other.example/list/"]) {
    assert.equal(findPath(address, scope), null);
  }
});

test("a page is published at the address of its folder", () => {
  assert.equal(nameAddress("papers/x/index.html", scope), `${scope}papers/x/`);
  assert.equal(nameAddress("index.html", scope), scope);
  assert.equal(nameAddress("404.html", scope), `${scope}404.html`);
  assert.equal(nameAddress("my-index.html", scope), `${scope}my-index.html`);
});
