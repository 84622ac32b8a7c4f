/* Papers as CSL-JSON; generator/pages/citations/csl_json.py is its twin. */

import { findKind, findPaperAddress, splitDate, splitName } from "./reference.js";

const CSL_TYPES = { article: "article-journal", inproceedings: "paper-conference", misc: "article" };

/** A list of items, one on each line. */
export function writeCsl(papers, site) {
  if (!papers.length) return "[]\n";
  return `[\n${papers.map((paper) => JSON.stringify(makeItem(paper, site.name))).join(",\n")}\n]\n`;
}

function makeItem(paper, listName) {
  const isPreprint = paper.arxiv && !paper.venue;
  const authors = (paper.authors ?? []).map(describeName);
  const item = {
    id: paper.id,
    type: CSL_TYPES[findKind(paper.venue)],
    title: paper.title,
    author: authors.length ? authors : null,
    issued: { "date-parts": [splitDate(paper.date)] },
    "container-title": paper.venue,
    DOI: paper.doi,
    publisher: isPreprint ? "arXiv" : null,
    number: isPreprint ? `arXiv:${paper.arxiv}` : null,
    archive: paper.arxiv && !isPreprint ? "arXiv" : null,
    archive_location: isPreprint ? null : paper.arxiv,
    URL: findPaperAddress(paper),
    keyword: (paper.tags ?? []).join(", "),
    source: listName,
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value));
}

function describeName(name) {
  const { family, given, suffix } = splitName(name);
  if (!given) return { literal: family };
  return suffix ? { family, given, suffix } : { family, given };
}
