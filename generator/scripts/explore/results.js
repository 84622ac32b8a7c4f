/** The papers that were found: fifty, and fifty more at a time. */

import { giveWay, make, makeButton } from "./dom.js";
import { showPaper } from "./view.js";

const PAGE = 50;

/** Papers that are made into elements before the page may answer. */
const AT_A_TIME_SHOWN = 10;

export class ResultList {
  /**
   * @param {(numbers: number[], view: string) => Promise<object[]>} load documents
   * @param {(shown: number) => void} onMore
   */
  constructor(load, onMore) {
    this.load = load;
    this.onMore = onMore;
    this.list = make("ol", { class: "rl-results" });
    this.more = makeButton({ class: "rl-button rl-results__more", hidden: true }, "", () => this.#showMore());
    this.problem = make("div", { class: "rl-explore__problem" });
    this.element = make("div", {}, this.list, this.problem, this.more);
    this.turn = 0;
    this.shown = 0;
  }

  /**
   * What was shown stays until the new is complete, so that nothing flickers.
   * @param {Uint32Array} numbers
   * @param {string} view
   * @param {import("./view.js").Tools} tools
   * @param {number} least how many to show at least, after a return to the page
   */
  async show(numbers, view, tools, least = 0) {
    Object.assign(this, { numbers, view, tools });
    const turn = ++this.turn;
    const items = await this.#make(0, Math.max(PAGE, least), turn);
    if (!items) return;
    this.list.className = `rl-results rl-results--${view}`;
    this.list.replaceChildren(...items);
    this.#finish(items.length);
  }

  /** Nothing to show, or something else in its place. */
  clear() {
    this.turn += 1;
    this.list.replaceChildren();
    this.problem.replaceChildren();
    this.more.hidden = true;
    this.shown = 0;
  }

  async #showMore() {
    const turn = ++this.turn;
    this.more.setAttribute("aria-disabled", "true");
    try {
      const items = await this.#make(this.shown, PAGE, turn);
      if (!items) return;
      this.list.append(...items);
      this.#finish(this.shown + items.length);
      // Where reading goes on.
      items[0]?.querySelector("a").focus();
      this.onMore(this.shown);
    } catch (error) {
      this.problem.replaceChildren(make("p", { role: "alert" }, error.message));
    } finally {
      this.more.removeAttribute("aria-disabled");
    }
  }

  /** @returns {Promise<HTMLElement[] | null>} null when something else was asked meanwhile */
  async #make(start, count, turn) {
    const { numbers, view, tools } = this;
    const papers = await this.load([...numbers.subarray(start, start + count)], view);
    const items = [];
    for (const paper of papers) {
      if (turn !== this.turn) return null;
      items.push(showPaper(paper, view, tools));
      if (items.length % AT_A_TIME_SHOWN === 0) await giveWay();
    }
    return turn === this.turn ? items : null;
  }

  #finish(shown) {
    this.shown = shown;
    this.problem.replaceChildren();
    const left = this.numbers.length - shown;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show ${Math.min(left, PAGE)} more of ${left.toLocaleString("en")}`;
  }
}
