/** One facet: its values with a box to include each and a button to leave it out. */

import { countPapers, giveWay, make, makeButton } from "./dom.js";
import { findTop } from "./facets.js";
import { TITLES } from "./selection.js";
import { SEVERAL } from "./state.js";
import { fold } from "../search/main.js";

/** Values that are shown at first, and how many more each time. */
const FIRST = 8;
const MORE = 30;

/** From so many values on there is a field to find one in. */
const LONG = 16;

/** Labels that are looked at before the page may answer. */
const AT_A_TIME = 4000;

/**
 * @typedef {{choose: (name: string, side: string, key: string) => void, setAll: (name: string, all: boolean) => void,
 *   open: (name: string) => void, retry: (name: string) => void}} Actions
 */
export class FacetPanel {
  /**
   * @param {string} name
   * @param {boolean} isOpen
   * @param {Actions} actions
   */
  constructor(name, isOpen, actions) {
    this.name = name;
    this.actions = actions;
    this.most = FIRST;
    this.rows = new Map();
    this.sought = null;
    const id = `rl-facet-${name}`;
    this.toggle = makeButton(
      { class: "rl-facet__toggle", "aria-expanded": String(isOpen), "aria-controls": id },
      TITLES[name],
      () => this.#setOpen(this.body.hidden),
    );
    this.chosen = make("span", { class: "rl-facet__chosen" });
    this.toggle.append(this.chosen);
    this.message = make("div", { class: "rl-facet__message" });
    this.switch = this.#makeSwitch();
    this.filter = this.#makeFilter();
    this.list = make("ul", { class: "rl-facet__values" });
    this.more = makeButton({ class: "rl-facet__more", hidden: true }, "", () => this.#showMore());
    this.body = make(
      "div", { id, hidden: !isOpen }, this.message, this.switch, this.filter, this.list, this.more,
    );
    this.element = make(
      "fieldset", { class: "rl-facet", "data-facet": name }, make("legend", {}, this.toggle), this.body,
    );
  }

  get isOpen() {
    return !this.body.hidden;
  }

  /** Shows that the values are on their way, or why they are not there. */
  showState(error) {
    if (!error) {
      this.message.replaceChildren(make("p", {}, "Loading …"));
      return;
    }
    const again = makeButton({ class: "rl-explore__again" }, "Try again", () => this.actions.retry(this.name));
    this.message.replaceChildren(make("p", { role: "alert" }, error.message), again);
  }

  /**
   * @param {import("./catalogue.js").Facet} facet
   * @param {Uint32Array} counts by value
   * @param {import("./facets.js").Filter} filter what is chosen
   */
  show(facet, counts, filter) {
    const isNew = this.facet !== facet;
    Object.assign(this, { facet, counts, choice: filter });
    if (isNew) this.labels = null;
    this.message.replaceChildren();
    this.#showSwitch();
    this.#showRows();
  }

  /** How many are chosen, for whoever does not open the facet. */
  showChosen(number) {
    this.chosen.textContent = number ? ` · ${number} chosen` : "";
  }

  #setOpen(isOpen) {
    this.body.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.actions.open(this.name);
  }

  #makeSwitch() {
    const group = make("div", { class: "rl-facet__switch", role: "group", hidden: true });
    group.setAttribute("aria-label", `How values of ${TITLES[this.name].toLowerCase()} combine`);
    this.switches = [[false, "any of them"], [true, "all of them"]].map(([all, words]) =>
      makeButton({ "aria-pressed": "false" }, words, () => this.actions.setAll(this.name, all)),
    );
    group.append(...this.switches);
    return group;
  }

  #showSwitch() {
    const { include, all } = this.choice;
    const focused = document.activeElement;
    const isIn = this.switch.contains(focused);
    this.switch.hidden = !SEVERAL.includes(this.name) || (!include.length && !isIn);
    this.switches.forEach((button, index) => {
      button.setAttribute("aria-pressed", String(all === (index === 1)));
    });
  }

  #makeFilter() {
    const field = make("input", {
      class: "rl-facet__filter", type: "search", autocomplete: "off", spellcheck: "false", hidden: true,
      placeholder: `Find ${plural(this.name)}`, "aria-label": `Find ${plural(this.name)}`,
    });
    field.addEventListener("input", () => this.#seek(fold(field.value.trim())));
    return field;
  }

  /** Looks through the labels a part at a time: a long list has hundreds of thousands. */
  async #seek(words) {
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    const { values } = this.facet;
    this.labels ??= new Array(values.length);
    const found = new Set();
    if (words) {
      for (let value = 0; value < values.length; value += 1) {
        this.labels[value] ??= fold(values[value].label);
        if (startsWord(this.labels[value], words)) found.add(value);
        if (value % AT_A_TIME === AT_A_TIME - 1) {
          await giveWay();
          if (turn !== this.turn) return;
        }
      }
    }
    this.sought = words ? found : null;
    this.most = FIRST;
    this.#showRows();
  }

  #showMore() {
    const before = new Set(this.list.children);
    this.most += MORE;
    this.#showRows();
    const first = [...this.list.children].find((row) => !before.has(row));
    if (this.more.hidden) first?.querySelector("input").focus();
  }

  #showRows() {
    const { include, exclude } = this.choice;
    const chosen = [...include, ...exclude];
    const isOther = (value) => !chosen.includes(value) && (this.sought?.has(value) ?? true);
    const top = findTop(this.counts, this.most + 1, isOther);
    const hasMore = top.length > this.most;
    this.#place([...chosen, ...top.slice(0, this.most)]);
    this.more.hidden = !hasMore;
    const isShort = this.facet.values.length <= LONG;
    this.filter.hidden = isShort || (!this.sought && !top.length && this.filter !== document.activeElement);
    this.more.textContent = `More ${plural(this.name)}`;
    if (this.list.childElementCount) {
      if (this.sought && !top.length) this.#say("No other with such a name among these papers.");
      else this.message.replaceChildren();
    } else this.#say(this.sought ? "None with such a name among these papers." : "None among these papers.");
  }

  #say(words) {
    this.message.replaceChildren(make("p", { role: "status" }, words));
  }

  /** Rows that stay are the same elements, so that the focus stays. */
  #place(values) {
    const focused = document.activeElement;
    const wanted = new Map();
    for (const value of values) wanted.set(value, this.rows.get(value) ?? this.#makeRow(value));
    for (const [value, row] of this.rows) if (!wanted.has(value)) row.element.remove();
    this.rows = wanted;
    let at = this.list.firstElementChild;
    for (const [value, row] of wanted) {
      this.#renew(row, value);
      if (row.element === at) at = at.nextElementSibling;
      else this.list.insertBefore(row.element, at);
    }
    if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  #makeRow(value) {
    const { key, label } = this.facet.values[value];
    const box = make("input", { type: "checkbox" });
    const count = make("span", { class: "rl-facet__count" });
    const toggle = (side) => this.actions.choose(this.name, side, key);
    box.addEventListener("change", () => toggle(box.checked ? "include" : ""));
    const not = makeButton({ class: "rl-facet__not", title: `Leave out ${label}` }, "", () =>
      toggle(not.getAttribute("aria-pressed") === "true" ? "" : "exclude"),
    );
    not.append(make("span", { class: "rl-hidden" }, `Leave out ${label}`));
    const name = make("span", { class: "rl-facet__name", dir: "auto" }, label);
    const element = make("li", {}, make("label", {}, box, name, " ", count), not);
    return { element, box, count, not };
  }

  #renew({ element, box, count, not }, value) {
    const isOut = this.choice.exclude.includes(value);
    box.checked = this.choice.include.includes(value);
    not.setAttribute("aria-pressed", String(isOut));
    element.className = isOut ? "rl-facet__row rl-facet__row--out" : "rl-facet__row";
    const number = this.counts[value];
    count.textContent = number.toLocaleString("en");
    count.title = isOut ? `${countPapers(number)} left out` : countPapers(number);
  }
}

/** Whether a word of the folded label begins so. */
function startsWord(label, words) {
  for (let at = label.indexOf(words); at >= 0; at = label.indexOf(words, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(label[at - 1])) return true;
  }
  return false;
}

function plural(name) {
  return `${TITLES[name].toLowerCase()}s`;
}
