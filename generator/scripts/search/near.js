/** Papers that hold some of the words of a query that few papers hold all of. */

/** The heading above them. */
export const NEAR_WORDS = "Papers with some of the words";

/** Where fewer papers than this meet all conditions, those that are near are told too. */
const FEW = 5;

/** How many are told. */
const MOST_NEAR = 10;

/**
 * The papers that lack words of the query and meet its other conditions (fields, phrases, years,
 * what begins with a minus), those with the telling words first.
 * @param {import("./rank.js").Tally} tally
 * @param {import("./query.js").Condition[]} deciding those that have the bits of the tally
 * @param {number} found how many papers meet all conditions
 * @returns {Uint32Array}
 */
export function findNear(tally, deciding, found) {
  const may = deciding.reduce((bits, one, at) => (mayLack(one) ? bits | (1 << at) : bits), 0);
  if (found >= FEW || !(may & (may - 1))) return new Uint32Array(0);
  return tally.rankNear(may).subarray(0, MOST_NEAR);
}

function mayLack({ kind, isNot, isPaperOnly }) {
  return kind === "name" && !isNot && !isPaperOnly;
}
