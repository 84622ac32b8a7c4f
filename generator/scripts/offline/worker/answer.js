import { findPath } from "./address.js";
import { NETWORK } from "./clients.js";
import { NOT_FOUND, findKept, forOnePage, namePrefix, openOthers, openStore } from "./store.js";

/** How long a page that is kept waits for the network, in milliseconds. */
export const PATIENCE = 3000;

/**
 * @typedef {{world: import("./store.js").World, own: import("./store.js").Store,
 *   clients: ReturnType<typeof import("./clients.js").createClients>,
 *   sayNewer: (client: string) => void}} Desk
 * `sayNewer`: what came from the network is of another build than the worker's, or the page's
 */

/**
 * The answer to a page that a reader goes to: the network's if it comes in time, or what is kept. From
 * here on, all that the page loads is of the same build.
 *
 * @param {Desk} desk
 * @param {Request} request
 * @param {string} client id of the page that is to be
 * @returns {Promise<Response>}
 */
export async function answerPage({ world, own, clients, sayNewer }, request, client) {
  const path = findPath(request.url, world.scope) ?? "";
  const kept = await findKept(world, own, path);
  const network = fetchPage();
  const came = await (kept ? Promise.race([network, world.wait(PATIENCE)]) : network);
  if (came) {
    await clients.remember(client, came.isOwn ? own.build.id : NETWORK);
    return came.response;
  }
  if (kept) {
    await clients.remember(client, own.build.id);
    return kept;
  }
  return answerWithout();

  /** @returns {Promise<{response: Response, isOwn: boolean} | undefined>} */
  async function fetchPage() {
    try {
      const response = await world.fetch(request, { cache: "no-cache" });
      if (response.status >= 500 && kept) return undefined;
      const taken = await own.take(response.status === 404 ? NOT_FOUND : path, response);
      if (!taken.isOwn && response.status === 200) sayNewer("");
      return taken;
    } catch {
      return undefined;
    }
  }

  /** Nothing of this build is kept and nothing came. */
  async function answerWithout() {
    for (const other of await openOthers(world, own)) {
      const old = await other.read(path);
      if (old) {
        await clients.remember(client, other.build.id);
        return old;
      }
    }
    /** null where the list is out of reach. */
    const isListed = (each) => own.list.find(each).then(Boolean, () => null);
    const isThere = await isListed(path);
    if (isThere === false && (await isListed(`${path}/index.html`))) {
      return Response.redirect(`${world.scope}${path}/`);
    }
    const [status, page] = isThere === false ? [404, NOT_FOUND] : [503, "503.html"];
    const instead = await own.read(page);
    if (!instead) return Response.error();
    await clients.remember(client, own.build.id);
    return new Response(instead.body, { status, headers: instead.headers });
  }
}

/**
 * The answer to what a page loads. What is not of the page's build is not served to it.
 *
 * @param {Desk} desk
 * @param {Request} request
 * @param {string} client id of the page
 * @returns {Promise<Response>}
 */
export async function answerFile({ world, own, clients, sayNewer }, request, client) {
  const path = findPath(request.url, world.scope) ?? "";
  const build = await clients.find(client);
  const askNetwork = async () => forOnePage(await world.fetch(request, { cache: "no-cache" }));
  if (!build || build === NETWORK) return askNetwork();
  const name = namePrefix(world.scope) + build;
  const store = build === own.build.id ? own : await openStore(world, name);
  if (store) {
    const kept = await findKept(world, store, path);
    if (kept) return kept;
    let isListed = true;
    try {
      isListed = Boolean(await store.list.find(path));
    } catch {
      // The list is out of reach: nothing can be said of what the network gives.
    }
    if (!isListed) return askNetwork();
    const { response, isOwn } = await store.take(path, await askNetwork());
    if (isOwn) return response;
  }
  sayNewer(client);
  return Response.error();
}
