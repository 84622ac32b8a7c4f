/** The words of the index: the documents of each, its places, the words that begin with something. */

import { decodePostings } from "./postings.js";

/** How many postings stay decoded; one takes six bytes. Above, all are forgotten. */
const MOST_POSTINGS = 3_000_000;

/** Of the words with a beginning: how many are looked at, in how many files. One letter says too
 * little for more than one file. */
export const MOST_COMPLETIONS = 48;
const MOST_FILES = 3;

export class Dictionary {
  /** @param {import("./shards.js").Shards} shards */
  constructor(shards) {
    this.shards = shards;
    /** @type {Map<string, import("./postings.js").Postings>} */
    this.decoded = new Map();
    this.size = 0;
  }

  /**
   * The postings of a word of the index, or null.
   * @param {string} word
   * @returns {Promise<import("./postings.js").Postings | null>}
   */
  async find(word) {
    const root = await this.shards.root();
    const { words, lines } = await this.open(findFile(root, word));
    const at = findFirst(words, word);
    return words[at] === word ? this.decode(root, word, lines[at]) : null;
  }

  /**
   * Words that begin with `prefix`, the most frequent first.
   * @param {string} prefix
   * @returns {Promise<{word: string, postings: import("./postings.js").Postings}[]>}
   */
  async complete(prefix) {
    const root = await this.shards.root();
    const first = findFile(root, prefix);
    let files = 1;
    const most = Math.min(MOST_FILES, prefix.length);
    while (files < most && root.words[first + files]?.startsWith(prefix)) files += 1;
    const opened = await Promise.all(Array.from({ length: files }, (_, at) => this.open(first + at)));
    const found = [];
    for (const { words, lines } of opened) {
      for (let at = findFirst(words, prefix); words[at]?.startsWith(prefix); at += 1) {
        // `has` is no beginning of a fact, which no text holds.
        if (words[at].includes(":") && !prefix.includes(":")) continue;
        found.push({ word: words[at], line: lines[at] });
      }
    }
    // The length of its line is near enough to how frequent a word is.
    found.sort((one, other) => other.line.length - one.line.length);
    return found.slice(0, MOST_COMPLETIONS).map(({ word, line }) => ({
      word,
      postings: this.decode(root, word, line),
    }));
  }

  /**
   * The line of `places-<n>` of a word that is there.
   * @param {string} word
   * @returns {Promise<string>}
   */
  async findPlaces(word) {
    const number = findFile(await this.shards.root(), word);
    const [{ words }, lines] = await Promise.all([
      this.open(number),
      this.shards.get(`places-${number}`, (contents) => contents.split("\n")),
    ]);
    return lines[findFirst(words, word)].replaceAll(" ", "");
  }

  open(number) {
    return this.shards.get(`words-${number}`, ([words, lines]) => ({
      words: words ? words.split("\n") : [],
      lines: lines.split("\n"),
    }));
  }

  decode(root, word, line) {
    let postings = this.decoded.get(word);
    if (postings) return postings;
    postings = decodePostings(line, root);
    this.size += postings.count;
    if (this.size > MOST_POSTINGS) {
      this.decoded.clear();
      this.size = postings.count;
    }
    this.decoded.set(word, postings);
    return postings;
  }
}

/** The file that holds `word`, if any does. */
function findFile(root, word) {
  const after = findFirst(root.words, word);
  return root.words[after] === word ? after : Math.max(0, after - 1);
}

/** Where in ordered `words` the first stands that is not below `word`. */
function findFirst(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePoints(words[middle], word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By code point: JavaScript's own order puts characters above U+FFFF below U+E000. */
export function comparePoints(one, other) {
  if (one === other) return 0;
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  const rank = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);
  return rank(one.charCodeAt(at) || 0) - rank(other.charCodeAt(at) || 0);
}
