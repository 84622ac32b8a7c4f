/* What stands around every page. This script holds up the page, as the stylesheet does, so that the header
   is there when anything is painted; the page's own short header and footer are for those who run no
   scripts. */

import { completeAddresses, markCurrent } from "./addresses.js";
import { connectDrawer } from "./drawer.js";
import { closeMenus } from "./menus.js";
import { createPalette } from "./palette.js";

const { header, drawer, footer } = globalThis.readinglistChrome;
const top = new URL("../../", document.currentScript.src).href;

/** An element of the `markup`, which the generator made, with its addresses completed. */
function makeElement(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  completeAddresses(template.content, top);
  markCurrent(template.content, top, location.href);
  return template.content.firstElementChild;
}

/** Do something with the first element that `selector` finds, as soon as it is there: after it was parsed,
 * and before it is painted. */
function whenParsed(selector, act) {
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true, subtree: true });

  function look() {
    const found = document.querySelector(selector);
    if (!found) return;
    observer.disconnect();
    act(found);
  }
}

function placeHeader(skip) {
  const head = makeElement(header);
  const toggle = document.createElement("input");
  toggle.type = "checkbox";
  toggle.id = "__drawer";
  toggle.className = "md-toggle";
  toggle.autocomplete = "off";
  toggle.dataset.mdToggle = "drawer";
  const overlay = document.createElement("label");
  overlay.className = "md-overlay";
  overlay.htmlFor = toggle.id;
  skip.after(toggle, overlay, head);
  createPalette(head, document.body, new URL(top).pathname).start();
  connectDrawer(toggle, head.querySelector(".rl-menu-button"));
  closeMenus(document);
}

// The stylesheet hides the short header from here on.
document.documentElement.classList.add("js");
whenParsed(".md-skip", placeHeader);
document.addEventListener("DOMContentLoaded", () => {
  for (const plain of document.querySelectorAll(".rl-plain")) {
    if (plain.localName === "footer") plain.replaceWith(makeElement(footer));
    else plain.remove();
  }
  document.querySelector(".md-main__inner").prepend(makeElement(drawer));
});
