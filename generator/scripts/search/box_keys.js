/** What a key means to the search box, as the ARIA practices have it for a combobox. */

/**
 * @typedef {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean,
 *   shiftKey?: boolean, isComposing?: boolean, keyCode?: number}} Key
 * @typedef {{isOpen: boolean, active: number, count: number, text: string}} BoxState
 *   `active`: the number of the option that the arrows have reached, −1 for none
 * @typedef {{act: "move", to: number, keepKey?: boolean}
 *   | {act: "choose" | "open" | "close" | "clear" | "help"}} BoxAction
 *   `keepKey`: the text gets the key as well
 */

/**
 * @param {Key} key pressed in the box
 * @param {BoxState} state
 * @returns {BoxAction | null} nothing where the key is for the text or the browser
 */
export function readBoxKey(key, { isOpen, active, count, text }) {
  if (isForInputMethod(key) || key.ctrlKey || key.metaKey) return null;
  if (key.altKey) return readAltKey(key, isOpen);
  const last = count - 1;
  switch (key.key) {
    case "ArrowDown":
      return count ? { act: "move", to: active < last ? active + 1 : 0 } : { act: "open" };
    case "ArrowUp":
      return count ? { act: "move", to: active > 0 ? active - 1 : last } : { act: "open" };
    case "Home":
      return active >= 0 && !key.shiftKey ? { act: "move", to: 0 } : null;
    case "End":
      return active >= 0 && !key.shiftKey ? { act: "move", to: last } : null;
    case "ArrowLeft":
    case "ArrowRight":
      return active >= 0 ? { act: "move", to: -1, keepKey: true } : null;
    case "Enter":
      return isOpen && active >= 0 ? { act: "choose" } : null;
    case "Escape":
      if (isOpen) return { act: "close" };
      return text ? { act: "clear" } : null;
    case "?":
      return text ? null : { act: "help" };
    default:
      return null;
  }
}

/** Safari ends a composition before the key that ended it, and gives that key the number 229. */
function isForInputMethod({ isComposing, keyCode }) {
  return isComposing || keyCode === 229;
}

function readAltKey({ key }, isOpen) {
  if (key === "ArrowDown") return { act: "open" };
  return key === "ArrowUp" && isOpen ? { act: "close" } : null;
}

/**
 * Whether a key, pressed anywhere on the page, leads to the box: `/`, Ctrl-K, ⌘K.
 * @param {Key} key
 * @param {boolean} isTyping in a field that is not the box
 * @param {boolean} isInBox
 */
export function leadsToBox(key, isTyping, isInBox) {
  if (isTyping || isForInputMethod(key) || key.altKey) return false;
  if (key.ctrlKey || key.metaKey) {
    return key.key.toLowerCase() === "k" && !key.shiftKey && key.ctrlKey !== key.metaKey;
  }
  return key.key === "/" && !isInBox;
}
