import assert from "node:assert/strict";
import test from "node:test";

import { shortenId } from "../../../generator/scripts/marks/roll.js";
import { PAUSE, createVisits, readVisit } from "../../../generator/scripts/marks/visits.js";
import { ClosedStorage, FakeStorage, FullStorage } from "./storage.js";

const DAY = 24 * 60 * 60 * 1000;
const START = 1_800_000_000_000;
const makeRoll = (build, ...ids) => ({
  ...{ build: `r000000${build}`, papers: ids.map(shortenId).join(""), former: {} },
});

/** A reader: opens pages that see the list, and pages that do not. */
function makeReader(storage) {
  const open = () => createVisits(storage, "visit", "papers");
  let loads = 0;
  return {
    view: (now) => open().arrive(now),
    async look(now, roll) {
      const visits = open();
      visits.arrive(now);
      const load = () => (loads++, Promise.resolve(roll));
      return visits.look(roll.build, load, now);
    },
    countLoads: () => loads,
  };
}

test("on the first visit nothing is new, whatever comes meanwhile", async () => {
  const reader = makeReader(new FakeStorage());
  assert.deepEqual((await reader.look(START, makeRoll(1, "a"))).fresh, []);
  assert.deepEqual((await reader.look(START + 1000, makeRoll(2, "a", "b"))).fresh, []);
});

test("on the next visit what came since then is new, until the visit is over", async () => {
  const reader = makeReader(new FakeStorage());
  await reader.look(START, makeRoll(1, "a"));
  const next = START + DAY;
  const { fresh, since } = await reader.look(next, makeRoll(2, "b", "a"));
  assert.deepEqual([fresh, since], [[shortenId("b")], START]);
  assert.deepEqual(reader.view(next + PAUSE).fresh, [shortenId("b")]);
  const { fresh: more } = await reader.look(next + PAUSE + 1000, makeRoll(3, "c", "b", "a"));
  assert.deepEqual(more, [shortenId("b"), shortenId("c")]);
  const later = await reader.look(next + 3 * PAUSE, makeRoll(3, "c", "b", "a"));
  assert.deepEqual([later.fresh, later.since], [[], next + PAUSE + 1000]);
});

test("a visit ends after thirty minutes, not before", async () => {
  const reader = makeReader(new FakeStorage());
  await reader.look(START, makeRoll(1, "a"));
  assert.deepEqual((await reader.look(START + PAUSE, makeRoll(2, "a", "b"))).fresh, []);
  const { fresh } = await reader.look(START + 2 * PAUSE + 1, makeRoll(3, "a", "b", "c"));
  assert.deepEqual(fresh, [shortenId("c")]);
});

test("a visit that saw no list hides nothing from the next one", async () => {
  const reader = makeReader(new FakeStorage());
  await reader.look(START, makeRoll(1, "a"));
  reader.view(START + DAY);
  const { fresh, since } = await reader.look(START + 2 * DAY, makeRoll(2, "a", "b"));
  assert.deepEqual([fresh, since], [[shortenId("b")], START]);
});

test("the list is loaded only when it has changed", async () => {
  const reader = makeReader(new FakeStorage());
  for (const now of [START, START + 1000, START + DAY]) await reader.look(now, makeRoll(1, "a"));
  assert.equal(reader.countLoads(), 1);
  await reader.look(START + DAY, makeRoll(2, "a", "b"));
  assert.equal(reader.countLoads(), 2);
});

test("a list that does not load is looked at another time", async () => {
  const storage = new FakeStorage();
  const reader = makeReader(storage);
  await reader.look(START, makeRoll(1, "a"));
  const visits = createVisits(storage, "visit", "papers");
  visits.arrive(START + DAY);
  const fail = () => Promise.reject(new Error("no"));
  await assert.rejects(visits.look("r0000002", fail, START + DAY));
  const { fresh } = await reader.look(START + DAY + 1000, makeRoll(2, "a", "b"));
  assert.deepEqual(fresh, [shortenId("b")]);
});

test("a clock that was set back ends the visit, and no more", async () => {
  const reader = makeReader(new FakeStorage());
  await reader.look(START, makeRoll(1, "a"));
  const { fresh } = await reader.look(START - DAY, makeRoll(2, "a", "b"));
  assert.deepEqual(fresh, [shortenId("b")]);
});

for (const storage of [null, new FullStorage(), new ClosedStorage(), new FakeStorage({ visit: "{", papers: "7" })])
  test(`where nothing is kept every visit is the first: ${storage?.constructor.name}`, async () => {
    const reader = makeReader(storage);
    assert.deepEqual((await reader.look(START, makeRoll(1, "a"))).fresh, []);
    reader.view(START + 1);
  });

test("what is no visit is a first one", () => {
  const first = { last: 0, checked: 0, since: 0, fresh: [] };
  for (const wrong of [null, 5, [], { last: "x" }, { ...first, fresh: ["<b>xx"] }, { ...first, since: -1 }])
    assert.deepEqual(readVisit(wrong), first);
});

test("what is forgotten can be taken back", async () => {
  const storage = new FakeStorage();
  await makeReader(storage).look(START, makeRoll(1, "a"));
  const before = new Map(storage.map);
  const takeBack = createVisits(storage, "visit", "papers").forget();
  assert.equal(storage.length, 0);
  takeBack();
  assert.deepEqual(storage.map, before);
});
