// Takes texts apart as the browser does: a list of texts in, as JSON, the words of each out.
import { readFileSync } from "node:fs";

import { splitWords } from "../../generator/scripts/search/words.js";

const texts = JSON.parse(readFileSync(0, "utf-8"));
const words = texts.map((text) => splitWords(text).map((word) => [word.text, word.place]));
process.stdout.write(JSON.stringify({ unicode: process.versions.unicode, words }));
