/** Which documents match, and what the match is worth: sets of documents put together. */

/**
 * @typedef {{count: number, documents: Uint32Array, worths: Float32Array}} Matches
 *   the documents in no order, each once
 * @typedef {{postings: import("./postings.js").Postings, factor: number}} Term
 *   a word, and what a match with it is worth beside an exact one
 */

/** @type {Matches} */
export const NO_MATCHES = {
  count: 0,
  documents: new Uint32Array(0),
  worths: new Float32Array(0),
};

/**
 * The documents that hold one of the words, at the worth of the best one. The words share the
 * rarity of their union: a beginning of many words is worth little.
 * @param {Term[]} terms
 * @param {number} mask fields in which a word must stand; 0 for facts
 * @param {number} limit documents from this number on do not count
 * @param {number} size how many documents there are
 * @returns {Matches}
 */
export function unite(terms, mask, limit, size) {
  const most = terms.reduce((sum, { postings }) => sum + postings.count, 0);
  const documents = new Uint32Array(Math.min(most, size));
  const best = new Float32Array(size);
  const seen = new Uint8Array(size);
  let count = 0;
  for (const { postings, factor } of terms) {
    for (let at = 0; at < postings.count; at += 1) {
      const document = postings.documents[at];
      if (document >= limit || (mask && !(postings.masks[at] & mask))) continue;
      if (!seen[document]) {
        seen[document] = 1;
        documents[count] = document;
        count += 1;
      }
      const worth = postings.impacts[at] * factor;
      if (worth > best[document]) best[document] = worth;
    }
  }
  const rarity = findRarity(count, size);
  const worths = new Float32Array(count);
  for (let at = 0; at < count; at += 1) worths[at] = best[documents[at]] * rarity;
  return { count, documents: documents.subarray(0, count), worths };
}

/** How much a word says that stands in `count` of `size` documents (the idf of BM25). */
export function findRarity(count, size) {
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/**
 * The documents that are in every one, at the sum of their worths.
 * @param {Matches[]} all
 * @param {number} size
 * @returns {Matches}
 */
export function intersect(all, size) {
  if (all.length === 1) return all[0];
  const times = new Uint8Array(size);
  const sums = new Float32Array(size);
  all.forEach(({ count, documents, worths }, round) => {
    for (let at = 0; at < count; at += 1) {
      const document = documents[at];
      if (times[document] !== round) continue;
      times[document] = round + 1;
      sums[document] += worths[at];
    }
  });
  const last = all[all.length - 1];
  const kept = last.documents.filter((document) => times[document] === all.length);
  return collect(kept, sums);
}

/**
 * A name with joints: the documents that hold its whole (`gpt4`), or all its parts. The parts are
 * together worth what one word is, on an average; the whole as much again.
 * @param {Matches} whole
 * @param {Matches} parts
 * @param {number} of how many parts
 * @param {number} size
 * @returns {Matches}
 */
export function prefer(whole, parts, of, size) {
  const sums = new Float32Array(size);
  const seen = new Uint8Array(size);
  const documents = new Uint32Array(whole.count + parts.count);
  let count = 0;
  for (let at = 0; at < parts.count; at += 1) {
    const document = parts.documents[at];
    seen[document] = 1;
    sums[document] = parts.worths[at] / of;
    documents[count] = document;
    count += 1;
  }
  for (let at = 0; at < whole.count; at += 1) {
    const document = whole.documents[at];
    if (!seen[document]) {
      documents[count] = document;
      count += 1;
    }
    sums[document] = Math.max(sums[document], whole.worths[at]) + whole.worths[at];
  }
  return collect(documents.subarray(0, count), sums);
}

function collect(documents, worthOf) {
  const worths = new Float32Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) worths[at] = worthOf[documents[at]];
  return { count: documents.length, documents, worths };
}

/**
 * Papers of the years from `from` to `to`; worth nothing.
 * @param {import("./shards.js").Root} root
 * @returns {Matches}
 */
export function matchYears({ years, papers }, from, to) {
  // Newest first: a year's papers begin where those of later years end.
  const begin = (year) => years.find(([other]) => other <= year)?.[1] ?? papers;
  const first = begin(to);
  const count = Math.max(0, begin(from - 1) - first);
  return {
    count,
    documents: Uint32Array.from({ length: count }, (_, at) => first + at),
    worths: new Float32Array(count),
  };
}
