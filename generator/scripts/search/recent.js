/** What was used last, up to a bound. */

export class Recent {
  /** @param {number} most the sum of the sizes that is kept */
  constructor(most) {
    this.most = most;
    this.size = 0;
    /** @type {Map<string, {value: any, size: number}>} the one used last at the end */
    this.entries = new Map();
  }

  /** The value, or undefined. */
  get(key) {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Keeps `value` and forgets those that were not used for longest; one alone may be too large. */
  set(key, value, size = 1) {
    this.delete(key);
    this.entries.set(key, { value, size });
    this.size += size;
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.most || oldest === key) break;
      this.delete(oldest);
    }
  }

  delete(key) {
    this.size -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }
}
