import assert from "node:assert/strict";
import test from "node:test";

import { answerFile, answerPage } from "../../../../generator/scripts/offline/worker/answer.js";
import { NETWORK, createClients } from "../../../../generator/scripts/offline/worker/clients.js";
import { keepSome } from "../../../../generator/scripts/offline/worker/keeping.js";
import { openOthers } from "../../../../generator/scripts/offline/worker/store.js";
import { tidy } from "../../../../generator/scripts/offline/worker/tidy.js";
import { SCOPE, beginStore, makeDeploy, makeWorld } from "./browser.js";

const ONE = makeDeploy("one", { "index.html": "home 1", "p/index.html": "p 1", "a.js": "a 1", "same.js": "s" });
const TWO = makeDeploy("two", { "index.html": "home 2", "p/index.html": "p 2", "a.js": "a 2", "same.js": "s" });

async function begin(deploy = ONE, world = makeWorld(deploy)) {
  const own = await beginStore(world, deploy);
  const newer = [];
  const desk = { world, own, clients: createClients(world), sayNewer: (client) => newer.push(client) };
  const go = (path, client) => answerPage(desk, new Request(SCOPE + path), client);
  const load = (path, client) => answerFile(desk, new Request(SCOPE + path), client);
  return { ...desk, desk, newer, go, load };
}

const isCurrent = () => true;
const read = async (response) => `${response.status} ${await response.text()}`;

test("a page of the own build is kept and served without a network", async () => {
  const { world, go, newer } = await begin();
  assert.equal(await read(await go("p/?q=1", "c")), "200 p 1");
  world.host = null;
  assert.equal(await read(await go("p/", "d")), "200 p 1");
  assert.deepEqual(newer, []);
});

test("what is served is asked for again, as the next page may be of another build", async () => {
  const { go, load, clients } = await begin();
  assert.equal((await go("p/", "c")).headers.get("cache-control"), "no-cache");
  assert.equal((await load("a.js", "c")).headers.get("cache-control"), "no-cache");
  await clients.remember("d", NETWORK);
  assert.equal((await load("a.js", "d")).headers.get("cache-control"), "no-cache");
});

test("a newer page is served as it is, is not kept, and loads from the network", async () => {
  const { world, own, go, load, clients, newer } = await begin();
  await (await load("a.js", "c")).text();
  await clients.remember("c", "one");
  assert.equal(await read(await load("a.js", "c")), "200 a 1");
  world.host = TWO;
  assert.equal(await read(await go("p/", "d")), "200 p 2");
  assert.deepEqual(newer, [""]);
  assert.equal(await clients.find("d"), NETWORK);
  assert.equal(await read(await load("a.js", "d")), "200 a 2");
  assert.deepEqual(await own.listKept(), ["a.js"]);
});

test("a page of a build is never given another build's file", async () => {
  const { world, go, load, newer } = await begin();
  await go("p/", "c");
  world.host = TWO;
  assert.equal((await load("a.js", "c")).type, "error");
  assert.deepEqual(newer, ["c"]);
  assert.equal(await read(await load("same.js", "c")), "200 s");
});

test("a file that is gone by now is no answer", async () => {
  const { world, go, load } = await begin();
  await go("p/", "c");
  world.host = { served: { ...ONE.served } };
  delete world.host.served["a.js"];
  assert.equal((await load("a.js", "c")).type, "error");
});

test("a slow network is not waited for where a page is kept", async () => {
  const { world, go } = await begin();
  await go("p/", "c");
  const { fetch } = world;
  world.fetch = () => new Promise(() => {});
  world.wait = async () => {};
  assert.equal(await read(await go("p/", "d")), "200 p 1");
  world.fetch = fetch;
});

test("a host in trouble is not shown where a page is kept", async () => {
  const { world, go } = await begin();
  await go("p/", "c");
  world.fetch = async () => new Response("oh", { status: 502 });
  assert.equal(await read(await go("p/", "d")), "200 p 1");
  assert.equal(await read(await go("", "d")), "502 oh");
});

test("without a network: not kept, not there, without its slash", async () => {
  const { world, desk, go } = await begin();
  await keepSome(desk, 0, 2);
  world.host = null;
  assert.equal(await read(await go("", "c")), "503 not kept");
  // Its list was never loaded, so nobody knows that there is no such page.
  assert.equal(await read(await go("q/", "c")), "503 not kept");
  world.host = ONE;
  await desk.own.list.find("p");
  await go("p/", "c");
  world.host = null;
  assert.equal(await read(await go("", "c")), "503 not kept");
  assert.equal(await read(await go("q/", "c")), "404 not found");
  const moved = await go("p", "c");
  assert.deepEqual([moved.status, moved.headers.get("location")], [302, `${SCOPE}p/`]);
});

test("a missing page is of the build whose own it is", async () => {
  const { go, clients } = await begin();
  assert.equal(await read(await go("nowhere/", "c")), "404 not found");
  assert.equal(await clients.find("c"), "one");
});

test("a page of an older build keeps its build under the next worker", async () => {
  const first = await begin();
  await first.go("p/", "c");
  await first.load("a.js", "c");
  const { world } = first;
  world.host = TWO;
  const second = await begin(TWO, world);
  assert.equal(await read(await second.load("a.js", "c")), "200 a 1");
  assert.equal((await second.load("index.html", "c")).type, "error");
  assert.deepEqual(second.newer, ["c"]);
});

test("an older copy is better than none", async () => {
  const first = await begin();
  await first.go("p/", "c");
  const { world } = first;
  world.host = TWO;
  const second = await begin(TWO, world);
  world.host = null;
  assert.equal(await read(await second.go("p/", "d")), "200 p 1");
  assert.equal(await second.clients.find("d"), "one");
});

test("a page that is not known loads from the network", async () => {
  const { load } = await begin();
  assert.equal(await read(await load("a.js", "stranger")), "200 a 1");
});

test("tidying renews what was kept, fetches nothing twice, and removes what nobody needs", async () => {
  const first = await begin();
  await first.go("p/", "c");
  await first.load("same.js", "c");
  const { world } = first;
  world.host = TWO;
  const { desk, own } = await begin(TWO, world);
  world.asked.length = 0;
  await tidy(desk, { isOpen: async (id) => id === "c", isCurrent });
  assert.deepEqual((await own.listKept()).sort(), ["p/index.html", "same.js"]);
  assert.ok(!world.asked.includes("same.js"));
  assert.equal((await openOthers(world, own)).length, 1);
  await tidy(desk, { isOpen: async () => false, isCurrent });
  assert.equal((await openOthers(world, own)).length, 0);
  assert.equal(await read(await own.read("p/index.html")), "200 p 2");
});

test("tidying without a network leaves the older copies", async () => {
  const first = await begin();
  await first.go("p/", "c");
  const { world } = first;
  world.host = null;
  const { desk, own } = await begin(TWO, world);
  await tidy(desk, { isOpen: async () => false, isCurrent });
  assert.equal((await openOthers(world, own)).length, 1);
});

test("the cache of a worker that is coming is not taken for an old one", async () => {
  const { desk, world, own } = await begin();
  await beginStore(world, TWO);
  await tidy(desk, { isOpen: async () => false, isCurrent: () => false });
  assert.equal((await openOthers(world, own)).length, 1);
});

test("nothing is kept again after everything was removed", async () => {
  const { world, own, go, load, desk } = await begin();
  await go("p/", "c");
  await world.caches.delete(own.name);
  await load("a.js", "c");
  await tidy(desk, { isOpen: async () => true, isCurrent });
  assert.equal(await world.caches.has(own.name), false);
});

test("keeping goes from list to list, and says why it stops", async () => {
  const { world, desk, own } = await begin();
  assert.deepEqual(await keepSome(desk, 0, 30), { next: 2 });
  world.host = TWO;
  assert.equal((await keepSome(desk, 2, 30)).problem, "network");
  world.host = ONE;
  assert.deepEqual(await keepSome(desk, 2, 30), { next: 4 });
  world.host = null;
  assert.deepEqual(await keepSome(desk, 0, 30), { next: 2 });
  assert.deepEqual(await keepSome(desk, 4, 30), { next: 4, problem: "network" });
  world.host = ONE;
  const full = Object.assign(new Error("full"), { name: "QuotaExceededError" });
  (await world.caches.open(own.name)).put = async () => Promise.reject(full);
  assert.deepEqual(await keepSome(desk, 4, 30), { next: 4, problem: "full" });
});
