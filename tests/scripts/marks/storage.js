/* A storage as a browser has it, and some that fail. */

export class FakeStorage {
  constructor(entries = {}) {
    this.map = new Map(Object.entries(entries));
  }
  get length() {
    return this.map.size;
  }
  key(index) {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  setItem(key, value) {
    this.map.set(key, String(value));
  }
  removeItem(key) {
    this.map.delete(key);
  }
}

export class FullStorage extends FakeStorage {
  setItem() {
    throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
  }
}

export class ClosedStorage extends FakeStorage {
  getItem() {
    throw Object.assign(new Error("closed"), { name: "SecurityError" });
  }
  setItem() {
    this.getItem();
  }
}

export const at = (minute) => `2026-11-03T09:${String(minute).padStart(2, "0")}:00.000Z`;

/** A mark with something in it. */
export const makeMark = (fields = {}) => ({
  ...{ title: "A paper", by: "Ada Author", year: 2024, changed: at(0), starred: at(0) },
  ...fields,
});
