/* What a page is better for, and works without. */

import { followReader } from "./contents.js";
import { addCopyButtons } from "./copy.js";
import { openWanted } from "./details.js";
import { reachCode } from "./reach.js";
import { wrapTables } from "./tables.js";

const content = document.querySelector(".md-content");

if (content) {
  wrapTables(content);
  addCopyButtons(content);
  reachCode(content);
  openWanted(content);
  followReader(document.querySelector(".md-nav--secondary"));
}

/* The address of a name that has no page any more still says which name it is. */
const gone = document.querySelector(".rl-name-gone");
const name = location.pathname.match(/\/(author|tag|venue|organization)s\/([a-z0-9-]+)\/(?:index\.html)?$/);
if (gone && name) {
  const link = gone.querySelector("a");
  link.href = `${link.getAttribute("href")}?${name[1]}=${name[2]}`;
  gone.hidden = false;
}
