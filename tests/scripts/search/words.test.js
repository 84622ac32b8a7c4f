import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { splitWords } from "../../../generator/scripts/search/words.js";

const CASES = JSON.parse(readFileSync(new URL("../../search/words.json", import.meta.url), "utf-8"));

for (const { case: name, text, words } of CASES) {
  test(`text is taken apart as in Python: ${name}`, () => {
    assert.deepEqual(splitWords(text).map((word) => [word.text, word.place]), words);
  });
}
