/** Numbers in text: Base64 VLQ without sign, as `docs/development/search-index.md` says. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

/** The text is not what the format says: cut off, or of other characters. */
export class DamagedError extends Error {}

/** Reads the numbers of a text one after the other. */
export class NumberReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** Whether all was read. */
  get isDone() {
    return this.at >= this.text.length;
  }

  /** Passes over a space; whether there was one. */
  takeSpace() {
    const isThere = this.text[this.at] === " ";
    if (isThere) this.at += 1;
    return isThere;
  }

  /** One digit of base 64: 0 to 63. */
  readDigit() {
    const value = VALUES[this.text.charCodeAt(this.at)];
    // Nothing at the end of the text, 255 for a strange character.
    if (!(value < 64)) throw new DamagedError(`No number at character ${this.at}.`);
    this.at += 1;
    return value;
  }

  readNumber() {
    let digit = this.readDigit();
    let number = digit & 31;
    for (let bits = 5; digit & 32; bits += 5) {
      if (bits > 25) throw new DamagedError(`A number too large at character ${this.at}.`);
      digit = this.readDigit();
      number |= (digit & 31) << bits;
    }
    return number;
  }
}
