import assert from "node:assert/strict";
import test from "node:test";

import { DamagedError, NumberReader } from "../../../generator/scripts/search/numbers.js";
import { encodeNumber } from "./tiny_index.js";

test("the examples of the format", () => {
  const lengths = [0, 31, 32, 1023, 1024, 32_767].map((number) => encodeNumber(number).length);
  assert.deepEqual(lengths, [1, 1, 2, 2, 3, 3]);
  assert.equal(new NumberReader("A").readNumber(), 0);
  assert.equal(new NumberReader("f").readNumber(), 31);
  assert.equal(new NumberReader("gB").readNumber(), 32);
  assert.equal(new NumberReader("/f").readNumber(), 1023);
});

test("numbers come out as they went in, one after the other", () => {
  const numbers = [0, 1, 31, 32, 33, 1023, 1024, 108_961, 32_767, 32_768, 2 ** 29 - 1, 2 ** 30 - 1];
  const reader = new NumberReader(numbers.map(encodeNumber).join(""));
  const read = numbers.map(() => reader.readNumber());
  assert.deepEqual(read, numbers);
  assert.ok(reader.isDone);
});

test("a digit alone is 0 to 63", () => {
  const reader = new NumberReader("A/");
  assert.deepEqual([reader.readDigit(), reader.readDigit()], [0, 63]);
});

for (const [what, text] of [
  ["empty", ""],
  ["cut off", "g"],
  ["of other characters", "é"],
  ["with a space", " A"],
  ["without end", "//////////"],
]) {
  test(`text that is ${what} is damaged`, () => {
    assert.throws(() => new NumberReader(text).readNumber(), DamagedError);
  });
}
