/* Papers as BibTeX; generator/pages/citations/bibtex.py is its twin. */

import { findKind, findPaperAddress, onOneLine, splitDate, splitName, splitSpaces } from "./reference.js";

const CONTAINERS = { article: "journal", inproceedings: "booktitle", misc: "" };
const MONTHS = ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LATEX = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
};
const CAPITALS = /[\p{L}\p{N}_][A-Z]|[A-Z].*\p{Nd}|\p{Nd}.*[A-Z]/u;
const SEPARATES = /,|(?<![\p{L}\p{N}_])and(?![\p{L}\p{N}_])|^others$/u;

/** The entries with an empty line between them. */
export function writeBibtex(papers) {
  return papers.map((paper) => `${writeEntry(paper)}\n`).join("\n");
}

function writeEntry(paper) {
  const kind = findKind(paper.venue);
  const [year, month = 0] = splitDate(paper.date);
  const fields = [
    ["title", protectCapitals(paper.title)],
    ["author", (paper.authors ?? []).map(writeBibtexName).join(" and ")],
    ["year", String(year)],
    ["month", MONTHS[month]],
    [CONTAINERS[kind], asLatex(paper.venue ?? "")],
    ["doi", asLatex(paper.doi ?? "")],
    ["eprint", paper.arxiv],
    ["archivePrefix", paper.arxiv && "arXiv"],
    ["primaryClass", paper.arxiv && asLatex(paper.category ?? "")],
    ["url", findPaperAddress(paper)],
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name.padEnd(13)} = ${name === "month" ? value : `{${value}}`}`);
  return `@${kind}{${paper.id},\n${lines.join(",\n")}\n}`;
}

/* Braces keep together what BibTeX would take apart. */
function writeBibtexName(name) {
  const latex = asLatex(name);
  const isWhole = latex.includes(" ") && !splitName(name).given;
  return isWhole || SEPARATES.test(latex) ? `{${latex}}` : latex;
}

/* Braces keep the capitals of names like HybridFlow, which styles would lower. */
function protectCapitals(title) {
  return splitSpaces(title)
    .map((word) => (CAPITALS.test(word) ? `{${asLatex(word)}}` : asLatex(word)))
    .join(" ");
}

function asLatex(text) {
  return onOneLine(text).replace(/[\\~^{}<>|&%$#_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}
