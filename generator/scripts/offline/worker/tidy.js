import { keepFiles } from "./keeping.js";
import { openOthers } from "./store.js";

const AT_A_TIME = 30;

/**
 * Brings what was kept of older builds up to date, and removes those that nobody needs. It may be
 * stopped at any time, and goes on from there when it is called again.
 *
 * @param {import("./answer.js").Desk} desk
 * @param {{isOpen: (id: string) => Promise<boolean>, isCurrent: () => boolean}} browser
 *   isOpen: whether there still is a page of this id; isCurrent: whether no newer worker is there, or
 *   coming, whose cache would be taken for an older one's
 * @returns {Promise<void>}
 */
export async function tidy({ world, own, clients }, { isOpen, isCurrent }) {
  const needed = await clients.tidy(isOpen);
  if (!(await world.caches.has(own.name))) return;
  const others = await openOthers(world, own);
  // Asked after they were listed: the cache of a worker that comes from now on is not among them.
  if (!isCurrent()) return;
  for (const old of others) {
    const isRenewed = await renew(world, own, await old.listKept(), isCurrent);
    if (!isRenewed) return;
    if (!needed.has(old.build.id)) await world.caches.delete(old.name);
  }
}

/** @returns {Promise<boolean>} whether all of them are kept now, but for those that are no more */
async function renew(world, own, paths, isCurrent) {
  const kept = new Set(await own.listKept());
  const missing = paths.filter((path) => !kept.has(path));
  try {
    const listed = await Promise.all(missing.map((path) => own.list.find(path)));
    const left = missing.filter((_, place) => listed[place]);
    for (let start = 0; start < left.length; start += AT_A_TIME) {
      // A newer worker would have to wait for the end of this.
      if (!isCurrent()) return false;
      const some = left.slice(start, start + AT_A_TIME);
      if ((await keepFiles(world, own, some)) === "newer") return false;
    }
  } catch {
    return false; // No network, or no room: another time.
  }
  return true;
}
