/** What was typed, taken apart into conditions. */

import { readIdentifier } from "./identifier.js";
import { fold, splitNames } from "./words.js";

/** Fields of text: the bit of each in a mask. */
const FIELDS = { title: 1, author: 2, tag: 4, topic: 8, venue: 16, org: 32 };
const TITLE = 1;
export const ANY_FIELD = 127;

/** What `has:` can ask for. */
const FACTS =
  "code official pdf video slides poster demo dataset model project note abstract arxiv doi".split(" ");

/** Bounds, so that a pasted text cannot keep the page busy. */
export const MOST_CHARACTERS = 500;
export const MOST_CONDITIONS = 32;

/**
 * A condition; `source` is what was typed of it. A `name` is a word as typed: the whole, and its
 * parts if it has joints; a `phrase` is words next to each other; `years` a range; a `fact` one of
 * the index's words that no text holds. `mask` says in which fields it may match, `isPaperOnly` that a
 * page never does, `isOpen` that its last word is still being typed.
 * @typedef {{kind: "name" | "phrase" | "years" | "fact", source: string, isNot: boolean,
 *   isOpen: boolean, isPaperOnly: boolean, mask: number, names?: string[][], word?: string,
 *   from?: number, to?: number}} Condition
 * @typedef {{text: string, conditions: Condition[], identifier: string, notes: string[]}} Query
 *   `identifier` is of a paper, where the whole text may be one
 */

const SPACE = /\s*/y;
const HEAD = /(-*)(?:(title|author|tag|topic|venue|org|year|has|id):\s*)?/iy;
const QUOTED = /"([^"]*)("|$)/y;
const BARE = /[^\s"]+/y;
const OTHER_FIELD = /^(\p{L}{2,}):(?!\/\/)\S/u;
const YEARS = /^(\d{4})?(\.\.)?(\d{4})?$/;
const YEARS_BEGUN = /^\d{0,4}(?:\.(?:\.\d{0,4})?)?$/;

/**
 * Never throws: what cannot be understood is searched for as words, and a note says so.
 * @param {string} typed
 * @param {{live?: boolean}} [options] live: the last word is still being typed
 * @returns {Query}
 */
export function parseQuery(typed, { live = false } = {}) {
  const notes = [];
  const text = typed.slice(0, MOST_CHARACTERS).replace(/[“”„‟«»＂]/g, '"');
  if (typed.trim().length > MOST_CHARACTERS) {
    notes.push(`Only the first ${MOST_CHARACTERS} characters were searched for.`);
  }
  const conditions = [];
  for (const term of readTerms(text)) {
    const isLast = live && term.isLast && typed.length <= MOST_CHARACTERS;
    if (isLast && conditions.length && isFirstLetter(term)) continue;
    conditions.push(...understand({ ...term, isLast }, notes));
  }
  if (conditions.length > MOST_CONDITIONS) {
    notes.push(`Only the first ${MOST_CONDITIONS} words were searched for.`);
    conditions.length = MOST_CONDITIONS;
  }
  return { text: text.trim(), conditions, identifier: readIdentifier(text), notes };
}

/** The first letter of a further word: nobody wants it to change what the words before it find. */
function isFirstLetter({ field, isNot, isQuoted, value }) {
  return !field && !isNot && !isQuoted && /^[a-z]$/i.test(value);
}

/** What stands between spaces and quotes; `isLast` if it goes on to the end of `text`. */
function* readTerms(text) {
  let at = 0;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (take(SPACE); at < text.length; take(SPACE)) {
    const start = at;
    const [, minus, field = ""] = take(HEAD);
    const quoted = take(QUOTED);
    const value = quoted ? quoted[1] : take(BARE)?.[0] ?? "";
    const isClosed = quoted?.[2] === '"';
    yield {
      source: text.slice(start, at).trim() + (quoted && !isClosed ? '"' : ""),
      isNot: minus !== "",
      field: field.toLowerCase(),
      isQuoted: Boolean(quoted),
      value,
      isLast: at === text.length && !isClosed,
    };
  }
}

/** The conditions of a term: none where nothing can be searched for. */
function understand(term, notes) {
  const { field, value, isNot, isQuoted, isLast, source } = term;
  const isOpen = isLast && !isNot;
  const fact = (word) => [
    { kind: "fact", source, isNot, isOpen, isPaperOnly: true, mask: 0, word },
  ];
  if (field === "year") {
    const years = readYears(value.trim());
    if (years) return [{ kind: "years", source, isNot, isOpen: false, isPaperOnly: true, mask: 0, ...years }];
    if (value && !(isLast && YEARS_BEGUN.test(value))) {
      notes.push(
        `“${source}” is not a year: write year:2024, year:2023..2025, year:2023.. or year:..2020.`,
      );
    }
  } else if (field === "has") {
    const wanted = fold(value.trim());
    if (FACTS.some((one) => one === wanted || (isOpen && wanted && one.startsWith(wanted)))) {
      return fact(`has:${wanted}`);
    }
    if (wanted) notes.push(`“${source}” is not known: after has: comes ${FACTS.join(", ")}.`);
  } else if (field === "id") {
    const wanted = readIdentifier(value) || fold(value.trim());
    return wanted ? fact(`id:${wanted}`) : [];
  } else if (!field && !isQuoted) {
    const pasted = /^(?:arxiv|doi):/i.test(value) && readIdentifier(value);
    if (pasted) return fact(`id:${pasted}`);
    const other = OTHER_FIELD.exec(value)?.[1];
    if (other) {
      const known = [...Object.keys(FIELDS), "year", "has", "id"].join(", ");
      notes.push(`There is no field “${other}”, so its name was searched for. Fields: ${known}.`);
    }
  }
  const isYearBegun = field === "year" && isLast && YEARS_BEGUN.test(value);
  return isYearBegun ? [] : understandWords(term, isOpen);
}

function understandWords({ field, value, isNot, isQuoted, source }, isOpen) {
  const mask = FIELDS[field] ?? ANY_FIELD;
  const isPaperOnly = mask !== ANY_FIELD && mask !== TITLE;
  const names = splitNames(value);
  const make = (kind, of, from) => ({
    kind, source: from, isNot, isOpen: false, isPaperOnly, mask, names: of,
  });
  if (!names.length) return [];
  // The last word of an unfinished phrase may stand anywhere as yet.
  const last = isOpen ? names.pop() : null;
  const conditions = [];
  if (isQuoted || (isNot && names.length > 1)) {
    const begun = `${field && `${field}:`}"${value.replace(/\S+$/, "").trim()}"`;
    if (names.length) conditions.push(make("phrase", names, last ? begun : source));
  } else {
    const isOne = names.length + (last ? 1 : 0) === 1;
    const prefix = `${isNot ? "-" : ""}${field in FIELDS ? `${field}:` : ""}`;
    for (const name of names) {
      conditions.push(make("name", [name], isOne ? source : prefix + name[0]));
    }
  }
  if (last) {
    const isWhole = !conditions.length;
    conditions.push({ ...make("name", [last], isWhole ? source : last[0]), isOpen: true });
  }
  return conditions;
}

/** The first and the last year, or null. */
function readYears(text) {
  const [, first, dots, last] = YEARS.exec(text) ?? [];
  if (dots ? !first && !last : !first || last) return null;
  const from = first ? Number(first) : 0;
  const to = last ? Number(last) : dots ? 9999 : from;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
