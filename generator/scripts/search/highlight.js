/** Where the words of a query stand in a text that is shown. */

import { IDEOGRAPH, splitWords } from "./words.js";

/** As names are in `words.js`, but in text that is not folded. */
const LETTER_SHOWN = `(?:(?!${IDEOGRAPH})[\\p{L}\\p{N}\\p{M}])`;
const NAME_SHOWN = new RegExp(
  `${IDEOGRAPH}|${LETTER_SHOWN}+(?:[-'’‐‑._]${LETTER_SHOWN}+)*(?:\\+\\+|#)?`,
  "gu",
);
const JOINT_SHOWN = /([-‐‑._]|(?<=[a-z]{3})(?=[A-Z][a-z]{2}))/;

/**
 * `text` in pieces, in order.
 * @param {string} text
 * @param {(word: string) => boolean} isMatch of an answer
 * @returns {{text: string, isMatch: boolean}[]}
 */
export function highlight(text, isMatch) {
  const pieces = [];
  const add = (piece, matches) => {
    const last = pieces.at(-1);
    if (last?.isMatch === matches) last.text += piece;
    else if (piece) pieces.push({ text: piece, isMatch: matches });
  };
  let at = 0;
  for (const { 0: name, index } of text.matchAll(NAME_SHOWN)) {
    add(text.slice(at, index), false);
    at = index + name.length;
    const [whole] = splitWords(name);
    if (whole && isMatch(whole.text)) {
      add(name, true);
      continue;
    }
    for (const part of name.split(JOINT_SHOWN)) {
      if (part) add(part, splitWords(part).some((word) => isMatch(word.text)));
    }
  }
  add(text.slice(at), false);
  return pieces;
}
