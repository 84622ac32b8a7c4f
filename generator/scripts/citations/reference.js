/* What the formats say in the same way; generator/pages/citations/reference.py is its twin.
   A paper is an object of `documents-<n>`, as docs/development/search-index.md has it. */

/** @typedef {{family: string, given: string, suffix: string}} Name  the whole name in `family` if `given` is empty */

/* Python's \w, \d and \b know all of Unicode. */
const JOURNAL =
  /(?<![\p{L}\p{N}_])(?:Journal|Transactions|Letters|Communications|Review|Magazine|Frontiers|Fusion|Drones|Nature|Science|PLOS|IJCV|JMLR|TMLR|TPAMI|TACL|PNAS)(?![\p{L}\p{N}_])/u;
const SUFFIX = /^(?:[JSjs]r\.?|II|III|IV|2nd|3rd|[4-9]th)$/;
const GROUPS = new Set(
  ("Authors Collaboration Community Consortium Contributors Foundation Group Initiative " +
    "Institute Lab Laboratory Labs Project Team University").split(" "),
);
/* What Python's split() takes for white space. */
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** The words of a text. @param {string} text */
export function splitSpaces(text) {
  return text.split(SPACE).filter(Boolean);
}

/** Text on one line, runs of white space as one space. @param {string} text */
export function onOneLine(text) {
  return splitSpaces(text).join(" ");
}

/** Year, month and day, as far as they are known. @param {string} date `2024-09-28`, `2024-09` or `2024` */
export function splitDate(date) {
  return date.split("-").map(Number);
}

/** As BibTeX calls it. @returns {"article" | "inproceedings" | "misc"} */
export function findKind(venue) {
  if (!venue) return "misc";
  return JOURNAL.test(venue) ? "article" : "inproceedings";
}

/** The best address of the paper itself; empty where there is none. */
export function findPaperAddress(paper) {
  if (paper.doi) return `https://doi.org/${quoteDoi(paper.doi)}`;
  if (paper.arxiv) return `https://arxiv.org/abs/${paper.arxiv}`;
  return paper.links?.page ?? paper.links?.pdf ?? "";
}

/* %-encoded but for what an address may have in its path. */
function quoteDoi(doi) {
  return encodeURIComponent(doi.toWellFormed())
    .replace(/[!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?:2F|3A|3B)/g, decodeURIComponent);
}

/**
 * The parts of a name in reading order. The family name is the last word, with the words in lower
 * case before it; groups, single words and names with a comma stay whole.
 * @param {string} name
 * @returns {Name}
 */
export function splitName(name) {
  const words = splitSpaces(name);
  const whole = { family: words.join(" "), given: "", suffix: "" };
  if (name.includes(",") || words.some((word) => GROUPS.has(word))) return whole;
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)) ? words.pop() : "";
  let start = Math.max(words.length - 1, 0);
  while (start > 0 && /^\p{Lowercase}/u.test(words[start - 1])) start -= 1;
  if (start === 0) return whole;
  return { family: words.slice(start).join(" "), given: words.slice(0, start).join(" "), suffix };
}
