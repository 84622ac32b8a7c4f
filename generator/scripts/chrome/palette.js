/** Light and dark: as the system has it, until a reader chooses. */

/**
 * @param {ParentNode} header has a button for each palette, shown while that is in use: a click leads to
 *   the next
 * @param {HTMLElement} body
 * @param {string} scope the path of the site, which may share its host with others
 */
export function createPalette(header, body, scope) {
  const buttons = [...header.querySelectorAll("[data-palette-scheme]")];
  const key = `${scope}.__palette`;
  const queries = buttons.map((button) => matchMedia(button.dataset.paletteMedia));

  /** The number of the palette in use. What is kept was perhaps written by the theme's own script. */
  let find = () => {
    const chosen = buttons[readChoice(key)];
    const wanted = chosen ?? buttons.find((_, number) => queries[number].matches) ?? buttons[0];
    return buttons.indexOf(wanted);
  };

  function paint() {
    const number = find();
    body.dataset.mdColorScheme = buttons[number].dataset.paletteScheme;
    for (const [other, button] of buttons.entries()) button.hidden = other !== number;
    paintWindow(body.ownerDocument);
  }

  function choose(number) {
    const { paletteMedia: media, paletteScheme: scheme } = buttons[number].dataset;
    try {
      localStorage.setItem(key, JSON.stringify({ index: number, color: { media, scheme } }));
    } catch {
      // Nothing can be kept: for this page alone.
      find = () => number;
    }
    paint();
    buttons[number].focus();
  }

  return {
    start() {
      if (!buttons.length) return;
      for (const [number, button] of buttons.entries())
        button.addEventListener("click", () => choose((number + 1) % buttons.length));
      for (const query of queries) query.addEventListener("change", paint);
      paint();
    },
  };
}

/** The number that was kept; undefined without one. */
function readChoice(key) {
  try {
    return JSON.parse(localStorage.getItem(key))?.index;
  } catch {
    return undefined;
  }
}

/** Give the window the colour of the page, where the system shows one. */
function paintWindow(document) {
  const found = document.querySelector("meta[name='theme-color']");
  const meta = found ?? document.createElement("meta");
  meta.name = "theme-color";
  meta.content = getComputedStyle(document.body).backgroundColor;
  if (!found) document.head.append(meta);
}
