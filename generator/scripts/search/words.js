/**
 * Text taken apart into the words of the index, as `generator/search/words.py` does it;
 * `tests/search/words.json` holds cases that both must answer alike.
 */

/** Letters that Unicode does not take apart; typographic apostrophes and hyphens. */
const LETTERS = {
  ß: "ss", ς: "σ", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d",
  ħ: "h", ı: "i", ł: "l", þ: "th", "’": "'", "‐": "-", "‑": "-",
};
const ANY_LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** Inside of `FlashAttention`, not of `LoRA`. */
const HUMP = /(?<=[a-z]{3})(?=[A-Z][a-z]{2})/g;

/** Written without spaces: each is a word. */
export const IDEOGRAPH = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
const LETTER = `(?:(?!${IDEOGRAPH})[\\p{L}\\p{N}])`;
const NAME = new RegExp(
  `${IDEOGRAPH}|${LETTER}+(?:[-'._]${LETTER}+)*(?:\\+\\+|#(?![\\p{L}\\p{N}_#]))?`, "gu",
);
const JOINT = /[-._]/;
const LOOSE_JOINT = /[-'_]|(?<!\d)\.|\.(?!\d)/g;

/** GPUs and APIs, which end as `corpus` and `analysis` do. */
const SHORT_PLURAL = /(?:[cdgntx]pu|api|cli|gui|kpi)s$/;

/** Characters of a word; what follows is cut off. */
export const LONGEST = 64;

/**
 * `text` without case and accents: Unicode NFKD, lower case, no marks.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(ANY_LETTER, (letter) => LETTERS[letter]);
}

/**
 * The singular of a folded English word (Harman's S-stemmer of 1991, and a little).
 * @param {string} word
 * @returns {string}
 */
export function findStem(word) {
  if (!/^[a-z]{3,}s$/.test(word)) return word;
  if (/(?<![ea])ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|sh|ch)es$/.test(word) && !word.endsWith("caches")) return word.slice(0, -2);
  return /[usi]s$/.test(word) && !SHORT_PLURAL.test(word) ? word : word.slice(0, -1);
}

/**
 * The names of `text` in their order: of each the whole and, where it has joints, its parts;
 * folded, but not yet without plural.
 * @param {string} text
 * @returns {string[][]}
 */
export function splitNames(text) {
  return Array.from(fold(text.replace(HUMP, "-")).matchAll(NAME), ([name]) => {
    const parts = name.split(JOINT);
    const words = parts.length > 1 ? parts.map((part) => part.replaceAll("'", "")) : [];
    return [name.replace(LOOSE_JOINT, ""), ...words].map(cut);
  });
}

/**
 * The words of `text` in their order, each with its place, counted in words from 0; of a name with
 * joints the whole, then its parts, of which the first stands where the whole does.
 * @param {string} text
 * @returns {{text: string, place: number}[]}
 */
export function splitWords(text) {
  const words = [];
  let place = 0;
  for (const [whole, ...parts] of splitNames(text)) {
    words.push({ text: findStem(whole), place });
    for (const part of parts) {
      words.push({ text: findStem(part), place });
      place += 1;
    }
    if (!parts.length) place += 1;
  }
  return words;
}

/** The first characters, counted as Unicode does. */
function cut(word) {
  return word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word;
}
