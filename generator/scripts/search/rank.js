/** Documents that meet all conditions, in the order of what they are worth. */

/** What a match is worth beside that of the word itself. */
export const PREFIX_FACTOR = 0.7;
export const TYPO_FACTOR = 0.5;

/** Worth is compared in steps of this part of one. */
const STEPS = 1024;

/** For each document the conditions that it meets, and its worth. */
export class Tally {
  /**
   * @param {import("./shards.js").Root} root
   * @param {import("./query.js").Condition[]} conditions that decide; at most 32
   */
  constructor({ documents, papers }, conditions) {
    this.papers = papers;
    /** A bit for each condition. */
    this.all = conditions.length === 32 ? -1 : 2 ** conditions.length - 1;
    this.met = new Int32Array(documents);
    this.worths = new Float32Array(documents);
    let ofPapers = 0;
    let ofPages = 0;
    conditions.forEach(({ isNot, isPaperOnly }, at) => {
      if (!isNot) return;
      ofPapers |= 1 << at;
      if (!isPaperOnly) ofPages |= 1 << at;
    });
    this.met.fill(ofPapers, 0, papers);
    this.met.fill(ofPages, papers);
  }

  /**
   * @param {number} at the number of the condition; −1 for one that does not decide
   * @param {boolean} isNot
   * @param {import("./match.js").Matches} matches
   */
  add(at, isNot, { count, documents, worths }) {
    const bit = at < 0 ? 0 : 1 << at;
    for (let one = 0; one < count; one += 1) {
      const document = documents[one];
      if (isNot) this.met[document] &= ~bit;
      else {
        this.met[document] |= bit;
        this.worths[document] += worths[one];
      }
    }
  }

  /** The papers and the pages that meet all conditions, best first, then in their order. */
  rank(withPages = true) {
    const { met, all, papers } = this;
    const isMet = (bits) => bits === all;
    return {
      papers: sortByWorth(listMet(met, isMet, 0, papers), this.worths),
      pages: sortByWorth(listMet(met, isMet, papers, withPages ? met.length : papers), this.worths),
    };
  }

  /** The papers that lack some of the conditions `may`, but not all of them, and meet the others. */
  rankNear(may) {
    const { met, all, papers } = this;
    const must = all & ~may;
    const isNear = (bits) => bits !== all && (bits & must) === must && (bits & may) !== 0;
    const near = listMet(met, isNear, 0, papers);
    // One that has more of the words is nearer than one that has fewer in better places.
    for (const document of near) this.worths[document] *= countBits(met[document] & may);
    return sortByWorth(near, this.worths);
  }
}

function listMet(met, isMet, from, to) {
  const found = new Uint32Array(to - from);
  let count = 0;
  for (let document = from; document < to; document += 1) {
    if (!isMet(met[document])) continue;
    found[count] = document;
    count += 1;
  }
  return found.slice(0, count);
}

/** Numbers sort much faster than by a function: worth and document in one number. */
function sortByWorth(documents, worths) {
  const span = 2 ** 24;
  const keys = new Float64Array(documents.length);
  for (let at = 0; at < documents.length; at += 1) {
    keys[at] = documents[at] - Math.round(worths[documents[at]] * STEPS) * span;
  }
  keys.sort();
  for (let at = 0; at < keys.length; at += 1) {
    const rest = keys[at] % span;
    documents[at] = rest < 0 ? rest + span : rest;
  }
  return documents;
}

/** How many conditions a mask has. */
export function countBits(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count += 1;
  return count;
}
