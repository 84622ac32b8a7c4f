import { findPath } from "./address.js";
import { findKept } from "./store.js";

const AT_ONCE = 6;

/**
 * Keeps files of the own build: copies of other builds' where they are the same, the network's otherwise.
 *
 * @param {import("./store.js").World} world
 * @param {import("./store.js").Store} own
 * @param {string[]} paths
 * @param {(count: number) => void} report called with how many more are kept
 * @returns {Promise<"kept" | "newer">} newer: the network has another build by now
 * @throws if there is no network, or no room
 */
export async function keepFiles(world, own, paths, report = () => {}) {
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const some = paths.slice(start, start + AT_ONCE);
    const keepOne = async (path) => ((await findKept(world, own, path)) ? "kept" : own.load(path));
    const done = await Promise.all(some.map(keepOne));
    if (done.includes("newer")) return "newer";
    report(some.length);
  }
  return "kept";
}

/**
 * Keeps some files of the own build: those from the place `from` of its list on.
 *
 * @param {import("./answer.js").Desk} desk
 * @param {number} from
 * @param {number} count
 * @returns {Promise<{next: number, problem?: "network" | "newer" | "full"}>} the place to go on from
 */
export async function keepSome({ world, own, sayNewer }, from, count) {
  let next = from;
  try {
    if (!(await world.caches.has(own.name))) await own.begin();
    const paths = (await own.list.slice(from, count)).map(({ path }) => path);
    const done = await keepFiles(world, own, paths, (more) => (next += more));
    if (done === "kept") return { next };
    sayNewer("");
    return { next, problem: "newer" };
  } catch (error) {
    return { next, problem: error?.name === "QuotaExceededError" ? "full" : "network" };
  }
}

/**
 * Keeps what a page has shown already, if it is of the own build.
 *
 * @param {import("./answer.js").Desk} desk
 * @param {string[]} addresses
 */
export async function keepSeen({ world, own }, addresses) {
  const paths = addresses.map((address) => findPath(address, world.scope) ?? "");
  const listed = await Promise.all(paths.map((path) => own.list.find(path)));
  await keepFiles(world, own, paths.filter((_, place) => listed[place]));
}
