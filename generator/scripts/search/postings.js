/** Which documents hold a word: a line of `words-<n>`. */

import { NumberReader } from "./numbers.js";

/**
 * @typedef {{count: number, documents: Uint32Array, masks: Uint8Array, impacts: Uint8Array}} Postings
 *   for each posting, in the order of the line: the document, the fields in which the word stands,
 *   and what the word is worth there (0 to 63)
 */

/**
 * @param {string} line
 * @returns {Postings}
 */
export function decodePostings(line) {
  // A posting takes two characters or more.
  const most = line.length >> 1;
  const documents = new Uint32Array(most);
  const masks = new Uint8Array(most);
  const impacts = new Uint8Array(most);
  const reader = new NumberReader(line);
  let count = 0;
  while (!reader.isDone) {
    const mask = reader.readNumber();
    const end = count + reader.readNumber();
    for (let document = -1; count < end; count += 1) {
      document += 1 + reader.readNumber();
      documents[count] = document;
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
