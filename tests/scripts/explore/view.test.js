import assert from "node:assert/strict";
import test from "node:test";

import { nameStars, readRepository } from "../../../generator/scripts/explore/code_badge.js";
import { nameDate } from "../../../generator/scripts/explore/view.js";

test("a date is said as far as it is known", () => {
  assert.equal(nameDate("2024-09-08"), "8 September 2024");
  assert.equal(nameDate("2024-09"), "September 2024");
  assert.equal(nameDate("2024"), "2024");
});

test("a repository is named by its host", () => {
  const name = (address) => readRepository(address)?.name;
  assert.equal(name("https://github.com/volcengine/verl.git"), "volcengine/verl");
  assert.equal(name("https://huggingface.co/datasets/a/b"), "a/b");
  assert.equal(name("https://git.example.net/~crowd/port/"), "git.example.net/~crowd/port");
  assert.equal(readRepository("https://www.github.com/a/b").mark, "GH");
});

test("what is no address on the web is no link", () => {
  for (const address of ["javascript:alert(1)", "data:text/html,x", "//x/y", "", "https://"]) {
    assert.equal(readRepository(address), null, address);
  }
});

test("stars have three digits at most", () => {
  const cases = [[0, "0 stars"], [1, "1 star"], [999, "999 stars"], [1234, "1.2k stars"]];
  cases.push([12_999, "12.9k stars"], [123_456, "123k stars"], [2_000_000, "2M stars"]);
  for (const [stars, words] of cases) assert.equal(nameStars(stars), words);
});
