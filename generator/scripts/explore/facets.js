/**
 * Which papers pass the choices, and how many have each value: over columns of numbers, so that a
 * hundred thousand papers take some milliseconds.
 */

/**
 * The values of every paper: those of paper `p` are `values[offsets[p]]` up to before `values[offsets[p + 1]]`.
 * @typedef {{offsets: Uint32Array, values: Uint32Array}} Column
 *
 * A facet with choices: values by number.
 * @typedef {{column: Column, include: number[], exclude: number[], all: boolean}} Filter
 *
 * One condition, and for each paper 1 if it passes.
 * @typedef {{name: string, pass: Uint8Array}} Condition
 */

/**
 * @param {Filter} filter
 * @param {number} papers how many there are
 * @returns {Uint8Array} 1 for each paper that passes
 */
export function passFilter({ column, include, exclude, all }, papers) {
  const pass = new Uint8Array(papers);
  const wanted = new Set(include);
  const unwanted = new Set(exclude);
  const needed = all ? wanted.size : Math.min(wanted.size, 1);
  const { offsets, values } = column;
  for (let paper = 0; paper < papers; paper += 1) {
    let have = 0;
    let isOut = false;
    for (let at = offsets[paper]; at < offsets[paper + 1]; at += 1) {
      if (wanted.has(values[at])) have += 1;
      if (unwanted.has(values[at])) isOut = true;
    }
    pass[paper] = have >= needed && !isOut ? 1 : 0;
  }
  return pass;
}

/**
 * @param {[number, number][]} ranges of papers, from the first to before the last
 * @returns {Uint8Array}
 */
export function passRanges(ranges, papers) {
  const pass = new Uint8Array(papers);
  for (const [first, end] of ranges) pass.fill(1, first, end);
  return pass;
}

/** The papers that a query found, held against the conditions. */
export class Sieve {
  /**
   * @param {Uint32Array} found paper numbers, in any order
   * @param {Condition[]} conditions
   * @param {number} papers how many there are
   */
  constructor(found, conditions, papers) {
    this.found = found;
    this.conditions = conditions;
    this.misses = new Uint8Array(papers);
    // Of a paper that misses one condition only, which.
    this.missed = new Uint8Array(papers);
    conditions.forEach(({ pass }, index) => {
      for (let paper = 0; paper < papers; paper += 1) {
        if (pass[paper]) continue;
        this.misses[paper] += 1;
        this.missed[paper] = index;
      }
    });
  }

  /** Papers that pass everything, in the order in which they were found. */
  get result() {
    return this.found.filter((paper) => this.misses[paper] === 0);
  }

  /** Papers that pass everything but perhaps the condition `name`. */
  without(name) {
    const index = this.conditions.findIndex((condition) => condition.name === name);
    return this.found.filter(
      (paper) =>
        this.misses[paper] === 0 || (this.misses[paper] === 1 && this.missed[paper] === index),
    );
  }
}

/**
 * How many papers have each value. Of a facet's own choices those count that decide what one more choice
 * would give: with "all" the values that are included, and always those that are excluded; a value that is
 * excluded counts the papers that this takes away.
 *
 * @param {Uint32Array} papers that pass everything but this facet's own choices
 * @param {Filter} filter
 * @param {number} size how many values there are
 * @returns {Uint32Array} by value
 */
export function countValues(papers, { column, include, exclude, all }, size) {
  const counts = new Uint32Array(size);
  const { offsets, values } = column;
  const wanted = new Set(include);
  const unwanted = new Set(exclude);
  const isPlain = !unwanted.size && !(all && wanted.size);
  for (const paper of papers) {
    const end = offsets[paper + 1];
    let out = -1;
    if (!isPlain) {
      let have = 0;
      let outs = 0;
      for (let at = offsets[paper]; at < end; at += 1) {
        if (wanted.has(values[at])) have += 1;
        if (unwanted.has(values[at])) {
          outs += 1;
          out = values[at];
        }
      }
      if (outs > 1 || (all && have < wanted.size)) continue;
    }
    if (out >= 0) counts[out] += 1;
    else for (let at = offsets[paper]; at < end; at += 1) counts[values[at]] += 1;
  }
  return counts;
}

/**
 * @param {Uint32Array} counts by value
 * @param {number} most how many to name
 * @param {(value: number) => boolean} isWanted
 * @returns {number[]} values that have papers, most papers first, then by number
 */
export function findTop(counts, most, isWanted = () => true) {
  const top = [];
  for (let value = 0; value < counts.length; value += 1) {
    const count = counts[value];
    if (!count || (top.length === most && count <= counts[top[most - 1]])) continue;
    if (!isWanted(value)) continue;
    let at = top.length;
    while (at > 0 && counts[top[at - 1]] < count) at -= 1;
    top.splice(at, 0, value);
    if (top.length > most) top.pop();
  }
  return top;
}
