import { findPath, nameAddress, nameFile } from "./address.js";
import { createList } from "./list.js";

/**
 * What the worker's parts need of the browser.
 *
 * @typedef {{caches: CacheStorage, fetch: (request: Request | string, options?: RequestInit) => Promise<Response>,
 *   scope: string, wait: (milliseconds: number) => Promise<void>}} World
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */

const DESCRIPTION = "offline/build.json";

/** Comes with the status 404, but for whoever asks for the file itself. */
export const NOT_FOUND = "404.html";

/* Of the answer as it came over the network, not of the file. */
const OF_THE_WAY = ["content-encoding", "content-length", "transfer-encoding"];

/** Every cache of this site begins with this; other sites may share the host. */
export function namePrefix(scope) {
  return `readinglist ${new URL(scope).pathname} `;
}

/**
 * What is kept of one build: a cache of its own, in which nothing but files of that build are.
 *
 * @param {World} world
 * @param {import("./list.js").Build} build
 */
export function createStore(world, build) {
  const name = namePrefix(world.scope) + build.id;
  const list = createList(build, loadPart);

  /** @returns {Promise<Response | undefined>} without making a cache that is not there */
  function read(path) {
    return world.caches.match(world.scope + path, { cacheName: name, ignoreVary: true });
  }

  /** A cache that was removed is not made again by a page that still lives. */
  async function keep(path, response) {
    if (!(await world.caches.has(name))) return;
    await (await world.caches.open(name)).put(world.scope + path, response);
  }

  async function loadPart(number) {
    const path = `offline/files-${number}.json`;
    const response =
      (await read(path)) ?? (await world.fetch(world.scope + path, { cache: "no-cache" }));
    const body = await response.arrayBuffer();
    if ((await hash(body)) !== build.lists[number].hash) throw new Error(`${path}: another build`);
    await keep(path, new Response(body)).catch(() => {});
    const rows = JSON.parse(new TextDecoder().decode(body));
    return rows.map(([name, size, sum]) => [nameFile(name), size, sum]);
  }

  /**
   * Looks at an answer of the network, and keeps it if it is this build's file.
   *
   * @param {string} path
   * @param {Response} response
   * @param {{mustKeep?: boolean}} options mustKeep: reject where there is no room for it
   * @returns {Promise<{response: Response, isOwn: boolean}>}
   */
  async function take(path, response, { mustKeep = false } = {}) {
    const isFine = response.status === 200 || (path === NOT_FOUND && response.status === 404);
    const listed = isFine ? await list.find(path).catch(() => null) : null;
    if (!listed) return { response, isOwn: false };
    const body = await response.arrayBuffer();
    const headers = copyHeaders(response);
    const isOwn = (await hash(body)) === listed.hash;
    if (isOwn) {
      const kept = keep(path, new Response(body, { headers }));
      await (mustKeep ? kept : kept.catch(() => {}));
    }
    return { response: new Response(body, { status: response.status, headers }), isOwn };
  }

  return {
    build,
    name,
    list,
    read,
    keep,
    take,

    /** @returns {Promise<void>} */
    async begin() {
      const cache = await world.caches.open(name);
      await cache.put(world.scope + DESCRIPTION, new Response(JSON.stringify(build)));
    },

    /** The paths of the files that are kept, without those that only the worker reads. */
    async listKept() {
      if (!(await world.caches.has(name))) return [];
      const requests = await (await world.caches.open(name)).keys();
      const paths = requests.map((request) => findPath(request.url, world.scope) ?? "");
      return paths.filter((path) => path && !/^offline\/(build|files-\d+)\.json$/.test(path));
    },

    /**
     * Asks the network for a file of this build.
     *
     * @returns {Promise<"kept" | "newer">} newer: what came is not this build's
     * @throws if nothing came, or there is no room for it
     */
    async load(path) {
      const address = nameAddress(path, world.scope);
      const response = await world.fetch(address, { cache: "no-cache" });
      if (response.status >= 500) throw new TypeError(`${path}: ${response.status}`);
      const { isOwn } = await take(path, response, { mustKeep: true });
      return isOwn ? "kept" : "newer";
    },
  };
}

/**
 * The store of another build, from what it said of itself.
 *
 * @param {World} world
 * @param {string} name of its cache
 * @returns {Promise<Store | null>}
 */
export async function openStore(world, name) {
  const options = { cacheName: name };
  const said = await world.caches.match(world.scope + DESCRIPTION, options);
  try {
    return said ? createStore(world, await said.json()) : null;
  } catch {
    return null;
  }
}

/**
 * The stores of all other builds, the newest first.
 *
 * @param {World} world
 * @param {Store} own
 * @returns {Promise<Store[]>}
 */
export async function openOthers(world, own) {
  const prefix = namePrefix(world.scope);
  const names = (await world.caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== own.name,
  );
  const stores = await Promise.all(names.reverse().map((name) => openStore(world, name)));
  return stores.filter((store) => store !== null);
}

/**
 * A kept copy of a file of the build of `store`: its own, or another build's if the file is the same.
 *
 * @param {World} world
 * @param {Store} store
 * @param {string} path
 * @returns {Promise<Response | undefined>}
 */
export async function findKept(world, store, path) {
  const own = await store.read(path);
  if (own) return own;
  for (const other of await openOthers(world, store)) {
    const found = await other.read(path);
    if (!found) continue;
    const [here, there] = await Promise.all([store.list.find(path), other.list.find(path)]).catch(
      () => [null, null],
    );
    if (!here || here.hash !== there?.hash) continue;
    await store.keep(path, found.clone()).catch(() => {});
    return found;
  }
  return undefined;
}

/**
 * As it came, but that a page of another build will not find it in the browser's own memory.
 *
 * @param {Response} response
 * @returns {Response}
 */
export function forOnePage(response) {
  if (response.status !== 200) return response;
  return new Response(response.body, { status: 200, headers: copyHeaders(response) });
}

/** What is said of a file, and that the worker is to be asked for it each time. */
function copyHeaders(response) {
  const headers = new Headers(response.headers);
  for (const header of OF_THE_WAY) headers.delete(header);
  headers.set("cache-control", "no-cache");
  return headers;
}

/** The first 16 hexadecimal digits of the SHA-256, as in the lists. */
async function hash(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 8);
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
