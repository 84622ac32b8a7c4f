/* A browser for the worker's parts: caches in memory, and a network that the test decides on. */

import { createHash } from "node:crypto";

import { createStore } from "../../../../generator/scripts/offline/worker/store.js";

export const SCOPE = "https://host.example/list/";

class FakeCache {
  #kept = new Map();

  async match(request) {
    return this.#kept.get(request.url ?? request)?.clone();
  }
  async put(request, response) {
    this.#kept.set(request.url ?? request, response);
  }
  async keys() {
    return [...this.#kept.keys()].map((url) => ({ url }));
  }
  async delete(request) {
    return this.#kept.delete(request.url ?? request);
  }
}

export class FakeCaches {
  #caches = new Map();

  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new FakeCache());
    return this.#caches.get(name);
  }
  async match(url, { cacheName }) {
    return this.#caches.get(cacheName)?.match(url);
  }
  async has(name) {
    return this.#caches.has(name);
  }
  async keys() {
    return [...this.#caches.keys()];
  }
  async delete(name) {
    return this.#caches.delete(name);
  }
}

export const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** A deploy as a host has it: texts by path, the lists of its build among them. */
export function makeDeploy(id, texts, part = 2) {
  const files = { "404.html": "not found", "503.html": "not kept", ...texts };
  const rows = Object.keys(files)
    .sort()
    .map((path) => [path, files[path].length, hash(files[path])]);
  const lists = [];
  const served = { ...files };
  for (let start = 0; start < rows.length; start += part) {
    const text = JSON.stringify(rows.slice(start, start + part).map(shorten));
    served[`offline/files-${lists.length}.json`] = text;
    lists.push({ first: rows[start][0], hash: hash(text) });
  }
  const bytes = rows.reduce((sum, row) => sum + row[1], 0);
  return { served, build: { id, files: rows.length, bytes, part, lists, first: [] } };
}

/** A page is listed by its folder. */
function shorten([path, ...row]) {
  return [path.replace(/(^|\/)index\.html$/, "$1"), ...row];
}

/** @returns a world whose host is `world.host`: a deploy, or null where there is no network. */
export function makeWorld(host) {
  const world = {
    host,
    asked: [],
    caches: new FakeCaches(),
    scope: SCOPE,
    wait: () => new Promise(() => {}),
    async fetch(request) {
      const url = new URL(request.url ?? request);
      const path = url.pathname.slice("/list/".length).replace(/(^|\/)$/, "$1index.html");
      world.asked.push(path);
      if (!world.host) throw new TypeError("no network");
      const text = world.host.served[path];
      const headers = { "content-type": "text/plain", "cache-control": "max-age=600" };
      if (text === undefined) return new Response(world.host.served["404.html"], { status: 404 });
      return new Response(text, { headers });
    },
  };
  return world;
}

/** The store of a deploy's build, begun. */
export async function beginStore(world, deploy) {
  const store = createStore(world, deploy.build);
  await store.begin();
  return store;
}
