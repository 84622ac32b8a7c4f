/** The filters beside the results; where there is no room, in a sheet over them. */

import { make, makeButton } from "./dom.js";

const HAS_ROOM = "(min-width: 60em)";

export class Sheet {
  /** @param {HTMLElement} filters */
  constructor(filters) {
    this.filters = filters;
    this.side = make("aside", { class: "rl-explore__side", "aria-label": "Filters" });
    this.opener = makeButton(
      { class: "rl-explore__filter", "aria-haspopup": "dialog" }, "Filter", () => this.#open(),
    );
    this.done = makeButton({ class: "rl-button rl-button--main rl-sheet__done" }, "", () => this.dialog.close());
    const close = makeButton({ class: "rl-sheet__close" }, "Close", () => this.dialog.close());
    this.place = make("div", { class: "rl-sheet__filters" });
    this.dialog = make(
      "dialog", { class: "rl-sheet", "aria-labelledby": "rl-sheet-title" },
      make("div", { class: "rl-sheet__top" }, make("h2", { id: "rl-sheet-title" }, "Filter"), close),
      this.place,
      make("div", { class: "rl-sheet__bottom" }, this.done),
    );
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      document.documentElement.classList.remove("rl-sheet-open");
      this.opener.focus({ preventScroll: true });
    });
    const room = matchMedia(HAS_ROOM);
    room.addEventListener("change", () => this.#settle(room.matches));
    this.#settle(room.matches);
  }

  /** @param {number} choices how many there are */
  show(choices, words) {
    this.opener.textContent = choices ? `Filter (${choices})` : "Filter";
    this.done.textContent = `Show ${words}`;
  }

  #open() {
    this.dialog.showModal();
    // What lies behind stays where it is.
    document.documentElement.classList.add("rl-sheet-open");
  }

  #settle(hasRoom) {
    if (hasRoom && this.dialog.open) this.dialog.close();
    this.opener.hidden = hasRoom;
    this.side.hidden = !hasRoom;
    (hasRoom ? this.side : this.place).append(this.filters);
  }
}
