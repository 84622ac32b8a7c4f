/** Identifiers of papers, as people paste them. */

import { fold } from "./words.js";

const LINK = /^https?:\/\//i;
const DOI = /^(?:https?:\/\/\S*?\/|(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/[^\s?#]+)/i;
const ARXIV_DOI = /^10\.48550\/arxiv\./i;
const ARXIV =
  /(?:^(?:arxiv:\s*)?|\/(?:abs|pdf|html|papers)\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;
const PAPER_PAGE = /\/papers\/([\w-]+)$/;

/**
 * The identifier of a paper that `text` is as a whole: a DOI, an arXiv id, or a link with one, or to
 * a paper of a list like this; as the index has it, without the version. Empty if it is none.
 * @param {string} text
 * @returns {string}
 */
export function readIdentifier(text) {
  const written = text.trim();
  const doi = DOI.exec(written)?.[1].replace(ARXIV_DOI, "");
  if (doi?.startsWith("10.")) return fold(doi);
  const address = (doi ?? written).replace(/[?#].*$/, "").replace(/\/$/, "");
  const arxiv = ARXIV.exec(address)?.[1];
  if (arxiv) return fold(arxiv);
  return fold((LINK.test(address) && PAPER_PAGE.exec(address)?.[1]) || "");
}
