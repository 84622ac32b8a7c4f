/** The years: a histogram to drag over, and two fields that say the same. */

import { draw, make, makeButton } from "./dom.js";
import { findBar, makeBars, spanBars } from "./years.js";

/** Of the drawing; it is stretched to the panel's width. */
const HEIGHT = 48;
const GAP = 0.15;

export class YearPanel {
  /**
   * @param {import("./years.js").Years} years
   * @param {(from: number | null, to: number | null) => void} onChoose
   */
  constructor(years, onChoose) {
    this.years = years;
    this.onChoose = onChoose;
    this.span = { from: null, to: null };
    this.drawing = draw("svg", {
      class: "rl-years__bars", role: "img", preserveAspectRatio: "none", "aria-label": "Papers by year",
    });
    this.says = make("p", { class: "rl-years__says", "aria-hidden": "true" });
    this.fields = ["from", "to"].map((end) => this.#makeField(end));
    this.clear = makeButton({ class: "rl-facet__more" }, "All years", () => this.#clear());
    const words = ["from", "to"].map((word, index) => make("label", {}, word, " ", this.fields[index]));
    this.element = make(
      "fieldset", { class: "rl-facet rl-years", "data-facet": "year" },
      make("legend", {}, make("span", { class: "rl-facet__title" }, "Year")),
      make("div", { class: "rl-years__frame" }, this.drawing, this.says),
      make("div", { class: "rl-years__fields" }, ...words, this.clear),
    );
    this.#listen();
  }

  /**
   * @param {Map<number, number>} counts by year
   * @param {{from: number | null, to: number | null}} span what is chosen
   */
  show(counts, { from, to }) {
    this.span = { from, to };
    this.bars = makeBars(this.years, counts);
    this.drawing.setAttribute("viewBox", `0 0 ${this.bars.length} ${HEIGHT}`);
    this.shapes = this.bars.map((bar, index) => {
      const height = bar.height * HEIGHT;
      return draw("rect", { x: index + GAP / 2, y: HEIGHT - height, width: 1 - GAP, height });
    });
    this.drawing.replaceChildren(...this.shapes);
    const all = this.bars.map((bar) => `${nameBar(bar)}: ${bar.count}`).join(", ");
    this.drawing.setAttribute("aria-label", `Papers by year. ${all}`);
    this.#paint(this.span);
    this.fields.forEach((field, index) => {
      if (field !== this.edited) field.value = (index === 0 ? from : to) ?? "";
    });
    const isAll = from === null && to === null;
    if (isAll && this.clear === document.activeElement) this.fields[0].focus();
    this.clear.hidden = isAll;
  }

  #clear() {
    this.onChoose(null, null);
  }

  #makeField(end) {
    const { oldest, newest } = this.years;
    const field = make("input", {
      type: "number", inputmode: "numeric", min: oldest, max: newest, step: 1,
      placeholder: end === "from" ? oldest : newest,
      "aria-label": end === "from" ? "First year" : "Last year",
    });
    // An earlier choice that is shown only now does not take away what is being typed.
    field.addEventListener("input", () => (this.edited = field));
    field.addEventListener("blur", () => (this.edited = null));
    field.addEventListener("change", () => {
      this.edited = null;
      const [from, to] = this.fields.map(({ value }) => (/^\d{1,4}$/.test(value) ? Number(value) : null));
      const isReversed = from !== null && to !== null && from > to;
      this.onChoose(...(isReversed ? [to, from] : [from, to]));
    });
    return field;
  }

  #listen() {
    let start = null;
    const at = (event) => {
      const { left, width } = this.drawing.getBoundingClientRect();
      return findBar(this.bars, (event.clientX - left) / width);
    };
    this.drawing.addEventListener("pointerdown", (event) => {
      if (event.button || !this.bars?.length) return;
      start = at(event);
      this.drawing.setPointerCapture(event.pointerId);
      this.#preview(start, start);
      event.preventDefault();
    });
    this.drawing.addEventListener("pointermove", (event) => {
      if (!this.bars?.length) return;
      if (start === null) this.#say(nameBar(this.bars[at(event)]), this.bars[at(event)].count);
      else this.#preview(start, at(event));
    });
    this.drawing.addEventListener("pointerup", (event) => {
      if (start === null) return;
      const { from, to } = spanBars(this.bars, start, at(event));
      const isSame = from === this.span.from && to === this.span.to;
      start = null;
      this.onChoose(...(isSame ? [null, null] : [from, to]));
    });
    for (const end of ["pointercancel", "pointerleave"]) {
      this.drawing.addEventListener(end, () => {
        if (end === "pointerleave" && start !== null) return;
        start = null;
        this.#paint(this.span);
      });
    }
  }

  #preview(one, other) {
    const span = spanBars(this.bars, one, other);
    this.#paint(span);
  }

  /** Bars of the span stand out, and a line says how many papers it has. */
  #paint({ from, to }) {
    let count = 0;
    this.bars?.forEach((bar, index) => {
      const isIn = (from === null || bar.last >= from) && (to === null || bar.first <= to);
      this.shapes[index].setAttribute("class", isIn ? "rl-years__bar" : "rl-years__bar rl-years__bar--out");
      if (isIn) count += bar.count;
    });
    const { oldest, newest } = this.years;
    const [first, last] = [from ?? oldest, to ?? newest];
    this.#say(first === last ? String(first) : `${first}–${last}`, count);
  }

  #say(words, count) {
    this.says.replaceChildren(make("span", {}, words), make("span", {}, count.toLocaleString("en")));
  }
}

function nameBar({ first, last }) {
  return first === last ? String(first) : `${first}–${last}`;
}
