/** What is known of all papers: each column is loaded when it is first needed, and then kept. */

import { Years } from "./years.js";

/** Up to so many papers a facet costs little to load, so most are open from the start. */
const FEW = 20_000;

/** Cost little at any size. */
const SMALL = ["topic", "code"];
const LARGE = ["author"];

/**
 * @typedef {{values: {key: string, label: string, count: number}[], numbers: Map<string, number>,
 *   column: import("./facets.js").Column}} Facet
 */
export class Catalogue {
  /** @param {object} search the engine */
  constructor(search) {
    this.search = search;
    this.facets = new Map();
    this.failures = new Map();
    this.orders = new Map();
    this.pending = new Map();
  }

  /** Rejects with a ShardError. */
  async open() {
    if (this.root) return;
    this.root = await this.search.root();
    this.papers = this.root.papers;
    this.years = new Years(this.root.years, this.papers);
  }

  /** Whether any paper has a value. */
  has(name) {
    return (this.root.facets[name]?.values ?? 0) > 0;
  }

  /** Whether a facet is open before the reader opens it. */
  isOpen(name) {
    return SMALL.includes(name) || (this.papers <= FEW && !LARGE.includes(name));
  }

  /** @returns {Facet | undefined} */
  get(name) {
    return this.facets.get(name);
  }

  /** The reason why a facet could not be loaded when it was last tried. */
  failure(name) {
    return this.failures.get(name);
  }

  /** Never rejects: afterwards there is the facet or its failure. */
  load(name) {
    return this.#once(name, async () => {
      if (this.facets.has(name)) return;
      try {
        const [values, column] = await Promise.all([
          this.search.facetValues(name),
          this.search.column(name),
        ]);
        const numbers = new Map(values.map(({ key }, number) => [key, number]));
        this.facets.set(name, { values, numbers, column });
        this.failures.delete(name);
      } catch (error) {
        this.failures.set(name, error);
      }
    });
  }

  /**
   * @param {string} sort
   * @returns {Promise<Uint32Array | null>} null for an order that needs no column; rejects with a ShardError
   */
  async loadOrder(sort) {
    if (sort !== "discussions" && sort !== "title") return null;
    await this.#once(`order-${sort}`, async () => {
      if (this.orders.has(sort)) return;
      const { values } = await this.search.column(`order-${sort}`);
      this.orders.set(sort, values);
    });
    return this.orders.get(sort);
  }

  /** The words for a value; its key where they are not loaded. */
  label(name, key) {
    const facet = this.facets.get(name);
    return facet?.values[facet.numbers.get(key)]?.label ?? key;
  }

  /** Whoever asks while it loads waits for the same. */
  #once(name, work) {
    if (!this.pending.has(name)) {
      const forget = () => this.pending.delete(name);
      const promise = work();
      this.pending.set(name, promise);
      promise.then(forget, forget);
    }
    return this.pending.get(name);
  }
}
