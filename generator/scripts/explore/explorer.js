/** The page: what the reader does becomes a state, and a state becomes an address and what is shown. */

import { Catalogue } from "./catalogue.js";
import { Chips } from "./chips.js";
import { countPapers, giveWay, make, makeButton } from "./dom.js";
import { listWays, showNothing } from "./empty.js";
import { FacetPanel } from "./facet_panel.js";
import { countValues, Sieve } from "./facets.js";
import { NearList } from "./near.js";
import { sortPapers } from "./order.js";
import { ResultList } from "./results.js";
import { describe, listChosen, makeConditions, makeFilters, settle, TITLES } from "./selection.js";
import { Sheet } from "./sheet.js";
import { choose, copyState, countChoices, findSort, readState, writeState } from "./state.js";
import { Manner, SearchField } from "./toolbar.js";
import { YearPanel } from "./year_panel.js";

/** In the order in which a reader would use them. */
const PANELS = ["topic", "code", "tag", "venue", "author", "organization", "license", "collection"];

const MOST_PAGES = 5;

export class Explorer {
  /**
   * @param {object} search the engine
   * @param {(path: string) => string} findAddress of a document
   * @param {import("./export_menu.js").ExportMenu} menu
   * @param {HTMLElement} plain the lists that stand there without scripts
   * @param {(paper: HTMLElement) => void} decorate what others add to a paper that is shown
   */
  constructor(search, findAddress, menu, plain, decorate) {
    this.decorate = decorate;
    this.plain = plain;
    this.search = search;
    this.findAddress = findAddress;
    this.menu = menu;
    this.catalogue = new Catalogue(search);
    this.turn = 0;
    this.title = document.title;
    this.field = new SearchField((q) => this.#type(q), (q) => this.#enter(q));
    this.manner = new Manner((sort) => this.#choose({ sort }), (view) => this.#choose({ view }));
    this.chips = new Chips((state) => this.#go(state));
    this.filters = make("div", { class: "rl-facets" });
    this.sheet = new Sheet(this.filters);
    this.count = make("p", { class: "rl-explore__count", role: "status", tabindex: "-1" });
    this.notes = make("div", { class: "rl-explore__notes" });
    this.place = make("div", { class: "rl-explore__place" });
    const load = (numbers, view) => loadPapers(search, numbers, view);
    this.results = new ResultList(load, (shown) => history.replaceState({ shown }, ""));
    this.near = new NearList();
    const bar = make(
      "div", { class: "rl-explore__bar" }, this.sheet.opener, this.count, this.manner.element, menu?.element ?? null,
    );
    const main = make(
      "section", { class: "rl-explore__main", "aria-label": "Papers found" },
      bar, this.chips.element, this.notes, this.place, this.results.element, this.near.element,
    );
    this.element = make(
      "div", { class: "rl-explore__page" }, this.field.element,
      make("div", { class: "rl-explore__layout" }, this.sheet.side, main), this.sheet.dialog,
    );
    this.#listen();
  }

  /** Shows what the address asks for. */
  start() {
    return this.#read({ least: history.state?.shown });
  }

  #listen() {
    addEventListener("popstate", () => this.#read({ least: history.state?.shown }));
    this.element.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='?']");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#go(readState(link.getAttribute("href")).state);
      this.field.field.focus();
    });
  }

  #read(options) {
    this.isTyping = false;
    const { state, notes } = readState(location.search);
    this.addressNotes = notes;
    this.state = state;
    return this.#update(options);
  }

  /** A choice: a step to which Back returns. */
  #go(state, options = {}) {
    this.isTyping = false;
    this.addressNotes = [];
    this.state = state;
    const address = writeState(state);
    if (address !== location.search) history.pushState(null, "", address || location.pathname);
    return this.#update(options);
  }

  #choose(changes) {
    return this.#go({ ...copyState(this.state), ...changes });
  }

  /** The first letter is a step, those that follow belong to it. */
  #type(q) {
    this.addressNotes = [];
    this.state = { ...copyState(this.state), q };
    const address = writeState(this.state) || location.pathname;
    if (this.isTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.isTyping = true;
    return this.#update({ live: true });
  }

  #enter(q) {
    if (this.isTyping || q !== this.state.q) {
      this.state = { ...copyState(this.state), q };
      history.replaceState(null, "", writeState(this.state) || location.pathname);
      this.isTyping = false;
      this.#update();
    }
  }

  /** Asks, filters and shows; whatever began earlier and is not done yet is left. */
  async #update({ live = false, least = 0 } = {}) {
    const turn = ++this.turn;
    const isOld = () => turn !== this.turn;
    this.field.show(this.state.q);
    this.manner.show(this.state);
    this.element.setAttribute("aria-busy", "true");
    try {
      await this.catalogue.open();
      this.#makePanels();
      const asked = this.state.q;
      const [answer, order] = await Promise.all([
        this.search.find(asked, { live }),
        this.catalogue.loadOrder(findSort(this.state)),
        ...["topic", ...listChosen(this.state)]
          .filter((name) => this.catalogue.has(name) && !this.catalogue.failure(name))
          .map((name) => this.catalogue.load(name)),
      ]);
      if (isOld()) return;
      const { state, notes } = settle(this.state, this.catalogue);
      this.state = state;
      const conditions = makeConditions(state, this.catalogue);
      const { papers } = this.catalogue;
      this.sieve = new Sieve(answer.papers, conditions, papers);
      const near = new Sieve(answer.near, conditions, papers).result;
      const numbers = sortPapers(this.sieve.result, findSort(state), order);
      await giveWay();
      if (isOld()) return;
      this.#showFrame(answer, numbers, [...this.addressNotes, ...notes]);
      await this.#showResults(answer, numbers, near, least, isOld);
      if (isOld()) return;
      await this.#showFacets(isOld);
    } catch (error) {
      if (!isOld()) this.#showError(error, { live, least });
    } finally {
      if (!isOld()) this.element.removeAttribute("aria-busy");
    }
  }

  /** Once, when it is known what there is. */
  #makePanels() {
    if (this.panels) return;
    const { catalogue } = this;
    this.panels = new Map();
    this.years = new YearPanel(catalogue.years, (from, to) => this.#choose({ from, to }));
    if (catalogue.papers) this.filters.append(this.years.element);
    const actions = {
      choose: (name, side, key) => {
        const state = copyState(this.state);
        choose(state, name, side, key);
        this.#go(state);
      },
      setAll: (name, all) => {
        const state = copyState(this.state);
        state.facets[name].all = all;
        this.#go(state);
      },
      open: (name) => this.#showFacet(name, () => false),
      retry: async (name) => {
        this.panels.get(name).showState(null);
        await catalogue.load(name);
        await this.#update();
      },
    };
    for (const name of PANELS.filter((each) => catalogue.has(each))) {
      const isOpen = catalogue.isOpen(name) || listChosen(this.state).includes(name);
      const panel = new FacetPanel(name, isOpen, actions);
      this.panels.set(name, panel);
      this.filters.append(panel.element);
    }
  }

  #showFrame(answer, numbers, notes) {
    this.plain.hidden = true;
    const { state, catalogue } = this;
    const words = countPapers(numbers.length);
    this.count.textContent = words;
    this.sheet.show(countChoices(state), words);
    this.chips.show(state, catalogue, this.count);
    this.menu?.show(numbers, state.q);
    const asked = describe(state, catalogue);
    document.title = asked ? `${asked} - ${this.title}` : this.title;
    const failed = listChosen(state).filter((name) => catalogue.failure(name) && catalogue.has(name));
    const lines = [
      ...notes,
      ...answer.notes,
      ...answer.corrections.map(({ from, to }) => `No paper has “${from}”, so ${orList(to)} was searched for.`),
      ...failed.map((name) => `Not filtered by ${TITLES[name].toLowerCase()}: its values could not be loaded.`),
    ];
    this.notes.replaceChildren(...lines.map((line) => make("p", { class: "rl-explore__note" }, line)));
  }

  async #showResults(answer, numbers, near, least, isOld) {
    const { catalogue, decorate, findAddress, state } = this;
    const nameTopic = (key) => catalogue.label("topic", key);
    const tools = { isMatch: answer.isMatch, findAddress, nameTopic, decorate };
    const papersNear = near.length ? await loadPapers(this.search, near, state.view) : [];
    if (isOld()) return;
    if (numbers.length) {
      await this.results.show(numbers, state.view, tools, least);
      if (isOld()) return;
      this.place.replaceChildren();
    } else {
      await this.#showNothing(answer, tools, isOld);
      if (isOld()) return;
    }
    this.near.show(papersNear, state.view, tools);
  }

  async #showNothing(answer, tools, isOld) {
    const { catalogue, state } = this;
    const ways = listWays(state, answer, catalogue);
    const pages = await this.search.documents(answer.pages.slice(0, MOST_PAGES));
    if (isOld()) return;
    this.results.clear();
    this.place.replaceChildren(showNothing(state, ways, pages, tools));
  }

  async #showFacets(isOld) {
    this.years.show(this.catalogue.years.count(this.sieve.without("year")), this.state);
    for (const [name, panel] of this.panels) {
      const { include, exclude } = this.state.facets[name];
      panel.showChosen(include.length + exclude.length);
      if (panel.isOpen) this.#showFacet(name, isOld);
      await giveWay();
      if (isOld()) return;
    }
  }

  async #showFacet(name, isOld) {
    const { catalogue } = this;
    const panel = this.panels.get(name);
    if (!catalogue.get(name)) {
      if (!catalogue.failure(name)) {
        panel.showState(null);
        await catalogue.load(name);
        if (isOld()) return;
      }
    }
    const facet = catalogue.get(name);
    if (!facet) {
      panel.showState(catalogue.failure(name));
      return;
    }
    const filter = makeFilters(this.state, catalogue).get(name);
    panel.show(facet, countValues(this.sieve.without(name), filter, facet.values.length), filter);
  }

  /** Nothing could be searched: why, a way to try again, and the lists that need no search. */
  #showError(error, options) {
    const again = makeButton({ class: "rl-button rl-explore__again" }, "Try again", () => {
      this.#update(options);
      this.field.field.focus();
    });
    this.count.textContent = "";
    this.results.clear();
    this.near.clear();
    this.notes.replaceChildren();
    this.place.replaceChildren(make("div", { class: "rl-explore__error" }, make("p", { role: "alert" }, error.message), again));
    this.plain.hidden = false;
  }
}

/** Documents of papers; only cards have summaries, which lie in files of their own. */
async function loadPapers(search, numbers, view) {
  const isCards = view === "cards";
  const [papers, summaries] = await Promise.all([
    search.documents(numbers),
    isCards ? search.summaries(numbers) : [],
  ]);
  return isCards ? papers.map((paper, at) => ({ ...paper, summary: summaries[at] })) : papers;
}

function orList(words) {
  return words.map((word) => `“${word}”`).join(" or ");
}
