/** What to leave out of a query that finds nothing. */

import { countBits } from "./rank.js";

const FIELD = /^(?:title|author|tag|topic|venue|org):\s*/i;

/** How many ways are shown. */
const MOST_WAYS = 5;

/**
 * The query without as few conditions as possible (one, as a rule), and how much each such query
 * finds, most first.
 * @param {import("./rank.js").Tally} tally
 * @param {import("./query.js").Condition[]} conditions all of the query
 * @param {import("./query.js").Condition[]} deciding those that have the bits of the tally
 * @returns {{query: string, count: number}[]}
 */
export function relax({ met, all }, conditions, deciding) {
  /** How many documents lack exactly these conditions. */
  let lacking = new Map();
  let fewest = deciding.length;
  // Nobody wants all that a query of only negations finds.
  const wanted = deciding.reduce((bits, { isNot }, at) => (isNot ? bits : bits | (1 << at)), 0);
  for (let document = 0; document < met.length; document += 1) {
    const lacks = all & ~met[document];
    const count = countBits(lacks);
    if (count > fewest || (lacks & wanted) === wanted) continue;
    if (count < fewest) {
      fewest = count;
      lacking = new Map();
    }
    lacking.set(lacks, (lacking.get(lacks) ?? 0) + 1);
  }
  return [...lacking]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_WAYS)
    .map(([lacks, count]) => ({ query: leaveOut(lacks, conditions, deciding), count }));
}

function leaveOut(lacks, conditions, deciding) {
  const out = new Set(deciding.filter((_, at) => lacks & (1 << at)));
  return conditions
    .filter((condition) => !out.has(condition))
    .map(({ source }) => source)
    .join(" ");
}

/**
 * What was typed of a condition, with the words for which it was taken: the likeliest of each.
 * @param {import("./query.js").Condition} condition
 * @param {{from: string, to: string[]}[]} corrections
 */
export function mend({ source, names }, corrections) {
  if (!corrections.length) return source;
  const taken = new Map(corrections.map(({ from, to }) => [from, to[0]]));
  const [[whole, ...parts]] = names;
  const isOfParts = parts.some((part) => taken.has(part));
  const word = isOfParts ? parts.map((part) => taken.get(part) ?? part).join("-") : taken.get(whole);
  return (FIELD.exec(source)?.[0] ?? "") + word;
}
