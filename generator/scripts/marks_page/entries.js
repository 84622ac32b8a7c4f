/* The sections of the page "Your marks". */

import { findPage, make, makeButton, makeRow, paintRows, sayCount, sayDay } from "./shared.js";

/** The sections in order: what its papers have, its heading, what is said before the day. */
const SECTIONS = [
  ["toRead", "To read", "To read since"],
  ["starred", "Starred", "Starred on"],
  ["noted", "Notes", "Written on"],
  ["read", "Read", "Read on"],
];
const MOST_NEW = 100;

const makeSection = (id, heading, count, ...children) =>
  make(
    "section",
    { class: "rl-marked", id, "aria-labelledby": `${id}-heading` },
    make("h2", { id: `${id}-heading` }, heading, " ", make("span", { class: "rl-count" }, count)),
    ...children,
  );

const makeTitle = (title, address) =>
  make("h3", {}, address ? make("a", { href: address }, title) : title);

const join = (...facts) => facts.filter(Boolean).join(" · ");

/** `[id, mark]` of one section, newest first.
 * @param {import("../marks/marks.js").Marks} marks @param {string} kind one of KINDS, or `noted`
 */
export function listMarks(marks, kind) {
  const found = [...marks].filter(([, mark]) => mark[kind]);
  return found.sort(([, a], [, b]) => Date.parse(b[kind]) - Date.parse(a[kind]));
}

/** The sections that have something, each with its row in the contents.
 * @param {{marks: import("./marks.js").Marks, top: URL, isListed: (id: string) => boolean,
 *   onRemove: (id: string, kind: string, heading: string) => void}} page
 * @returns {{id: string, heading: string, count: string, element: HTMLElement}[]}
 */
export function makeSections({ marks, top, isListed, onRemove }) {
  return SECTIONS.map(([kind, heading, since]) => {
    const found = listMarks(marks, kind);
    const makeEntry = ([id, mark]) => {
      const gone = isListed(id) ? "" : "Not in this list any more";
      const remove = makeButton("Remove", () => onRemove(id, kind, heading), {
        ...{ class: "rl-remove", "data-mark-action": "remove" },
        "aria-label": `Remove from ${heading}: ${mark.title}`,
      });
      const row = make("div", { class: "rl-marked__row" }, makeRow(id, mark.title), remove);
      return make(
        "li",
        { "data-entry": id },
        makeTitle(mark.title, !gone && findPage(top, `papers/${id}/`)),
        make("p", {}, join(mark.by, mark.year || "", `${since} ${sayDay(mark[kind])}`)),
        ...(gone ? [make("p", { class: "rl-gone" }, gone)] : []),
        ...(kind === "noted" ? [make("p", { class: "rl-marked__note" }, mark.note)] : []),
        row,
      );
    };
    const count = found.length.toLocaleString("en");
    const list = make("ul", {}, ...found.map(makeEntry));
    return { id: kind, heading, count, element: makeSection(kind, heading, count, list), found };
  }).filter((section) => section.found.length);
}

/** The section of what is new; titles come with the documents of the search, later.
 * @param {{top: URL, numbers: number[], since: number,
 *   getMarks: () => import("../marks/marks.js").Marks,
 *   load: (numbers: number[]) => Promise<object[]>}} page numbers: places in the list
 */
export function makeNewSection({ top, numbers, since, getMarks, load }) {
  const heading = "New since your last visit";
  const list = make("ul", { "aria-busy": "true" });
  const said = make("p", {}, `Added to the list since ${sayDay(since)}.`);
  const all = make("a", { href: findPage(top, "papers/") }, "All papers");
  const makeItem = ({ id, title, authors = [], date }) => {
    const more = authors.length > 3 ? ` + ${authors.length - 3}` : "";
    const year = String(date ?? "").slice(0, 4);
    return make(
      "li",
      { "data-paper": id, "data-year": year },
      makeTitle(title, findPage(top, `papers/${id}/`)),
      make("p", { class: "rl-byline" }, authors.slice(0, 3).join(", ") + more),
      make("div", { class: "rl-marked__row" }, makeRow(id, title)),
    );
  };
  const show = (papers) => {
    list.append(...papers.map(makeItem));
    list.removeAttribute("aria-busy");
    paintRows(list, getMarks());
    const rest = numbers.length - papers.length;
    if (rest) list.after(make("p", {}, `And ${sayCount(rest, "more paper")}: `, all, "."));
  };
  const fail = () => list.replaceWith(make("p", {}, "The titles did not load. Look through ", all, "."));
  load(numbers.slice(0, MOST_NEW)).then(show, fail);
  const count = numbers.length.toLocaleString("en");
  return { id: "new", heading, count, element: makeSection("new", heading, count, said, list) };
}
