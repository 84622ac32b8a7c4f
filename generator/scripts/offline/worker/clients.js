import { namePrefix } from "./store.js";

/** A page that came from the network and is not of this worker's build: all that it loads does too. */
export const NETWORK = "network";

/**
 * Of which build each open page is. A worker may be stopped and started at any time, and the next
 * build's takes its pages over, so it is written down.
 *
 * @param {import("./store.js").World} world
 */
export function createClients(world) {
  const name = `${namePrefix(world.scope)}clients`;
  const addressOf = (id) => `${world.scope}client/${id}`;
  /** @type {Map<string, string>} */
  const known = new Map();

  return {
    name,

    /** @param {string} id @param {string} build its id, or NETWORK */
    async remember(id, build) {
      if (!id) return;
      known.set(id, build);
      try {
        await (await world.caches.open(name)).put(addressOf(id), new Response(build));
      } catch {
        // No room. The page is known for as long as this worker lives; then it counts as unknown.
      }
    },

    /** @returns {Promise<string | undefined>} */
    async find(id) {
      const build = known.get(id);
      if (build || !id) return build;
      return (await world.caches.match(addressOf(id), { cacheName: name }))?.text();
    },

    /**
     * Forgets the pages that are closed.
     *
     * @param {(id: string) => Promise<boolean>} isOpen
     * @returns {Promise<Set<string>>} the builds of those that are open
     */
    async tidy(isOpen) {
      const builds = new Set();
      if (!(await world.caches.has(name))) return builds;
      const cache = await world.caches.open(name);
      for (const request of await cache.keys()) {
        const id = request.url.slice(addressOf("").length);
        if (await isOpen(id)) {
          builds.add((await (await cache.match(request))?.text()) ?? "");
        } else {
          known.delete(id);
          await cache.delete(request);
        }
      }
      return builds;
    },
  };
}
