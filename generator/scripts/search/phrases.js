/** Words next to each other: documents in whose fields they stand at the places of a phrase. */

import { findRarity, NO_MATCHES } from "./match.js";
import { NumberReader } from "./numbers.js";

/** More than a field has words. */
const FIELD_SPAN = 2 ** 24;

/**
 * @param {import("./dictionary.js").Dictionary} dictionary
 * @param {{text: string, place: number}[]} words with their places in the phrase
 * @param {number} mask fields in which the phrase may stand
 * @param {number} limit documents from this number on do not count
 * @param {number} size how many documents there are
 * @returns {Promise<import("./match.js").Matches>}
 */
export async function matchPhrase(dictionary, words, mask, limit, size) {
  const found = await Promise.all(words.map(({ text }) => dictionary.find(text)));
  if (!found.length || found.includes(null)) return NO_MATCHES;
  const fields = findCommonFields(found, mask, limit, size);
  if (!fields) return NO_MATCHES;
  const lines = await Promise.all(words.map(({ text }) => dictionary.findPlaces(text)));
  /** Where the phrase may begin, by document. */
  let starts = null;
  const worths = new Float32Array(size);
  words.forEach(({ place }, at) => {
    starts = follow(found[at], lines[at], place, fields, starts);
    const rarity = findRarity(found[at].count, size);
    const { documents, impacts, count } = found[at];
    for (let one = 0; one < count; one += 1) worths[documents[one]] += impacts[one] * rarity;
  });
  const documents = Uint32Array.from(starts.keys());
  return { count: documents.length, documents, worths: Float32Array.from(documents, (d) => worths[d]) };
}

/** By document a mask of the fields in which all words stand; null if there is none. */
function findCommonFields(found, mask, limit, size) {
  const fields = new Uint8Array(size);
  const times = new Uint8Array(size);
  let count = 0;
  found.forEach((postings, round) => {
    count = 0;
    for (let at = 0; at < postings.count; at += 1) {
      const document = postings.documents[at];
      if (document >= limit || times[document] !== round) continue;
      const common = postings.masks[at] & (round ? fields[document] : mask);
      if (!common) continue;
      fields[document] = common;
      times[document] = round + 1;
      count += 1;
    }
  });
  for (let document = 0; document < size; document += 1) {
    if (times[document] !== found.length) fields[document] = 0;
  }
  return count ? fields : null;
}

/** Of the begins so far those at which this word stands too, `place` words later. */
function follow(postings, line, place, fields, starts) {
  const reader = new NumberReader(line);
  const kept = new Map();
  for (let at = 0; at < postings.count; at += 1) {
    const document = postings.documents[at];
    const wanted = !starts || starts.has(document) ? fields[document] : 0;
    const before = wanted && starts ? new Set(starts.get(document)) : null;
    const begins = [];
    for (let mask = postings.masks[at], field = 0; mask; mask >>= 1, field += 1) {
      if (!(mask & 1)) continue;
      const isWanted = wanted & (1 << field);
      let stands = -1;
      for (let left = reader.readNumber(); left; left -= 1) {
        stands += 1 + reader.readNumber();
        if (!isWanted) continue;
        const begin = field * FIELD_SPAN + stands - place;
        if (!before || before.has(begin)) begins.push(begin);
      }
    }
    if (begins.length) kept.set(document, begins);
  }
  return kept;
}
