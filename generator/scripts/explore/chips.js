/** The choices that narrow the result, each with a way to take it back. */

import { make, makeButton } from "./dom.js";
import { clearChoices, listChips, removeChip } from "./selection.js";

export class Chips {
  /** @param {(state: import("./state.js").State) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.element = make("ul", { class: "rl-chips", "aria-label": "Filters", hidden: true });
  }

  /** @param {HTMLElement} next where the focus goes when the last chip is taken away */
  show(state, catalogue, next) {
    const buttons = [...this.element.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const chips = listChips(state, catalogue);
    const made = chips.map((chip) => {
      const button = makeButton({ class: "rl-chip" }, "", () => this.onChange(removeChip(state, chip)));
      button.append(
        make("span", { class: "rl-hidden" }, "Remove "), make("span", { dir: "auto" }, chip.words),
      );
      return button;
    });
    if (made.length) {
      made.push(makeButton({ class: "rl-chip rl-chip--clear" }, "Clear all", () => this.onChange(clearChoices(state))));
    }
    this.element.replaceChildren(...made.map((button) => make("li", {}, button)));
    this.element.hidden = !made.length;
    if (at >= 0) (made[Math.min(at, made.length - 2)] ?? next).focus({ preventScroll: true });
  }
}
