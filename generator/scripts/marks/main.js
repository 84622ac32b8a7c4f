/* Marks without an account: kept in this browser, and nowhere else. */

import { makeRow, paintRows } from "./buttons.js";
import { findPage, make, makeButton, sayCount, sayDay } from "./dom.js";
import {
  VERSION,
  isMarked,
  isObject,
  mergeMarks,
  quote,
  readMarks,
  setKind,
  setNote,
} from "./marks.js";
import { say } from "./notice.js";
import { listShortIds, shortenId } from "./roll.js";
import { startMarks } from "./start.js";

/** What goes on on this page; null where there is none. */
export const here = globalThis.document?.currentScript
  ? startMarks(new URL("../../", document.currentScript.src))
  : null;

/** Give the cards within `element` their buttons, and a badge where the paper is new. */
export function decorate(element) {
  here?.decorate(element);
}

export { makeRow, paintRows, findPage, make, makeButton, sayCount, sayDay };
export { VERSION, isMarked, isObject, mergeMarks, quote, readMarks, setKind, setNote };
export { say, listShortIds, shortenId };
