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
 * @param {import("./shards.js").Shards} shards
 * @param {string} word
 * @param {boolean} isOpen it may be the beginning of a word
 * @returns {Promise<string[]>}
 */
export async function findMeant(shards, word, isOpen = false) {
  const most = allowTypos(word.length);
  if (!most || /[^\p{L}\p{N}]/u.test(word)) return [];
  const { spelling } = await shards.root();
  const lengths = [];
  const longest = word.length + Math.max(most, isOpen ? LONGER : 0);
  for (let length = word.length - most; length <= longest; length += 1) {
    if (spelling[length]) lengths.push(length);
  }
  const files = await Promise.all(
    lengths.map((length) => shards.get(`spelling-${length}`, (text) => text.split("\n"))),
  );
  const digits = word.replace(/\P{N}/gu, "");
  /** By the number of typos. */
  const found = [[], [], []];
  for (const words of files) {
    for (let at = 0; at < words.length; at += 1) {
      const other = words[at];
      let typos = countTypos(word, other, most);
      if (typos > 1 && isOpen && other.length > word.length) {
        typos = Math.min(typos, countTyposOfBeginning(word, other));
      }
      // Another number is another thing, not a typo.
      if (typos > most || other.replace(/\P{N}/gu, "") !== digits) continue;
      found[typos].push({ other, rank: at + (other[0] === word[0] ? 0 : 1e6) });
    }
  }
  const fewest = found.find((some) => some.length) ?? [];
  fewest.sort((one, two) => one.rank - two.rank);
  return fewest.slice(0, MOST_MEANT).map(({ other }) => other);
}

/** Against the beginnings of `other` that are as long as `word`, or one longer or shorter. */
function countTyposOfBeginning(word, other) {
  let fewest = 2;
  for (let length = word.length - 1; length <= word.length + 1; length += 1) {
    fewest = Math.min(fewest, countTypos(word, other.slice(0, length), 1));
  }
  return fewest;
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
