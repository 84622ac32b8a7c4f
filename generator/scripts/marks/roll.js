/* The roll of the list, `assets/marks/papers.js`: a short id of each paper in the order of the list,
   made by generator/publish/roll.py. It says which papers are there, and which are new. */

import { isId, isObject } from "./marks.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Characters of a short id. */
const LENGTH = 5;

/** @typedef {{build: string, papers: string, former: Record<string, string>}} Roll
 * papers: short ids one after the other; former: the id of a paper by an id that it had before
 */

/** The lower 30 bits of the CRC-32 of the id, in base 64. */
export function shortenId(id) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(id)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  let short = "";
  for (let place = LENGTH - 1; place >= 0; place--) short += DIGITS[(~crc >>> (6 * place)) & 63];
  return short;
}

/** The roll, or null for what is none. @returns {Roll | null} */
export function readRoll(value) {
  const { build, papers, former } = value ?? {};
  const isRoll =
    /^r[0-9a-f]{7}$/.test(build) &&
    typeof papers === "string" &&
    papers.length % LENGTH === 0 &&
    /^[A-Za-z0-9+/]*$/.test(papers) &&
    isObject(former) &&
    Object.entries(former).every((ids) => ids.every(isId));
  return isRoll ? { build, papers, former } : null;
}

/** The short ids, in the order of the list. @param {Roll} roll */
export function listShortIds(roll) {
  return roll.papers.match(/.{5}/g) ?? [];
}

/** Short ids that `seen` has not. A paper with a new id is no new paper.
 * @param {Roll} roll @param {Roll} seen
 */
export function findNew(roll, seen) {
  const known = new Set(listShortIds(seen));
  for (const [former, id] of Object.entries(roll.former))
    if (known.has(shortenId(former))) known.add(shortenId(id));
  return listShortIds(roll).filter((short) => !known.has(short));
}

/** Load the roll by a script tag, which works from a disk too.
 * @param {Document} document @param {string} address
 * @returns {Promise<Roll>}
 */
export function loadRoll(document, address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    globalThis.readinglistPapers = (build, papers, former) => {
      const roll = readRoll({ build, papers, former });
      if (roll) resolve(roll);
      else reject(new Error("The list of papers cannot be read."));
    };
    script.addEventListener("error", () => reject(new Error("The list of papers did not load.")));
    script.addEventListener("load", () => script.remove());
    script.src = address;
    document.head.append(script);
  });
}
