import assert from "node:assert/strict";
import test from "node:test";

import { completeAddresses, markCurrent } from "../../../generator/scripts/chrome/addresses.js";

const TOP = "https://a.org/list/";

/** As much of an element as is needed. */
function makeElement(attributes, ...classes) {
  return {
    attributes,
    classes: new Set(classes),
    get classList() {
      return { add: (name) => this.classes.add(name) };
    },
    get href() {
      return attributes.href;
    },
    getAttribute: (name) => attributes[name],
    setAttribute: (name, value) => (attributes[name] = value),
    matches(selector) {
      return this.classes.has(selector.slice(1));
    },
  };
}

function makeRoot(...elements) {
  return {
    querySelectorAll(selectors) {
      const isFound = (element, selector) =>
        selector[0] === "[" ? selector.slice(1, -1) in element.attributes : element.matches(selector);
      return elements.filter((element) => selectors.split(", ").some((selector) => isFound(element, selector)));
    },
  };
}

function complete(attributes, top) {
  completeAddresses(makeRoot(makeElement(attributes)), top);
  return attributes;
}

test("addresses begin at the top of the site", () => {
  assert.deepEqual(complete({ href: "" }, TOP), { href: TOP });
  assert.deepEqual(complete({ href: "papers/" }, TOP), { href: `${TOP}papers/` });
  assert.deepEqual(complete({ action: "explore/", "data-help": "search/" }, TOP), {
    action: `${TOP}explore/`,
    "data-help": `${TOP}search/`,
  });
  assert.deepEqual(complete({ href: "https://b.org/x/" }, TOP), { href: "https://b.org/x/" });
});

test("from a disk a folder's page has its name", () => {
  const top = "file:///a%20list/site/";
  assert.equal(complete({ href: "" }, top).href, `${top}index.html`);
  assert.equal(complete({ href: "papers/" }, top).href, `${top}papers/index.html`);
  assert.equal(complete({ href: "feeds/newest.xml" }, top).href, `${top}feeds/newest.xml`);
  assert.equal(complete({ href: "https://b.org/x/" }, top).href, "https://b.org/x/");
});

function mark(page, top = TOP) {
  const end = top.startsWith("file:") ? "index.html" : "";
  const section = makeElement({ href: `${top}papers/${end}` }, "rl-section");
  const entry = makeElement({ href: `${top}papers/by-title/${end}` }, "rl-menu__link");
  const inDrawer = makeElement({ href: `${top}papers/${end}` }, "md-nav__link");
  const home = makeElement({ href: `${top}${end}` }, "md-nav__link");
  markCurrent(makeRoot(section, entry, inDrawer, home), top, page);
  return [section, entry, inDrawer, home].map((element) => element.attributes["aria-current"]);
}

test("the page is marked, and the section in which it lies", () => {
  assert.deepEqual(mark(`${TOP}papers/`), ["page", undefined, "page", undefined]);
  assert.deepEqual(mark(`${TOP}papers/by-title/?q#x`), ["true", "page", undefined, undefined]);
  assert.deepEqual(mark(`${TOP}papers/x/index.html`), ["true", undefined, undefined, undefined]);
  assert.deepEqual(mark(`${TOP}#rlContent`), [undefined, undefined, undefined, "page"]);
  assert.deepEqual(mark(`${TOP}papersx/`), [undefined, undefined, undefined, undefined]);
});

test("the page is marked from a disk too", () => {
  const top = "file:///s/";
  assert.deepEqual(mark(`${top}papers/index.html`, top), ["page", undefined, "page", undefined]);
  assert.deepEqual(mark(`${top}index.html`, top), [undefined, undefined, undefined, "page"]);
});
