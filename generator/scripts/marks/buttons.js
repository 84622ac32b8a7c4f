/* The row of buttons of a paper, on its page, on its card and in the list of marks. */

import { make, sayCount } from "./dom.js";
import { isId, isMarked, setKind } from "./marks.js";

const WORDS = {
  starred: ["Star", "Put a star on this paper"],
  toRead: ["To read", "Put this paper on the list to read"],
  read: ["Read", "You have read this paper"],
};

/** Where a listing shows a paper. */
export const CARDS = ".rl-card, .rl-rows li";
const ROWS = ".rl-rows li";

/** The paper of a card or of a paper's page, by its attributes or else by its first link.
 * @returns {string} its id; empty for none
 */
export function findPaper(element) {
  // A page among the papers writes ../hybridflow/ for another.
  const link = [...element.querySelectorAll("a")].find(({ href }) => href.includes("/papers/"));
  const path = link?.href.split("/papers/").at(-1).split(/[/?#]/)[0];
  const id = element.dataset.paper ?? path;
  return isId(id) ? id : "";
}

/** What a mark keeps of a paper, read from its card or its page, so that the list of marks needs to
 * load nothing. @param {Element} element the card; the whole article for a paper's page
 */
export function describePaper(element) {
  const squeeze = (found) => (found?.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 500);
  const authors = [...element.querySelectorAll(".rl-authors a")].map(squeeze);
  const more = authors.length > 3 ? ` + ${authors.length - 3}` : "";
  const time = element.querySelector("time")?.getAttribute("datetime");
  if (element.matches(ROWS)) return describeRow(element, squeeze);
  const { year } = (element.matches("[data-year]") ? element : element.querySelector("[data-year]"))?.dataset ?? {};
  return {
    title: squeeze(element.querySelector("h1, h2, h3")).replace(/¶$/, "") || "Untitled",
    by: authors.slice(0, 3).join(", ") + more || squeeze(element.querySelector(".rl-byline")),
    year: parseInt(year ?? time, 10) || 0,
  };
}

/** What a row of a long list says: the title, then "Ada Author, B. Writer + 2 · ACL 2024". */
function describeRow(row, squeeze) {
  const link = row.querySelector("a");
  const words = squeeze(link?.nextSibling);
  const end = words.lastIndexOf(" · ");
  return {
    title: squeeze(link) || "Untitled",
    by: end > 0 ? words.slice(0, end) : "",
    year: parseInt(words.match(/\b(?:1[5-9]|20)\d\d\b/g)?.at(-1), 10) || 0,
  };
}

/** The buttons of one paper, as yet in no state. @param {boolean} isWordy with words that are seen */
export function makeRow(id, title, isWordy = false) {
  const buttons = Object.entries(WORDS).map(([kind, [words, help]]) =>
    make(
      "button",
      {
        ...{ type: "button", class: `rl-mark rl-mark--${kind}`, "data-mark": kind, title: help },
        ...(!isWordy && { "aria-label": words }),
      },
      isWordy ? words : "",
    ),
  );
  const row = { class: "rl-marks", role: "group", "data-row": id, "aria-label": `Your marks: ${title}` };
  return make("div", row, ...buttons);
}

/** Give each card within `element` its buttons, and a badge if its paper is new.
 * @param {(id: string) => boolean} isNew
 */
export function decorateCards(element, marks, isNew) {
  const inner = [...element.querySelectorAll(CARDS)];
  for (const card of element.matches?.(CARDS) ? [element, ...inner] : inner) {
    const id = findPaper(card);
    if (!id) continue;
    if (!card.querySelector(".rl-marks")) card.append(makeRow(id, describePaper(card).title));
    if (isNew(id) && !card.querySelector(".rl-new"))
      (card.querySelector(".rl-meta") ?? card).prepend(make("span", { class: "rl-new" }, "New"), " ");
  }
  paintRows(element, marks);
}

/** Show the state of every row within `element`. @param {import("./marks.js").Marks} marks */
export function paintRows(element, marks) {
  for (const row of element.querySelectorAll(".rl-marks")) {
    const mark = marks.get(row.dataset.row);
    for (const button of row.children)
      button.setAttribute("aria-pressed", Boolean(mark?.[button.dataset.mark]));
  }
}

/** Turn what a pressed button stands for. @param {() => object} describe what the paper is */
export function turn(store, id, kind, describe) {
  return store.change((marks) => {
    const mark = { ...marks.get(id), ...describe() };
    const turned = setKind(mark, kind, !mark[kind], store.now());
    if (isMarked(turned)) marks.set(id, turned);
    else marks.delete(id);
  });
}

/** Say on the link in the header how many papers there are to read. */
export function paintLink(link, marks) {
  const number = [...marks.values()].filter((mark) => mark.toRead).length;
  const words = number ? `Your marks: ${sayCount(number, "paper")} to read` : "Your marks";
  link.title = words;
  link.setAttribute("aria-label", words);
  link.toggleAttribute("data-count", number > 0);
  if (number) link.dataset.count = number > 99 ? "99+" : number;
}
