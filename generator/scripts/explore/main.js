/* Explore: the lists that stand there without scripts give way to a search with filters. */

import { Explorer } from "./explorer.js";
import { ExportMenu } from "./export_menu.js";
import { formats } from "../citations/main.js";
import { decorate } from "../marks/main.js";
import { findAddress, getSearch } from "../search/main.js";

const plain = document.querySelector(".rl-explore");
if (plain) {
  const canonical = document.querySelector("link[rel='canonical']")?.href;
  const site = {
    url: canonical ? new URL("../", canonical).href : findAddress(""),
    name: document.querySelector(".rl-brand")?.textContent.trim() ?? "",
  };
  const search = getSearch();
  const menu = new ExportMenu(formats, site, (numbers) => search.documents(numbers));
  const explorer = new Explorer(search, findAddress, menu, plain, decorate);
  plain.hidden = true;
  plain.after(explorer.element);
  explorer.start();
}
