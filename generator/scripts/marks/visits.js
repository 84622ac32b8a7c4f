/* Which papers were not in the list when this reader last came. */

import { findNew, readRoll } from "./roll.js";

/** After so many milliseconds without a page view a visit is over. */
export const PAUSE = 30 * 60 * 1000;

/** Times in milliseconds since 1970. `last`: the last page view; `checked`: when the list was last
 * compared, 0 for never; `since`: that of the visit before, 0 on the first one; `fresh`: short ids
 * of what has come since then.
 * @typedef {{last: number, checked: number, since: number, fresh: string[]}} Visit
 */

const isMoment = (value) => Number.isSafeInteger(value) && value >= 0;

/** The visit that was kept, or a first one for what is none. @returns {Visit} */
export function readVisit(value) {
  const { last, checked, since, fresh } = value ?? {};
  const isVisit =
    [last, checked, since].every(isMoment) &&
    Array.isArray(fresh) &&
    fresh.every((short) => typeof short === "string" && /^[A-Za-z0-9+/]{5}$/.test(short));
  return isVisit
    ? { last, checked, since, fresh }
    : { last: 0, checked: 0, since: 0, fresh: [] };
}

/** The visit after a page view. A clock that was wrong ends a visit too. @param {Visit} visit */
export function arrive(visit, now) {
  if (Math.abs(now - visit.last) <= PAUSE) return { ...visit, last: now };
  return { last: now, checked: visit.checked, since: visit.checked, fresh: [] };
}

/** The visit after a look at the list. On a first visit nothing is new.
 * @param {Visit} visit @param {import("./roll.js").Roll | null} seen
 * @param {import("./roll.js").Roll} roll
 */
export function compare(visit, seen, roll, now) {
  const fresh = new Set(visit.fresh);
  if (seen && visit.since) for (const short of findNew(roll, seen)) fresh.add(short);
  return { ...visit, checked: now, fresh: [...fresh] };
}

/** Visits in the storage of this browser; without one every visit is the first.
 * @param {Storage | null} storage @param {string} visitKey @param {string} rollKey
 */
export function createVisits(storage, visitKey, rollKey) {
  const read = (key) => {
    try {
      return JSON.parse(storage?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  const forget = (key) => {
    try {
      storage?.removeItem(key);
    } catch {
      // Storage that takes nothing holds nothing.
    }
  };
  const write = (key, value) => {
    try {
      storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Only what is new depends on it. An old value would make papers new at every visit.
      forget(key);
    }
  };
  const keep = (visit) => {
    write(visitKey, visit);
    return visit;
  };
  const getSeen = () => readRoll(read(rollKey));
  return {
    /** The list as it was last seen. */
    getSeen,
    /** Keep nothing of any visit. @returns {() => void} takes it back */
    forget() {
      const kept = [visitKey, rollKey].map((key) => [key, read(key)]);
      for (const [key] of kept) forget(key);
      return () => kept.forEach(([key, value]) => value && write(key, value));
    },
    /** @returns {Visit} */
    arrive: (now) => keep(arrive(readVisit(read(visitKey)), now)),
    /** Compare the list, whose build is known, with what was seen of it.
     * @param {string} build @param {() => Promise<import("./roll.js").Roll>} load
     * @returns {Promise<Visit>}
     */
    async look(build, load, now) {
      const seen = getSeen();
      const roll = seen?.build === build ? seen : await load();
      const visit = keep(compare(readVisit(read(visitKey)), seen, roll, now));
      if (roll !== seen) write(rollKey, roll);
      return visit;
    },
  };
}
