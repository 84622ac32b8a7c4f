/** A reader's choices as conditions on papers, and what each of them costs in results. */

import { passFilter, passRanges, Sieve } from "./facets.js";
import { copyState, FACETS, makeState, choose, shorten, writeYears } from "./state.js";

/** Words for facets. */
export const TITLES = {
  topic: "Topic", tag: "Tag", author: "Author", organization: "Organisation", venue: "Venue",
  code: "Code", license: "Licence", collection: "Collection", year: "Year",
};

/** Facets whose values say themselves what they are. */
const SPEAKING = ["topic", "code"];

/** Strangers that are named one by one. */
const MOST_NAMED = 5;

/** @returns {string[]} facets of which a value was chosen */
export function listChosen(state) {
  return FACETS.filter((name) => {
    const { include, exclude } = state.facets[name];
    return include.length + exclude.length > 0;
  });
}

/**
 * Values that do not exist are taken out; a key with a comma may be several, which a program joined.
 * @param {import("./state.js").State} state
 * @param {import("./catalogue.js").Catalogue} catalogue with the chosen facets loaded, or failed
 * @returns {{state: import("./state.js").State, notes: string[]}}
 */
export function settle(state, catalogue) {
  const settled = copyState(state);
  const notes = [];
  for (const name of listChosen(state)) {
    const facet = catalogue.get(name);
    const isEmpty = !catalogue.has(name);
    if (!facet && !isEmpty) continue;
    const unknown = [];
    for (const side of ["include", "exclude"]) {
      for (const key of state.facets[name][side]) {
        if (facet?.numbers.has(key)) continue;
        choose(settled, name, "", key);
        const parts = key.split(",");
        if (parts.every((part) => facet?.numbers.has(part))) {
          for (const part of parts) choose(settled, name, side, part);
        } else unknown.push(`“${shorten(key)}”`);
      }
    }
    if (unknown.length) {
      const more = unknown.length - MOST_NAMED;
      const named = unknown.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
      notes.push(`This list has no ${TITLES[name].toLowerCase()} ${named}.`);
    }
  }
  return { state: settled, notes };
}

/**
 * @param {import("./state.js").State} state settled
 * @returns {Map<string, import("./facets.js").Filter>} of each facet that is loaded, also without choices
 */
export function makeFilters(state, catalogue) {
  const filters = new Map();
  for (const name of FACETS) {
    const facet = catalogue.get(name);
    if (!facet) continue;
    const { include, exclude, all } = state.facets[name];
    const numbers = (keys) => keys.map((key) => facet.numbers.get(key));
    const column = facet.column;
    filters.set(name, { column, include: numbers(include), exclude: numbers(exclude), all });
  }
  return filters;
}

/** @returns {import("./facets.js").Condition[]} one for each facet with choices, and one for the years */
export function makeConditions(state, catalogue) {
  const filters = makeFilters(state, catalogue);
  const conditions = listChosen(state)
    .filter((name) => filters.has(name))
    .map((name) => ({ name, pass: passFilter(filters.get(name), catalogue.papers) }));
  if (state.from !== null || state.to !== null) {
    const ranges = catalogue.years.findRanges(state.from, state.to);
    conditions.push({ name: "year", pass: passRanges(ranges, catalogue.papers) });
  }
  return conditions;
}

/**
 * One choice; of the years the key is empty. `words` say it alone, `label` among others.
 * @typedef {{name: string, side: string, key: string, label: string, words: string}} Chip
 * @returns {Chip[]} in the order of the address
 */
export function listChips(state, catalogue) {
  const chips = [];
  for (const name of FACETS) {
    const noun = SPEAKING.includes(name) ? "" : `${TITLES[name]}: `;
    for (const side of ["include", "exclude"]) {
      const not = side === "exclude" ? "Not " : "";
      for (const key of [...state.facets[name][side]].sort()) {
        const label = catalogue.label(name, key);
        chips.push({ name, side, key, label: not.toLowerCase() + label, words: not + noun + label });
      }
    }
  }
  if (state.from !== null || state.to !== null) {
    const years = nameYears(state);
    chips.push({ name: "year", side: "include", key: "", label: years, words: years });
  }
  return chips;
}

/** @returns {import("./state.js").State} without the chip's choice */
export function removeChip(state, { name, key }) {
  const less = copyState(state);
  if (name === "year") [less.from, less.to] = [null, null];
  else choose(less, name, "", key);
  return less;
}

/** Everything that narrows the result taken away, but not how it is shown. */
export function clearChoices({ q, sort, view }) {
  return { ...makeState(), q, sort, view };
}

/**
 * What would be found with one choice less, most papers first.
 * @param {Uint32Array} found papers of the query
 * @returns {{chip: Chip, state: import("./state.js").State, count: number}[]} those that would find anything
 */
export function relaxChoices(state, found, catalogue) {
  return listChips(state, catalogue)
    .map((chip) => {
      const less = removeChip(state, chip);
      const sieve = new Sieve(found, makeConditions(less, catalogue), catalogue.papers);
      return { chip, state: less, count: sieve.result.length };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}

/** What was asked, for the title of the page: `“memory”, LLM serving systems, 2024`; empty for everything. */
export function describe(state, catalogue) {
  const query = state.q.trim() ? [`“${state.q.trim()}”`] : [];
  return [...query, ...listChips(state, catalogue).map(({ label }) => label)].join(", ");
}

function nameYears(state) {
  const { from, to } = state;
  if (from === null) return `until ${to}`;
  if (to === null) return `since ${from}`;
  return writeYears(state).replace("..", "–");
}
