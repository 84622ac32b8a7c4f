/** Papers with some of the words, where few have all: after those that were found, and not among them. */

import { make } from "./dom.js";
import { showPaper } from "./view.js";
import { NEAR_WORDS } from "../search/main.js";

export class NearList {
  constructor() {
    this.list = make("ol", { class: "rl-results" });
    this.element = make(
      "section", { class: "rl-explore__near", "aria-labelledby": "rl-near", hidden: true },
      make("h2", { id: "rl-near" }, NEAR_WORDS), this.list,
    );
  }

  /**
   * @param {object[]} papers documents, the nearest first
   * @param {string} view
   * @param {import("./view.js").Tools} tools
   */
  show(papers, view, tools) {
    this.element.hidden = !papers.length;
    this.list.className = `rl-results rl-results--${view}`;
    this.list.replaceChildren(...papers.map((paper) => showPaper(paper, view, { ...tools, heading: "h3" })));
  }

  clear() {
    this.element.hidden = true;
    this.list.replaceChildren();
  }
}
