/* Formats in which a set of papers can be taken away: the same as the files of the whole list. */

import { writeBibtex } from "./bibtex.js";
import { writeCsl } from "./csl_json.js";
import { writeCsv } from "./csv.js";
import { writeRis } from "./ris.js";

/**
 * @typedef {Object} Format
 * @property {string} label  what a reader calls it
 * @property {string} extension  of a file's name, without the first dot
 * @property {string} mediaType
 * @property {(documents: object[], site: {url: string, name: string}) => string} write  documents:
 *   papers, objects of `documents-<n>` (docs/development/search-index.md), which have no abstracts;
 *   url: of the site, with a slash at its end, or empty
 */

/** @type {Record<"bibtex" | "ris" | "csl" | "csv", Format>} */
export const formats = {
  bibtex: {
    label: "BibTeX",
    extension: "bib",
    mediaType: "application/x-bibtex",
    write: writeBibtex,
  },
  ris: {
    label: "RIS",
    extension: "ris",
    mediaType: "application/x-research-info-systems",
    write: writeRis,
  },
  csl: {
    label: "CSL-JSON",
    extension: "csl.json",
    mediaType: "application/vnd.citationstyles.csl+json",
    write: writeCsl,
  },
  csv: { label: "CSV", extension: "csv", mediaType: "text/csv", write: writeCsv },
};
