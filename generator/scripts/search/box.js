/** The search box in the header: an ARIA combobox around a form that leads to Explore. */

import { leadsToBox, readBoxKey } from "./box_keys.js";
import {
  describeCounts, listAdvice, listExamples, listFound, listShown, offerAgain,
} from "./box_options.js";
import { drawGroups, drawSaid } from "./box_view.js";

/** Milliseconds of rest before a screen reader is told what was found. */
const QUIET = 600;

/** Milliseconds before a wait is called one. */
const PROMPT = 150;

/**
 * Make `form` the search box of the page.
 * @param {HTMLFormElement} form as in `theme/partials/search.html`, after the link for small screens
 * @param {import("./search.js").Search} search loads nothing before the box is used
 * @param {import("./box_options.js").BoxTools} tools
 */
export function connectBox(form, search, tools) {
  const box = new SearchBox(form, search, tools);
  document.addEventListener("keydown", (event) => box.takePageKey(event));
}

class SearchBox {
  #form;
  #search;
  #tools;
  #input;
  #panel;
  #said;
  #list;
  #live;
  #clear;
  /** The button of small screens. */
  #opener;
  #isOpen = false;
  /** @type {ReturnType<typeof drawGroups>} */
  #options = [];
  #active = -1;
  /** Counts what was asked: an answer that comes after a later question is not shown. */
  #question = 0;
  /** What the options answer to; null for nothing yet. */
  #answered = null;
  /** Until the answer is announced. */
  #quiet = 0;
  /** Until the reader is told to wait. */
  #wait = 0;

  constructor(form, search, tools) {
    const find = (name) => form.querySelector(`.rl-search__${name}`);
    [this.#form, this.#search, this.#tools] = [form, search, tools];
    [this.#input, this.#panel, this.#said] = ["input", "panel", "said"].map(find);
    [this.#list, this.#live, this.#clear] = ["list", "live", "clear"].map(find);
    this.#opener = makeOpener(form.previousElementSibling, () => this.#enter());
    form.action = tools.findAddress("explore/");
    this.#describe();

    const input = this.#input;
    input.addEventListener("focus", () => this.#search.root().catch(() => {}));
    input.addEventListener("click", () => this.#open());
    input.addEventListener("input", (event) => event.isComposing || this.#ask());
    input.addEventListener("compositionend", () => this.#ask());
    input.addEventListener("keydown", (event) => this.#takeKey(event));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget)) this.#close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (this.#isOpen && !form.contains(target)) this.#close();
    });
    // The text keeps the focus, so that typing goes on.
    this.#panel.addEventListener("mousedown", (event) => event.button || event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#takeClick(event));
    this.#clear.addEventListener("click", () => this.#write(""));
    find("back").addEventListener("click", () => this.#leave());
    // A page from the browser's memory is as it was left.
    window.addEventListener("pagehide", () => this.#close());
  }

  /** A key that was pressed anywhere on the page. */
  takePageKey(event) {
    const target = event.composedPath()[0];
    const isInBox = target === this.#input;
    if (event.defaultPrevented || !leadsToBox(event, !isInBox && isTextField(target), isInBox)) return;
    event.preventDefault();
    this.#enter();
  }

  /** What only a box with a script is. */
  #describe() {
    const aria = {
      role: "combobox", "aria-autocomplete": "list", "aria-controls": this.#list.id,
      "aria-expanded": "false", "aria-keyshortcuts": "/ Control+K Meta+K",
    };
    for (const [name, value] of Object.entries(aria)) this.#input.setAttribute(name, value);
  }

  #enter() {
    this.#open();
    this.#input.focus();
    this.#input.select();
  }

  /** Close, with the focus where it came from on a small screen. */
  #leave() {
    this.#close();
    if (this.#opener.checkVisibility()) this.#opener.focus();
  }

  #open() {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#show();
    if (this.#answered !== this.#text) this.#ask();
  }

  #close() {
    clearTimeout(this.#quiet);
    this.#live.textContent = "";
    this.#isOpen = false;
    this.#move(-1);
    this.#show();
  }

  #show() {
    this.#form.classList.toggle("rl-search--open", this.#isOpen);
    document.documentElement.classList.toggle("rl-searching", this.#isOpen);
    this.#panel.hidden = !this.#isOpen;
    this.#clear.hidden = !this.#input.value;
    this.#input.setAttribute("aria-expanded", String(this.#isOpen && this.#options.length > 0));
  }

  get #text() {
    return this.#input.value.trim();
  }

  /** Put `text` into the box, as if it had been typed. */
  #write(text) {
    this.#input.value = text;
    this.#input.focus();
    this.#ask();
  }

  async #ask() {
    const question = ++this.#question;
    const text = this.#text;
    this.#isOpen = true;
    if (!text) return this.#offer(text, "Papers and pages of this site", this.#listExamples());
    this.#move(-1);
    this.#show();
    // Until then the options are those of an earlier text.
    this.#list.setAttribute("aria-busy", "true");
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => drawSaid(this.#said, "Searching…"), PROMPT);
    try {
      const answer = await this.#search.find(text, { live: true });
      if (question !== this.#question) return;
      const documents = await this.#search.documents(listShown(answer));
      if (question !== this.#question) return;
      this.#showAnswer(text, answer, documents);
    } catch (error) {
      if (question !== this.#question) return;
      if (error.name !== "ShardError") reportError(error);
      const isKnown = error.name === "ShardError";
      const says = isKnown ? error.message : "The search has met an error of its own.";
      this.#offer(null, says, offerAgain(), says);
    }
  }

  #listExamples() {
    return listExamples(this.#form.dataset.help);
  }

  #showAnswer(text, answer, documents) {
    const { relax, corrections, notes } = answer;
    const verb = answer.total ? "Showing results for" : "Looked for";
    const mended = corrections.map(({ to }) => `${verb} ${to.join(" or ")}.`);
    let first = describeCounts(answer);
    let groups = listFound(text, answer, documents, this.#tools);
    const announced = [`${first}.`, ...mended, ...notes];
    if (!first) {
      first = `Nothing matches “${text}”.${relax.length ? "" : " Try fewer words, or other ones."}`;
      groups = [...listAdvice(answer, this.#form.dataset.help), ...groups];
      announced.splice(0, 1, first, ...(relax.length ? ["There are suggestions."] : []));
    }
    this.#offer(text, first, groups, announced.join(" "), answer);
  }

  /** Show what there is to choose, and say it once the typing rests. */
  #offer(text, first, groups, announcement = "", answer = {}) {
    clearTimeout(this.#wait);
    clearTimeout(this.#quiet);
    this.#answered = text;
    this.#options = drawGroups(this.#list, groups);
    drawSaid(this.#said, first, answer);
    this.#list.removeAttribute("aria-busy");
    this.#panel.scrollTop = 0;
    this.#move(-1);
    this.#show();
    if (this.#isOpen) this.#quiet = setTimeout(() => (this.#live.textContent = announcement), QUIET);
  }

  /** Make the option with this number the active one; −1 for the text. */
  #move(to) {
    this.#options[this.#active]?.element.setAttribute("aria-selected", "false");
    this.#active = to;
    const active = this.#options[to]?.element;
    if (!active) return this.#input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    this.#input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  #takeKey(event) {
    const action = readBoxKey(event, {
      isOpen: this.#isOpen, active: this.#active, count: this.#options.length, text: this.#input.value,
    });
    if (!action) return;
    if (!action.keepKey) event.preventDefault();
    // What closes here closes nothing else on the page.
    if (event.key === "Escape") event.stopPropagation();
    if (action.act === "move") {
      this.#open();
      this.#move(Math.min(action.to, this.#options.length - 1));
    } else if (action.act === "choose") this.#options[this.#active].element.click();
    else if (action.act === "open") this.#open();
    else if (action.act === "close") this.#leave();
    else if (action.act === "clear") this.#clearText();
    else if (this.#form.dataset.help) location.assign(this.#form.dataset.help);
  }

  #clearText() {
    this.#input.value = "";
    this.#ask();
    this.#close();
  }

  /** Links lead by themselves; the place may be on this very page. */
  #takeClick(event) {
    const element = event.target.closest("[role=option]");
    const chosen = this.#options.find((each) => each.element === element)?.option;
    if (chosen?.kind === "query") this.#write(chosen.query);
    else if (chosen?.kind === "again") this.#ask();
    else if (chosen && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      this.#close();
      this.#input.blur();
    }
  }
}

/** The link to Explore that small screens have becomes a button that opens the box. */
function makeOpener(link, open) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.title = link.title;
  button.append(...link.childNodes);
  button.addEventListener("click", open);
  link.replaceWith(button);
  return button;
}

function isTextField(element) {
  if (element.isContentEditable || element.matches?.("textarea, select")) return true;
  const keyless = ["button", "checkbox", "radio", "submit", "reset", "image", "file", "color"];
  return element.matches?.("input") === true && !keyless.includes(element.type);
}
