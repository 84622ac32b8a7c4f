// node minisearch.js index DOCUMENTS FOLDER: index.json of the papers, and its options.
// node minisearch.js rank DOCUMENTS: queries (a JSON list on standard input), ids of what each finds
// (on standard output), for both ways of `query`.
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";

import MiniSearch from "minisearch";

import "./pages/minisearch-query.js";

const OPTIONS = {
  fields: ["title", "authors", "tags", "topics", "venue", "organization", "text"],
  boost: { title: 4, authors: 3, tags: 3, topics: 1.5, venue: 1.5, organization: 1.5 },
};

const [, , work, documents, folder] = process.argv;
const index = new MiniSearch(configure(OPTIONS));
for (const line of readFileSync(documents, "utf8").trimEnd().split("\n")) index.add(JSON.parse(line));
if (work === "index") {
  writeFileSync(`${folder}/index.json`, JSON.stringify(index));
  writeFileSync(`${folder}/options.json`, JSON.stringify(OPTIONS));
} else {
  const queries = JSON.parse(await text(process.stdin));
  const rank = (either) => queries.map((one) => query(index, one, { either }).map(({ id }) => id));
  console.log(JSON.stringify({ all: rank(false), either: rank(true) }));
}
