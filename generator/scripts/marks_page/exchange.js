/* Marks as a file, and back: docs/development/marks.md describes it. */

import { VERSION, isObject, mergeMarks, quote, readMarks } from "./shared.js";

const FORMAT = "readinglist-marks";
/** Bytes; a thousand marks have a fifth of a million. */
export const LARGEST = 4_000_000;
const KEYS = ["format", "version", "site", "exported", "papers"];

/** The text of an export. @param {import("../marks/marks.js").Marks} marks @param {string} site its address */
export function writeExport(marks, site, exported) {
  const papers = Object.fromEntries(marks);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, site, exported, papers }, null, 1)}\n`;
}

/** The marks in an export, or why there are none: nothing is taken from a file that is not
 * understood as a whole.
 * @returns {{marks?: import("../marks/marks.js").Marks, site?: string, fault?: string}}
 */
export function readExport(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch (error) {
    return { fault: `It is not JSON: ${error.message}` };
  }
  if (!isObject(found) || found.format !== FORMAT)
    return { fault: `It is no export of marks: its "format" is ${quote(found?.format)}, not "${FORMAT}".` };
  if (found.version !== VERSION)
    return { fault: `Its version is ${quote(found.version)}; this site knows version ${VERSION}.` };
  const unknown = Object.keys(found).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { fault: `Found ${quote(unknown)}, which is not known.` };
  const { marks, faults } = readMarks(found.papers);
  if (faults.length) {
    const more = faults.length > 1 ? ` And ${faults.length - 1} more like it.` : "";
    return { fault: `${faults[0]}${more}` };
  }
  return { marks, site: typeof found.site === "string" ? found.site.slice(0, 200) : "" };
}

/** Sentences on what an import will do, and whether it does anything.
 * @param {import("../marks/marks.js").Marks} ours @param {import("../marks/marks.js").Marks} theirs
 */
export function previewImport(ours, theirs) {
  const { added, changed, older, same } = mergeMarks(ours, theirs);
  const name = (marks, ids) => {
    const titles = ids.slice(0, 5).map((id) => `“${marks.get(id).title.slice(0, 80)}”`);
    return `${titles.join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}`;
  };
  const lines = [];
  if (added.length) lines.push(`Added (${added.length}): ${name(theirs, added)}.`);
  if (changed.length)
    lines.push(`Replaced, because the file's are newer (${changed.length}): ${name(theirs, changed)}.`);
  if (older.length)
    lines.push(`Left as they are, because yours are newer (${older.length}): ${name(ours, older)}.`);
  if (same.length) lines.push(`The same here and in the file: ${same.length}.`);
  return { lines, isAny: added.length + changed.length > 0 };
}
