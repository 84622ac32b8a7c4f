import { keepFiles } from "./keeping.js";
import { openOthers } from "./store.js";

/**
 * Brings what was kept of older builds up to date, and removes those that nobody needs. It may be
 * stopped at any time, and goes on from there when it is called again.
 *
 * @param {import("./answer.js").Desk} desk
 * @param {(id: string) => Promise<boolean>} isOpen whether there still is a page
 * @returns {Promise<void>}
 */
export async function tidy({ world, own, clients }, isOpen) {
  const needed = await clients.tidy(isOpen);
  if (!(await world.caches.has(own.name))) return;
  for (const old of await openOthers(world, own)) {
    const isRenewed = await renew(world, own, await old.listKept());
    if (!isRenewed) return;
    if (!needed.has(old.build.id)) await world.caches.delete(old.name);
  }
}

/** @returns {Promise<boolean>} whether all of them are kept now, but for those that are no more */
async function renew(world, own, paths) {
  const kept = new Set(await own.listKept());
  const missing = paths.filter((path) => !kept.has(path));
  try {
    const listed = await Promise.all(missing.map((path) => own.list.find(path)));
    const left = missing.filter((_, place) => listed[place]);
    return (await keepFiles(world, own, left)) === "kept";
  } catch {
    return false; // No network, or no room: another time.
  }
}
