/* The marks in the storage of this browser: one key, read again before each change, so that no tab
   overwrites another. What cannot be read is set aside under a key of its own, never thrown away. */

import { VERSION, mergeMarks, quote, readMarks } from "./marks.js";

const NOT_KEPT =
  "This browser does not let the site keep anything (a private window, or storage is blocked). " +
  "Marks last until you leave this page.";
const FULL =
  "The browser's storage for this site is full, so this was not kept. Export your marks, then " +
  "remove some.";

/** @typedef {import("./marks.js").Marks} Marks */

/** What was kept as text, read; `fault` says what is wrong with it.
 * @returns {{marks: Marks, fault: string}}
 */
export function parseKept(text) {
  if (text === null) return { marks: new Map(), fault: "" };
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return { marks: new Map(), fault: "it is not JSON." };
  }
  if (kept?.version !== VERSION)
    return { marks: new Map(), fault: `its version is ${quote(kept?.version)}, not ${VERSION}.` };
  const { marks, faults } = readMarks(kept.papers);
  return { marks, fault: faults[0] ?? "" };
}

/** @param {Storage | null} storage null where the browser gives none
 * @param {string} key
 * @param {() => string} now the time, ISO 8601
 */
export function createStore(storage, key, now = () => new Date().toISOString()) {
  const asidePrefix = `${key}:set-aside:`;
  const listeners = [];
  let isLost = false; // whether `marks` holds what could not be kept
  let problem = storage ? "" : NOT_KEPT;
  let marks = read();

  function read() {
    let text = null;
    try {
      text = storage?.getItem(key) ?? null;
    } catch {
      problem = NOT_KEPT;
    }
    const kept = parseKept(text);
    if (kept.fault && setAside(text)) write(kept.marks);
    return kept.marks;
  }

  /** @returns {boolean} whether it is safe to write over it */
  function setAside(text) {
    try {
      if (listAside().some((name) => storage.getItem(name) === text)) return true;
      storage.setItem(asidePrefix + now(), text);
      return true;
    } catch {
      // The next change must not destroy it.
      storage = null;
      problem = FULL;
      return false;
    }
  }

  function listAside() {
    const names = [];
    try {
      for (let i = 0; i < (storage?.length ?? 0); i++) names.push(storage.key(i));
    } catch {
      return [];
    }
    return names.filter((name) => name.startsWith(asidePrefix)).sort();
  }

  function write(changed) {
    if (!storage) return false;
    try {
      storage.setItem(key, JSON.stringify({ version: VERSION, papers: Object.fromEntries(changed) }));
      problem = "";
      return true;
    } catch (error) {
      problem = /quota/i.test(error?.name) ? FULL : NOT_KEPT;
      return false;
    }
  }

  function refresh() {
    const kept = storage ? read() : marks;
    marks = isLost ? mergeMarks(marks, kept).marks : kept;
  }

  const tell = () => listeners.forEach((listener) => listener());

  return {
    key,
    now,
    /** @returns {Marks} not to be changed */
    getMarks: () => marks,
    /** A sentence where marks are not kept; empty where all is well. */
    getProblem: () => problem,
    /** Change the marks as they are now, whichever tab made them.
     * @param {(marks: Marks) => void} edit changes the map that it gets
     * @returns {boolean} whether they were kept
     */
    change(edit) {
      refresh();
      const changed = new Map(marks);
      edit(changed);
      marks = changed;
      const isKept = write(changed);
      isLost = !isKept;
      tell();
      return isKept;
    },
    /** After another tab has written, or a page comes back from the browser's cache. */
    reread() {
      refresh();
      tell();
    },
    watch: (listener) => listeners.push(listener),
    /** What was set aside: names of keys. */
    listAside,
    readAside: (name) => storage.getItem(name),
    removeAside(name) {
      storage.removeItem(name);
      tell();
    },
  };
}
