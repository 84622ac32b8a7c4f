/* Papers as a table in CSV; generator/pages/citations/csv_table.py is its twin and says why it begins
   with a byte order mark and what becomes of formulas. */

import { findPaperAddress } from "./reference.js";

const LINKS = ["project", "video", "slides", "poster", "demo", "dataset", "model"];
const COLUMNS = [
  ...["id", "title", "authors", "date", "venue", "organization", "arxiv", "doi", "category"],
  ...["topics", "tags", "url", "pdf", "code", "official_code", "stars", "licenses"],
  ...LINKS,
  ...["discussions", "page"],
];
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** The table with its head; lines end in CR LF. */
export function writeCsv(papers, site) {
  return `\ufeff${[COLUMNS, ...papers.map((paper) => listCells(paper, site.url))].map(writeLine).join("")}`;
}

function listCells(paper, siteUrl) {
  const { code = [], links = {} } = paper;
  const stars = code.map(([, , count]) => count).filter((count) => count != null);
  const licenses = new Set(code.map(([, , , license]) => license).filter(Boolean));
  return [
    paper.id,
    paper.title,
    join(paper.authors),
    paper.date,
    paper.venue,
    paper.organization,
    paper.arxiv,
    paper.doi,
    paper.category,
    join(paper.topics),
    join(paper.tags),
    findPaperAddress(paper),
    links.pdf,
    join(code.map(([url]) => url)),
    join(code.filter(([, official]) => official).map(([url]) => url)),
    stars.length ? stars.reduce((most, count) => Math.max(most, count)) : null,
    join([...licenses]),
    ...LINKS.map((name) => links[name]),
    paper.discussions,
    siteUrl + paper.path,
  ];
}

function join(values = []) {
  return values.join("; ");
}

function writeLine(cells) {
  return `${cells.map((cell) => writeCell(String(cell ?? ""))).join(",")}\r\n`;
}

function writeCell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
