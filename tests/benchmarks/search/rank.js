// node rank.js FOLDER: queries (a JSON list on standard input) asked of our search with the index in
// FOLDER (assets/search); paths of the papers that each finds, best first, on standard output.
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import { createSearch } from "../../../generator/scripts/search/main.js";

const SHOWN = 20;

const folder = process.argv[2];

async function load(name) {
  const script = await readFile(`${folder}/${name}.js`, "utf8");
  const call = new Function("readinglistShard", script);
  let shard;
  call((_, build, contents) => {
    shard = { build, contents };
  });
  return shard;
}

const search = createSearch(load);
const ranked = [];
for (const query of JSON.parse(await text(process.stdin))) {
  // The papers that lack words of the query are shown below those that have all.
  const { papers, near } = await search.find(query, { live: true });
  const shown = await search.documents([...papers, ...near].slice(0, SHOWN));
  ranked.push(shown.map(({ id }) => id));
}
console.log(JSON.stringify(ranked));
