/* What a page is better for, and works without. */

import { followReader } from "./contents.js";
import { addCopyButtons } from "./copy.js";
import { openWanted } from "./details.js";
import { wrapTables } from "./tables.js";

const content = document.querySelector(".md-content");

if (content) {
  wrapTables(content);
  addCopyButtons(content);
  openWanted(content);
  followReader(document.querySelector(".md-nav--secondary"));
}
