/** The field to search in, and how results are shown. */

import { make, makeButton } from "./dom.js";
import { findSort, VIEWS, writeState, makeState } from "./state.js";

const SORT_WORDS = {
  relevance: "Best match", date: "Newest", discussions: "Most discussed", title: "Title",
};
const VIEW_WORDS = { cards: "Cards", rows: "Rows", titles: "Titles" };

/** What the search understands. */
const EXAMPLES = [
  ["memory planning", "both words, best match first"],
  ['"large language model"', "these words side by side"],
  ["agents -survey", "not with this word"],
  ["title:attention", "in the title; also author: tag: topic: venue: org:"],
  ["year:2023..2025", "of these years; 2024.. and ..2020 too"],
  ["has:code", "with code; also has:official has:video has:slides …"],
  ["id:2409.19256", "by arXiv id, DOI or the id of the record"],
];

export class SearchField {
  /**
   * @param {(q: string) => void} onType
   * @param {(q: string) => void} onEnter
   */
  constructor(onType, onEnter) {
    this.field = make("input", {
      id: "rl-explore-q", class: "rl-explore__field", type: "search", name: "q", autocomplete: "off",
      autocapitalize: "none", spellcheck: "false", enterkeyhint: "search",
      placeholder: "Words, “phrases”, author:name …",
    });
    this.field.addEventListener("input", () => onType(this.field.value));
    this.field.addEventListener("change", () => onEnter(this.field.value));
    const rows = EXAMPLES.map(([query, words]) =>
      make("li", {}, make("a", { href: writeState({ ...makeState(), q: query }) }, query), ` ${words}`),
    );
    const help = make(
      "details", { class: "rl-explore__help" },
      make("summary", {}, "What can I write?"), make("ul", {}, ...rows),
    );
    this.element = make(
      "form", { class: "rl-explore__search", role: "search", "aria-label": "Papers" },
      make("label", { class: "rl-hidden", for: "rl-explore-q" }, "Search all papers"), this.field, help,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      onEnter(this.field.value);
    });
  }

  show(q) {
    if (this.field.value !== q) this.field.value = q;
  }
}

export class Manner {
  /**
   * @param {(sort: string) => void} onSort
   * @param {(view: string) => void} onView
   */
  constructor(onSort, onView) {
    this.options = new Map(
      Object.entries(SORT_WORDS).map(([sort, words]) => [sort, make("option", { value: sort }, words)]),
    );
    this.sort = make("select", { class: "rl-explore__sort", "aria-label": "Order" }, ...this.options.values());
    this.sort.addEventListener("change", () => onSort(this.sort.value));
    this.views = VIEWS.map((view) =>
      makeButton({ "aria-pressed": "false", "data-view": view }, VIEW_WORDS[view], () => onView(view)),
    );
    const group = make("div", { class: "rl-explore__views", role: "group", "aria-label": "View" }, ...this.views);
    this.element = make("div", { class: "rl-explore__manner" }, this.sort, group);
  }

  show(state) {
    const hasQuery = state.q.trim() !== "";
    this.options.get("relevance").hidden = !hasQuery;
    this.options.get("relevance").disabled = !hasQuery;
    this.sort.value = findSort(state);
    for (const button of this.views) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
  }
}
