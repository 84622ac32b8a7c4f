/** Words that someone may have meant who typed one that is not there. */

/** Letters from which on one typo is forgiven, and two. */
const ONE_TYPO_FROM = 4;
const TWO_TYPOS_FROM = 8;

/** An unfinished word is taken for the beginning of words so many letters longer. */
const LONGER = 3;

/** How many words are taken for the one that was meant. */
const MOST_MEANT = 5;

/** How many typos a word of this length may have. */
export function allowTypos(length) {
  return length >= TWO_TYPOS_FROM ? 2 : length >= ONE_TYPO_FROM ? 1 : 0;
}

/**
 * Words of the index that differ from `word` by the fewest typos; those with the same first letter
 * first, then the most frequent.
 * @param {{shards: import("./shards.js").Shards, pause: () => Promise<void>}} index
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @returns {Promise<string[]>}
 */
export async function findMeant({ shards, pause }, word, isOpen = false) {
  const most = allowTypos(word.length);
  if (!most || /[^\p{L}\p{N}]/u.test(word)) return [];
  const { spelling } = await shards.root();
  const digits = word.replace(/\P{N}/gu, "");
  // Two typos only where one is not enough: that takes more files.
  for (let typos = 1; typos <= most; typos += 1) {
    const lengths = [];
    const longest = word.length + (isOpen ? LONGER : typos);
    for (let length = word.length - typos; length <= longest; length += 1) {
      if (spelling[length]) lengths.push(length);
    }
    const files = await Promise.all(
      lengths.map((length) => shards.get(`spelling-${length}`, (text) => text.split("\n"))),
    );
    /** @type {{other: string, rank: number}[]} */
    const found = [];
    for (const words of files) {
      await pause();
      words.forEach((other, at) => {
        const isNear =
          countTypos(word, other, typos) <= typos ||
          (isOpen && other.length > word.length && isBeginningNear(word, other));
        // Another number is another thing, not a typo.
        if (!isNear || other.replace(/\P{N}/gu, "") !== digits) return;
        found.push({ other, rank: at + (other[0] === word[0] ? 0 : 1e6) });
      });
    }
    if (!found.length) continue;
    found.sort((one, two) => one.rank - two.rank);
    return found.slice(0, MOST_MEANT).map(({ other }) => other);
  }
  return [];
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
