/* Papers as RIS; generator/pages/citations/ris.py is its twin and says what the tags are for. */

import { findKind, findPaperAddress, onOneLine, splitName } from "./reference.js";

const RIS_TYPES = { article: "JOUR", inproceedings: "CONF", misc: "GEN" };

/** The references, one after the other; lines end in CR LF. */
export function writeRis(papers, site) {
  return papers.map((paper) => writeReference(paper, site.name)).join("");
}

function writeReference(paper, listName) {
  const address = findPaperAddress(paper);
  const others = [paper.links?.page, ...(paper.code ?? []).map(([url]) => url)];
  const [year, month] = paper.date.split("-");
  const values = [
    ["T2", paper.venue],
    ["DO", paper.doi],
    ["AN", paper.arxiv && `arXiv:${paper.arxiv}`],
    ["DB", paper.arxiv && "arXiv"],
    ["UR", address],
    ["L1", paper.links?.pdf],
    ...others.filter((url) => url !== address).map((url) => ["L2", url]),
    ...(paper.tags ?? []).map((tag) => ["KW", tag]),
    ["DP", listName],
  ];
  const lines = [
    ["TY", RIS_TYPES[findKind(paper.venue)]],
    ["ID", paper.id],
    ["TI", paper.title],
    ...(paper.authors ?? []).map((name) => ["AU", writeRisName(name)]),
    ["PY", year],
    ...(month ? [["DA", paper.date.replaceAll("-", "/")]] : []),
    ...values.filter(([, value]) => value?.trim()),
  ];
  return lines.map(([tag, value]) => `${tag}  - ${onOneLine(value)}\r\n`).join("") + "ER  - \r\n";
}

function writeRisName(name) {
  const { family, given, suffix } = splitName(name);
  return [family, given, suffix].filter(Boolean).join(", ");
}
