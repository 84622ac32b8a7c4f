/** The search of this page: what other scripts use of it. */

import { writeAddress } from "./address.js";
import { connectBox } from "./box.js";
import { highlight } from "./highlight.js";
import { createLoader } from "./load.js";
import { NEAR_WORDS } from "./near.js";
import { createSearch } from "./search.js";
import { fold, splitWords } from "./words.js";

/** The address of the top of the site: this script is `assets/javascripts/search.js` below it. */
const SITE_TOP = findSiteTop(globalThis.document?.currentScript?.src);

let search = null;

/** The page's one search. */
export function getSearch() {
  search ??= createSearch(createLoader(document, `${SITE_TOP}assets/search/`));
  return search;
}

/**
 * The address of a document of the index.
 * @param {string} path
 * @param {string} [base] the top of the site
 */
export function findAddress(path, base = SITE_TOP) {
  return writeAddress(path, base);
}

function findSiteTop(script) {
  return script ? new URL("../../", script).href : "";
}

export { createSearch, highlight, splitWords, fold, NEAR_WORDS };

const searchForm = globalThis.document?.getElementById("rlSearch");
if (searchForm) connectBox(searchForm, getSearch(), { highlight, findAddress });
