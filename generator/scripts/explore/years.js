/** The years of papers that are numbered newest first. */

/** Years on a histogram; of a longer history the first bar holds everything older. */
const MOST_BARS = 60;

export class Years {
  /**
   * @param {[number, number][]} starts each year's first paper, newest year first
   * @param {number} papers
   */
  constructor(starts, papers) {
    this.starts = starts;
    this.papers = papers;
    this.newest = starts.length ? starts[0][0] : 0;
    this.oldest = starts.length ? starts[starts.length - 1][0] : 0;
  }

  /**
   * @param {number | null} from
   * @param {number | null} to
   * @returns {[number, number][]} ranges of paper numbers, each from its first to before its end
   */
  findRanges(from, to) {
    return this.starts
      .map(([year, first], index) => [year, first, this.#end(index)])
      .filter(([year]) => (from === null || year >= from) && (to === null || year <= to))
      .map(([, first, end]) => [first, end]);
  }

  /**
   * @param {Uint32Array} papers
   * @returns {Map<number, number>} how many are of each year that has any
   */
  count(papers) {
    const counts = new Map();
    const years = this.#spread();
    const tallies = new Uint32Array(this.starts.length);
    for (const paper of papers) tallies[years[paper]] += 1;
    tallies.forEach((count, index) => count && counts.set(this.starts[index][0], count));
    return counts;
  }

  #end(index) {
    return index + 1 < this.starts.length ? this.starts[index + 1][1] : this.papers;
  }

  #spread() {
    if (!this.spread) {
      this.spread = new Uint16Array(this.papers);
      this.starts.forEach(([, first], index) => this.spread.fill(index, first, this.#end(index)));
    }
    return this.spread;
  }
}

/**
 * The bars of a histogram, oldest first, one for every year, also for those without papers.
 * @param {Years} years
 * @param {Map<number, number>} counts
 * @returns {{first: number, last: number, count: number, height: number}[]} heights from 0 to 1; a year with
 *   any paper is seen
 */
export function makeBars(years, counts) {
  if (!years.starts.length) return [];
  const first = Math.max(years.oldest, years.newest - MOST_BARS + 1);
  const bars = [];
  for (let year = first; year <= years.newest; year += 1) {
    bars.push({ first: year, last: year, count: counts.get(year) ?? 0, height: 0 });
  }
  bars[0].first = years.oldest;
  for (const [year, count] of counts) if (year < first) bars[0].count += count;
  const highest = Math.max(...bars.map((bar) => bar.count));
  for (const bar of bars) bar.height = bar.count ? Math.max(bar.count / highest, 0.04) : 0;
  return bars;
}

/**
 * @param {number} x from 0, the left side of the first bar, to 1, the right side of the last; may be outside
 * @returns {number} the index of the bar there
 */
export function findBar(bars, x) {
  return Math.min(Math.max(Math.floor(x * bars.length), 0), bars.length - 1);
}

/**
 * The years between two bars that a pointer was dragged over, in either direction.
 * @returns {{from: number | null, to: number | null}} both null for all of them
 */
export function spanBars(bars, one, other) {
  const [low, high] = one < other ? [one, other] : [other, one];
  if (low === 0 && high === bars.length - 1) return { from: null, to: null };
  return { from: bars[low].first, to: bars[high].last };
}
