/** Which documents hold a word: a line of `words-<n>`. */

import { DamagedError, NumberReader } from "./numbers.js";
import { findNumber } from "./places.js";

/**
 * @typedef {{count: number, documents: Uint32Array, masks: Uint8Array, impacts: Uint8Array}} Postings
 *   for each posting, in the order of the line: the document, the fields in which the word stands,
 *   and what the word is worth there (0 to 63)
 */

/**
 * @param {string} line
 * @param {{papers: number, first: number}} root
 * @returns {Postings}
 */
export function decodePostings(line, root) {
  // A posting takes two characters or more.
  const most = line.length >> 1;
  const documents = new Uint32Array(most);
  const masks = new Uint8Array(most);
  const impacts = new Uint8Array(most);
  const reader = new NumberReader(line);
  const end = root.first + root.papers;
  let count = 0;
  while (!reader.isDone) {
    const mask = reader.readNumber();
    for (let place = -1; !reader.isDone && !reader.takeSpace(); count += 1) {
      place += 1 + reader.readNumber();
      if (place >= end) throw new DamagedError(`No document has the place ${place}.`);
      documents[count] = findNumber(root, place);
      masks[count] = mask;
      impacts[count] = reader.readDigit();
    }
  }
  return {
    count,
    documents: documents.slice(0, count),
    masks: masks.slice(0, count),
    impacts: impacts.slice(0, count),
  };
}
