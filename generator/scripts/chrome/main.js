/* What stands around every page. This script holds up the page, as the stylesheet does, so that the header
   is there when anything is painted; the page's own short header and footer are for those who run no
   scripts. */

import { completeAddresses, markCurrent } from "./addresses.js";
import { connectDrawer } from "./drawer.js";
import { closeMenus } from "./menus.js";
import { createPalette } from "./palette.js";

const { header, drawer, footer, links } = globalThis.readinglistChrome;
const top = new URL("../../", document.currentScript.src).href;
/** Whether this page, as most of a long list, leaves more to this script than others do: the icon, and
 * what follows it. */
const isLean = !document.querySelector("link[rel='icon']");

/** What the `markup` says, which the generator made, with its addresses completed. */
function make(markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  completeAddresses(template.content, top);
  markCurrent(template.content, top, location.href);
  return template.content;
}

/** What the head of a lean page leaves out: links (from a disk no page has a manifest), and the script
 * that all pages have, which waits for the whole page. */
function completeHead() {
  const isOnWeb = top.startsWith("http");
  const more = make(links);
  if (!isOnWeb) more.querySelector("link[rel='manifest']")?.remove();
  const script = document.createElement("script");
  script.src = `${top}assets/javascripts/site.js`;
  if (isOnWeb) {
    const ahead = Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: script.src });
    document.head.append(ahead);
  }
  document.addEventListener("readystatechange", () => document.head.append(more, script), { once: true });
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

/** `first`: the link that skips the header, or the short header of a lean page, which needs none. */
function placeHeader(first) {
  const skip = first.matches(".md-skip") ? first : document.createElement("a");
  if (skip !== first) {
    Object.assign(skip, { className: "md-skip", href: "#rlContent", textContent: "Skip to content" });
    first.before(skip);
  }
  const head = make(header).firstElementChild;
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
whenParsed(".md-skip, header.rl-plain", placeHeader);
if (isLean) completeHead();
document.addEventListener("DOMContentLoaded", () => {
  for (const plain of document.querySelectorAll(".rl-plain")) plain.remove();
  // The page that has the whole footer is the home page.
  if (!document.querySelector(".rl-footer")) document.querySelector(".md-container").append(make(footer));
  document.querySelector(".md-main__inner").prepend(make(drawer));
});
