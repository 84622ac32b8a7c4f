/** Elements made without HTML: what a stranger wrote is text and nothing else. */

/**
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null>} attributes `true` sets an empty one; `false` and `null` none
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** A button that does something here. */
export function makeButton(attributes, words, onClick) {
  const button = make("button", { type: "button", ...attributes }, words);
  button.addEventListener("click", onClick);
  return button;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** `1,234 papers`. */
export function countPapers(count) {
  return `${count.toLocaleString("en")} ${count === 1 ? "paper" : "papers"}`;
}

/** Lets the page answer before more is done. */
export function giveWay() {
  if (globalThis.scheduler?.yield) return globalThis.scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
