/** The search box's options as elements. Whatever they say is put there as text. */

/** @typedef {import("./box_options.js").BoxGroup} BoxGroup */

/**
 * Show `groups` in place of what `list` held.
 * @param {HTMLElement} list
 * @param {BoxGroup[]} groups
 * @returns {{element: HTMLElement, option: import("./box_options.js").BoxOption}[]} in order
 */
export function drawGroups(list, groups) {
  const drawn = [];
  const { id } = list;
  const children = groups.flatMap(({ label, options }, number) => {
    const elements = options.map((option) => {
      const element = drawOption(option, `${id}-${drawn.length}`);
      drawn.push({ element, option });
      return element;
    });
    if (!label) return elements;
    const heading = make("div", "rl-search__label", [label]);
    heading.id = `${id}-label-${number}`;
    const group = make("div", "rl-search__group", [heading, ...elements]);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);
    return [group];
  });
  list.replaceChildren(...children);
  list.hidden = !drawn.length;
  return drawn;
}

/**
 * Say what was found, mended or not understood.
 * @param {HTMLElement} place
 * @param {string} first
 * @param {{total?: number, corrections?: {from: string, to: string[]}[], notes?: string[]}} answer
 */
export function drawSaid(place, first, { total = 0, corrections = [], notes = [] } = {}) {
  const lines = [make("p", "rl-search__count", [first])];
  for (const { from, to } of corrections) {
    const words = to.flatMap((word, number) => [number ? " or " : "", make("em", "", [word])]);
    lines.push(make("p", "", [total ? "Showing results for " : "Looked for ", ...words, ` instead of “${from}”`]));
  }
  lines.push(...notes.map((note) => make("p", "", [note])));
  place.replaceChildren(...lines);
}

function drawOption({ kind, title, details, href }, id) {
  const element = make(href === undefined ? "div" : "a", `rl-search__option rl-search__option--${kind}`, [
    make("span", "rl-search__title", title.map(drawPiece)),
  ]);
  if (details.length) {
    const parts = details.map((pieces) => make("span", "", pieces.map(drawPiece)));
    element.append(" ", make("span", "rl-search__details", parts.flatMap((part, n) => (n ? [" ", part] : [part]))));
  }
  element.id = id;
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  if (href !== undefined) {
    element.href = href;
    element.tabIndex = -1;
  }
  return element;
}

function drawPiece({ text, isMatch }) {
  return isMatch ? make("mark", "", [text]) : text;
}

function make(tag, className, children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
