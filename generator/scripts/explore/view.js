/** A paper that was found, in one of three ways: a card, a row, a title. */

import { makeBadge } from "./code_badge.js";
import { make } from "./dom.js";
import { highlight } from "../search/main.js";

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
];

/** Authors that are named before "+ 7". */
const MOST_AUTHORS = 3;

/**
 * @typedef {{isMatch: (word: string) => boolean, findAddress: (path: string) => string,
 *   nameTopic: (key: string) => string, decorate: (paper: HTMLElement) => void, heading?: string}} Tools
 *   `heading`: the element of a card's title, where it is not of the second level
 * @param {object} paper a document of the index
 * @param {string} view `cards`, `rows` or `titles`
 * @param {Tools} tools
 * @returns {HTMLLIElement}
 */
export function showPaper(paper, view, tools) {
  const show = { cards: makeCard, rows: makeRow, titles: makeTitle }[view];
  const item = make("li", { class: `rl-result rl-result--${view}` }, show(paper, tools));
  tools.decorate?.(item);
  return item;
}

function makeCard(paper, tools) {
  return make(
    "article", { class: "rl-card", "data-paper": paper.id },
    make(tools.heading ?? "h2", {}, linkTitle(paper, tools)),
    make("p", { class: "rl-byline" }, ...showAuthors(paper, MOST_AUTHORS, tools)),
    paper.summary
      ? make("div", { class: "rl-note" }, make("p", { dir: "auto" }, ...mark(paper.summary, tools)))
      : null,
    make("p", { class: "rl-meta" }, ...listFacts(paper, tools)),
  );
}

function makeRow(paper, tools) {
  const facts = [
    make("time", { datetime: paper.date }, paper.date.slice(0, 4)),
    ...showVenue(paper, tools),
    ...showDiscussions(paper, "rl-result__discussions"),
    ...(paper.code?.length ? [make("span", { class: "rl-result__code" }, "code")] : []),
  ];
  return make(
    "div", { class: "rl-result__line", "data-paper": paper.id },
    make("span", { class: "rl-result__main" },
      linkTitle(paper, tools), " ",
      make("span", { class: "rl-result__by" }, ...showAuthors(paper, 1, tools)),
    ),
    make("span", { class: "rl-result__facts" }, ...facts.flatMap((fact) => [" ", fact])),
  );
}

function makeTitle(paper, tools) {
  return make("div", { "data-paper": paper.id }, linkTitle(paper, tools));
}

function linkTitle(paper, { findAddress, ...tools }) {
  return make("a", { href: findAddress(paper.path), dir: "auto" }, ...mark(paper.title, tools));
}

/** The first authors, and those further back whom the query names. */
function showAuthors({ authors = [] }, most, tools) {
  const first = authors.slice(0, most).map((name) => mark(name, tools));
  const rest = authors.slice(most).map((name) => mark(name, tools));
  const meant = rest.filter((pieces) => pieces.some((piece) => typeof piece !== "string"));
  const shown = first.flatMap((pieces, index) => (index ? [", ", ...pieces] : pieces));
  if (rest.length) shown.push(` + ${rest.length}`);
  if (meant.length) {
    shown.push(", with ", ...meant.slice(0, 2).flatMap((pieces, index) => (index ? [", ", ...pieces] : pieces)));
  }
  return shown;
}

function listFacts(paper, tools) {
  const facts = [
    make("time", { datetime: paper.date }, nameDate(paper.date)),
    ...showVenue(paper, tools),
    ...(paper.topics ?? []).map((key) =>
      make("a", { href: tools.findAddress(`topics/${encodeURIComponent(key)}/`) }, tools.nameTopic(key)),
    ),
    ...(paper.code ?? []).slice(0, 1).map(makeBadge).filter(Boolean),
    ...showDiscussions(paper, "rl-discussions"),
  ];
  return facts.flatMap((fact) => [fact, " "]);
}

function showVenue({ venue }, tools) {
  return venue ? [make("span", { class: "rl-venue", dir: "auto" }, ...mark(venue, tools))] : [];
}

function showDiscussions({ discussions }, name) {
  if (!discussions) return [];
  return [make("span", { class: name }, `${discussions} comment${discussions === 1 ? "" : "s"}`)];
}

/** Text with the words of the query marked. */
function mark(text, { isMatch }) {
  return highlight(text, isMatch).map((piece) =>
    piece.isMatch ? make("mark", {}, piece.text) : piece.text,
  );
}

/**
 * @param {string} date as in a record: a year, a month or a day
 * @returns {string} `28 September 2024`, `September 2024`, `2024`
 */
export function nameDate(date) {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
