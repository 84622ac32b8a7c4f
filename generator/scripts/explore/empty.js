/** Nothing was found: what to leave out. */

import { countPapers, make } from "./dom.js";
import { relaxChoices } from "./selection.js";
import { writeState } from "./state.js";

const MOST_WAYS = 6;

/**
 * @param {import("./state.js").State} state
 * @param {object} answer of the search
 * @param {import("./catalogue.js").Catalogue} catalogue
 * @returns {{words: string, state: import("./state.js").State, count: number}[]} what would find something, and how many papers
 */
export function listWays(state, answer, catalogue) {
  const ways = relaxChoices(state, answer.papers, catalogue).map(({ chip, state: less, count }) => ({
    words: `without ${chip.words.replace(/^Not /, "leaving out ")}`,
    state: less,
    count,
  }));
  for (const { query, count } of answer.relax) {
    ways.push({ words: `search for ${query}`, state: { ...state, q: query }, count });
  }
  return ways.slice(0, MOST_WAYS);
}

/**
 * @param {{words: string, state: object, count: number}[]} ways
 * @param {object[]} pages documents of the site that the query found, which are no papers
 * @param {{findAddress: (path: string) => string}} tools
 * @returns {HTMLElement}
 */
export function showNothing(state, ways, pages, { findAddress }) {
  const box = make("div", { class: "rl-explore__empty" });
  box.append(make("h2", { class: "rl-explore__none" }, "No paper matches."));
  if (ways.length) {
    const items = ways.map((way) =>
      make("li", {}, make("a", { href: writeState(way.state) || "?" }, way.words), ` ${countPapers(way.count)}`),
    );
    box.append(make("p", {}, "What would find some:"), make("ul", {}, ...items));
  } else {
    box.append(make("p", {}, "Try other words, fewer of them, or only the beginning of one."));
  }
  if (pages.length) {
    const items = pages.map(({ path, title }) =>
      make("li", {}, make("a", { href: findAddress(path) }, title)),
    );
    box.append(make("p", {}, "Pages of this site that match:"), make("ul", {}, ...items));
  }
  return box;
}
