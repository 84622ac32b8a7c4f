/* Elements made by hand: text is only ever text. */

/** An element with attributes (a function listens to the event of its name; true and false are
 * there and not there) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A button of the site's look. */
export function makeButton(words, onClick, attributes = {}) {
  return make("button", { type: "button", class: "rl-button", click: onClick, ...attributes }, words);
}

/** `3 November 2025`, in the reader's time zone. @param {string | number} time */
export function sayDay(time) {
  const day = { day: "numeric", month: "long", year: "numeric" };
  return new Date(time).toLocaleDateString("en-GB", day);
}

/** `1 paper`, `1,200 papers`. */
export function sayCount(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** The address of a path below the top of the site; from a disk a folder has no page of its own.
 * @param {URL} top @param {string} path ends in a slash
 */
export function findPage(top, path, place = "") {
  const file = top.protocol === "file:" ? "index.html" : "";
  return new URL(path + file + place, top).href;
}
