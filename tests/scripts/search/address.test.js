import assert from "node:assert/strict";
import test from "node:test";

import { writeAddress } from "../../../generator/scripts/search/address.js";

const cases = [
  ["papers/x/", "https://a.org/list/", "https://a.org/list/papers/x/"],
  ["papers/x/#y", "https://a.org/list/", "https://a.org/list/papers/x/#y"],
  ["papers/x/", "file:///C:/site/", "file:///C:/site/papers/x/index.html"],
  ["papers/x/#y", "file:///site/", "file:///site/papers/x/index.html#y"],
  ["explore/?q=a/", "file:///site/", "file:///site/explore/index.html?q=a/"],
  ["", "file:///site/", "file:///site/index.html"],
  ["data/papers.json", "file:///site/", "file:///site/data/papers.json"],
  ["javascript:alert(1)", "https://a.org/", "https://a.org/javascript:alert(1)"],
  ["//evil.org/", "https://a.org/", "https://a.org///evil.org/"],
];

for (const [path, base, address] of cases) {
  test(`${path} below ${base}`, () => assert.equal(writeAddress(path, base), address));
}
