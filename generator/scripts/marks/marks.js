/* What a reader has marked: the model, and the checks of everything that claims to be of it. */

export const VERSION = 1;
/** The marks of a paper besides the note; the first two exclude each other. */
export const KINDS = ["toRead", "read", "starred"];
export const LONGEST_NOTE = 20_000;

/** Times are ISO 8601 in UTC; a kind that is not there is not marked.
 * @typedef {{title: string, by: string, year: number, changed: string, toRead?: string,
 *   read?: string, starred?: string, noted?: string, note?: string}} Mark
 * @typedef {Map<string, Mark>} Marks by the id of the paper
 */

const ID = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** Whether a paper can have this id. */
export function isId(value) {
  return typeof value === "string" && value.length <= 100 && ID.test(value);
}

const isText = (longest) => (value) => typeof value === "string" && value.length <= longest;
const isTime = (value) => typeof value === "string" && TIME.test(value) && !isNaN(Date.parse(value));

const CHECKS = new Map([
  ["title", isText(2_000)],
  ["by", isText(2_000)],
  ["year", (value) => Number.isInteger(value) && value >= 0 && value <= 9999],
  ["changed", isTime],
  ...KINDS.map((kind) => [kind, isTime]),
  ["noted", isTime],
  ["note", isText(LONGEST_NOTE)],
]);
const NEEDED = ["title", "by", "year", "changed"];

/** Anything as a text short enough for a message. */
export function quote(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Whether it is what JSON calls an object. */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What can be read of `value`, which anybody may have written, and a sentence for what cannot.
 * @returns {{marks: Marks, faults: string[]}}
 */
export function readMarks(value) {
  const marks = new Map();
  if (!isObject(value)) return { marks, faults: [`"papers" is ${quote(value)}, not an object.`] };
  const faults = [];
  for (const [id, mark] of Object.entries(value)) {
    const fault = isId(id) ? findFault(mark) : "no paper can have this id.";
    if (fault) faults.push(`${quote(id)}: ${fault}`);
    else marks.set(id, { ...mark });
  }
  return { marks, faults };
}

function findFault(mark) {
  if (!isObject(mark)) return `found ${quote(mark)}, not an object.`;
  for (const [name, value] of Object.entries(mark)) {
    if (!CHECKS.has(name)) return `found ${quote(name)}, which is not known.`;
    if (!CHECKS.get(name)(value)) return `${quote(name)} cannot be ${quote(value)}.`;
  }
  const missing = NEEDED.find((name) => !Object.hasOwn(mark, name));
  if (missing) return `"${missing}" is missing.`;
  return isMarked(mark) ? "" : "nothing is marked.";
}

/** Whether anything is left of it that is worth keeping. */
export function isMarked(mark) {
  return KINDS.some((kind) => mark[kind]) || Boolean(mark.note && mark.noted);
}

/** The mark with a kind set or taken away.
 * @param {Mark} mark @param {string} kind @param {boolean} isOn @param {string} now
 */
export function setKind(mark, kind, isOn, now) {
  const { [kind]: _, ...rest } = mark;
  if (isOn && kind === "toRead") delete rest.read;
  if (isOn && kind === "read") delete rest.toRead;
  return { ...rest, ...(isOn && { [kind]: now }), changed: now };
}

/** The mark with another note; an empty one takes it away. */
export function setNote(mark, note, now) {
  const { note: _, noted: __, ...rest } = mark;
  return { ...rest, ...(note.trim() && { note, noted: now }), changed: now };
}

const isSame = (a, b) => [...CHECKS.keys()].every((name) => a[name] === b[name]);

/** Both together: of a paper that both have, the one that was changed last; ours if at once.
 * @param {Marks} ours @param {Marks} theirs
 * @returns {{marks: Marks, added: string[], changed: string[], older: string[], same: string[]}} ids
 */
export function mergeMarks(ours, theirs) {
  const marks = new Map(ours);
  const merged = { marks, added: [], changed: [], older: [], same: [] };
  for (const [id, mark] of theirs) {
    const own = ours.get(id);
    const isNewer = !own || Date.parse(mark.changed) > Date.parse(own.changed);
    merged[!own ? "added" : isSame(own, mark) ? "same" : isNewer ? "changed" : "older"].push(id);
    if (isNewer) marks.set(id, mark);
  }
  return merged;
}
