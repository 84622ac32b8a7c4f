import assert from "node:assert/strict";
import test from "node:test";

import { createList, findLast } from "../../../../generator/scripts/offline/worker/list.js";

const parts = [
  [["a", 1, "ha"], ["c", 2, "hc"]],
  [["e", 3, "he"], ["g", 4, "hg"]],
  [["i", 5, "hi"]],
];
const build = {
  id: "x",
  files: 5,
  part: 2,
  lists: parts.map((rows) => ({ first: rows[0][0], hash: "" })),
};

function makeList(load = async (number) => parts[number]) {
  const loaded = [];
  const list = createList(build, (number) => {
    loaded.push(number);
    return load(number);
  });
  return { list, loaded };
}

test("a file is found in the one list that can hold it", async () => {
  const { list, loaded } = makeList();
  assert.deepEqual(await list.find("g"), { path: "g", size: 4, hash: "hg" });
  assert.deepEqual(await list.find("e"), { path: "e", size: 3, hash: "he" });
  assert.deepEqual(loaded, [1]);
});

test("a file that the build does not have is not found", async () => {
  const { list } = makeList();
  for (const path of ["", "A", "b", "d", "z"]) assert.equal(await list.find(path), null, path);
});

test("slices go through all files and end with each list", async () => {
  const { list } = makeList();
  const found = [];
  for (let from = 0; from < build.files; ) {
    const some = await list.slice(from, 30);
    from += some.length;
    found.push(some.map(({ path }) => path).join(""));
  }
  assert.deepEqual(found, ["ac", "eg", "i"]);
  assert.deepEqual((await list.slice(1, 1)).map(({ path }) => path), ["c"]);
});

test("a list that could not be had is asked for again", async () => {
  let isDown = true;
  const { list } = makeList(async (number) => {
    if (isDown) throw new Error("down");
    return parts[number];
  });
  await assert.rejects(list.find("a"));
  isDown = false;
  assert.equal((await list.find("a")).size, 1);
});

test("the last item for which something holds", () => {
  assert.equal(findLast([], () => true), -1);
  assert.equal(findLast([1, 2, 3], (item) => item < 1), -1);
  assert.equal(findLast([1, 2, 3], (item) => item < 3), 1);
  assert.equal(findLast([1, 2, 3], () => true), 2);
});
