/** What the search box offers, as data: groups of options, in the order of the arrow keys. */

import { NEAR_WORDS } from "./near.js";

/**
 * @typedef {{text: string, isMatch: boolean}} Piece of a text: as `highlight` makes them
 * @typedef {{kind: "paper" | "page" | "all" | "query" | "again" | "help", title: Piece[],
 *   details: Piece[][], href?: string, query?: string}} BoxOption
 *   chosen, it leads to `href` or puts `query` into the box; `again` asks once more
 * @typedef {{label: string, options: BoxOption[]}} BoxGroup without a label: its options stand alone
 * @typedef {{highlight: (text: string, isMatch: (word: string) => boolean) => Piece[],
 *   findAddress: (path: string) => string}} BoxTools `findAddress`: from this page
 */

export const MOST_PAPERS = 8;
export const MOST_PAGES = 4;
const MOST_AUTHORS = 3;

const EXAMPLES = [
  ["graph learning", "both words; the last one may be unfinished"],
  ['"language models"', "words in this order"],
  ["attention -vision", "without a word"],
  ["title:agents year:2023..2025", "fields: title, author, tag, topic, venue, org, year, id"],
  ["serving has:code", "with code; also has:official, has:note, has:video"],
  ["2409.19256", "arXiv ids, DOIs and names such as C++ as they are written"],
];

/** The query language in six lines.
 * @param {string | undefined} help the address of the page that says all of it
 * @returns {BoxGroup[]} */
export function listExamples(help) {
  const options = EXAMPLES.map(([query, says]) => ({
    kind: "query", query, title: plain(query), details: [plain(says)],
  }));
  return [{ label: "For example", options }, ...offerHelp(help)];
}

/**
 * @param {string} text as it was typed
 * @param {import("./search.js").Answer} answer
 * @param {object[]} documents of the answer, as `listShown` has them
 * @param {BoxTools} tools
 * @returns {BoxGroup[]}
 */
export function listFound(text, answer, documents, tools) {
  const begin = Math.min(answer.papers.length, MOST_PAPERS);
  const end = begin + Math.min(answer.pages.length, MOST_PAGES);
  const papers = documents.slice(0, begin);
  const pages = documents.slice(begin, end);
  const near = documents.slice(end);
  const groups = [];
  const offerPapers = (some) => some.map((paper) => offerPaper(paper, answer, tools));
  if (papers.length) groups.push({ label: "Papers", options: offerPapers(papers) });
  if (pages.length) {
    groups.push({ label: "Pages", options: pages.map((page) => offerPage(page, answer, tools)) });
  }
  if (papers.length) {
    const count = answer.papers.length;
    const title = count === 1 ? "1 paper in Explore" : `All ${formatCount(count)} papers in Explore`;
    const href = `${tools.findAddress("explore/")}?q=${encodeURIComponent(text)}`;
    groups.push(alone({ kind: "all", title: plain(title), details: [], href }));
  }
  if (near.length) groups.push({ label: NEAR_WORDS, options: offerPapers(near) });
  return groups;
}

/** What helps where nothing was found.
 * @returns {BoxGroup[]} */
export function listAdvice({ relax }, help) {
  const groups = offerHelp(help);
  if (relax.length) groups.unshift({ label: "With less asked for", options: relax.map(offerRelaxed) });
  return groups;
}

/** The numbers of the documents that are shown of an answer: papers, pages, papers that are near. */
export function listShown({ papers, pages, near }) {
  const first = papers.slice(0, MOST_PAPERS);
  return [...first, ...pages.slice(0, MOST_PAGES), ...near.slice(0, MOST_PAPERS - first.length)];
}

/** @returns {BoxGroup[]} */
export function offerAgain() {
  return [alone({ kind: "again", title: plain("Try again"), details: [] })];
}

function offerHelp(help) {
  if (!help) return [];
  return [alone({ kind: "help", title: plain("How to search"), details: [], href: help })];
}

/** `12 papers, 2 pages`; nothing where there are neither. */
export function describeCounts({ papers, pages }) {
  const counts = [[papers.length, "paper"], [pages.length, "page"]].filter(([count]) => count);
  return counts.map(([n, noun]) => `${formatCount(n)} ${noun}${n === 1 ? "" : "s"}`).join(", ");
}

/**
 * The first three authors, and how many more there are; an author who is what was looked for
 * takes the place of the third.
 * @param {string[]} authors
 * @param {(author: string) => boolean} isWanted
 */
export function shortenAuthors(authors, isWanted) {
  if (authors.length <= MOST_AUTHORS) return authors.join(", ");
  const shown = authors.slice(0, MOST_AUTHORS);
  const later = authors.slice(MOST_AUTHORS).find(isWanted);
  if (later !== undefined && !shown.some(isWanted)) shown[MOST_AUTHORS - 1] = later;
  return `${shown.join(", ")} + ${authors.length - MOST_AUTHORS}`;
}

function offerPaper(paper, { isMatch }, { highlight, findAddress }) {
  const isWanted = (author) => highlight(author, isMatch).some((piece) => piece.isMatch);
  const details = [];
  if (paper.authors) details.push(highlight(shortenAuthors(paper.authors, isWanted), isMatch));
  if (paper.date) details.push(plain(String(paper.date).slice(0, 4)));
  if (paper.venue) details.push(highlight(paper.venue, isMatch));
  return {
    kind: "paper", title: highlight(paper.title, isMatch), details, href: findAddress(paper.path),
  };
}

function offerPage(page, { isMatch }, { highlight, findAddress }) {
  const details = page.kind === "page" ? [] : [plain(page.kind === "topic" ? "Topic" : "Collection")];
  if (page.summary) details.push(highlight(page.summary, isMatch));
  return {
    kind: "page", title: highlight(page.title, isMatch), details, href: findAddress(page.path),
  };
}

function offerRelaxed({ query, count }) {
  return { kind: "query", query, title: plain(query), details: [plain(`finds ${formatCount(count)}`)] };
}

function alone(option) {
  return { label: "", options: [option] };
}

function plain(text) {
  return [{ text, isMatch: false }];
}

function formatCount(count) {
  return count.toLocaleString("en");
}
