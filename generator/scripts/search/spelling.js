/** Words that someone may have meant who typed one that is not there. */

import { comparePoints } from "./dictionary.js";

/** Letters from which on one typo is forgiven, and two. */
const ONE_TYPO_FROM = 4;
const TWO_TYPOS_FROM = 8;

/** An unfinished word is taken for the beginning of words so many letters longer. */
const LONGER = 3;

/** Words of so many lengths lie together, from a multiple of it on. */
const STEP = 3;

/** How many words are taken for the one that was meant. */
const MOST_MEANT = 5;

/** How many typos a word of this length may have. */
export function allowTypos(length) {
  return length >= TWO_TYPOS_FROM ? 2 : length >= ONE_TYPO_FROM ? 1 : 0;
}

/**
 * Words of the index that differ from `word` by the fewest typos, the most frequent first: those with
 * the same first letter; or those that begin with its second, as after a swap; or, as that takes
 * many more files, only for a word that is complete, any.
 * @param {{shards: import("./shards.js").Shards, pause: () => Promise<void>}} index
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @returns {Promise<string[]>}
 */
export async function findMeant(index, word, isOpen = false) {
  const most = allowTypos(word.length);
  if (!most || /[^\p{L}\p{N}]/u.test(word)) return [];
  for (const letter of new Set([...word].slice(0, 2))) {
    for (let typos = 1; typos <= most; typos += 1) {
      const found = await findNearest(index, word, letter, typos, isOpen);
      if (found.length) return found;
    }
  }
  return isOpen ? [] : findNearest(index, word, null, 1, false);
}

/** Those within so many typos; with `letter` only those that begin with it. */
async function findNearest({ shards, pause }, word, letter, typos, isOpen) {
  const { spelling } = await shards.root();
  const lengths = [word.length - typos, word.length + (isOpen ? LONGER : typos)];
  const files = await Promise.all(
    findFiles(spelling, letter, lengths).map((file) =>
      shards.get(`spelling-${file}`, (text) => text.split("\n")),
    ),
  );
  const digits = word.replace(/\P{N}/gu, "");
  /** @type {{other: string, rank: number}[]} */
  const found = [];
  for (const words of files) {
    await pause();
    words.forEach((other, rank) => {
      if (letter && !other.startsWith(letter)) return;
      const isNear =
        countTypos(word, other, typos) <= typos ||
        (isOpen && other.length > word.length && other.length <= lengths[1] && isBeginningNear(word, other));
      // Another number is another thing, not a typo.
      if (isNear && other.replace(/\P{N}/gu, "") === digits) found.push({ other, rank });
    });
  }
  found.sort((one, two) => one.rank - two.rank);
  return found.slice(0, MOST_MEANT).map(({ other }) => other);
}

/**
 * The files that may hold words of these lengths that begin with a letter, or with any.
 * @param {[number, string][]} begins of the first word of each file: length in whole steps, first letter
 * @param {string | null} letter
 * @param {number[]} lengths the least and the most
 * @returns {number[]}
 */
function findFiles(begins, letter, lengths) {
  const [least, most] = lengths.map((length) => Math.floor(length / STEP));
  const compare = (file, steps) =>
    begins[file][0] - steps || (letter === null ? 0 : comparePoints(begins[file][1], letter));
  const holds = (file, steps) =>
    compare(file, steps) <= 0 && (file + 1 === begins.length || compare(file + 1, steps) >= 0);
  const all = Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return [...begins.keys()].filter((file) => all.some((steps) => holds(file, steps)));
}

/** Whether `word` is within one typo of a beginning of `other`. */
function isBeginningNear(word, other) {
  return [-1, 0, 1].some((more) => countTypos(word, other.slice(0, word.length + more), 1) <= 1);
}

/**
 * How many letters were left out, added, changed, or swapped with their neighbour (Damerau's
 * distance, each place changed once); `most` + 1 if more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function countTypos(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let start = 0;
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let ends = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (ends < shorter && one.at(-1 - ends) === other.at(-1 - ends)) ends += 1;
  const a = one.slice(start, one.length - ends);
  const b = other.slice(start, other.length - ends);
  // Letters that are the same at both ends cost nothing; mostly little is left.
  if (!a || !b) return a.length + b.length;
  if (most === 1 && (a.length > 2 || b.length > 2)) return 2;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length], most + 1);
}
