/** Small indexes for tests, written as `docs/development/search-index.md` says. */

import { readFile } from "node:fs/promises";
import vm from "node:vm";

import { splitWords } from "../../../generator/scripts/search/words.js";

const FIELDS = ["title", "author", "tag", "topic", "venue", "org", "body"];
const WEIGHTS = [3, 2, 2, 1.5, 1, 1, 1];
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Words of one file of spelling. */
const SPELLING = 3;

export const STOP = ["a", "all", "in", "is", "of", "the", "to", "you"];

/** @param {number} number */
export function encodeNumber(number) {
  const digit = DIGITS[(number & 31) + (number > 31 ? 32 : 0)];
  return number > 31 ? digit + encodeNumber(Math.floor(number / 32)) : digit;
}

/**
 * The files of an index by their names, as `{build, contents}`.
 * @param {object[]} papers newest first: texts by the names of the fields (a list for several
 *   values), `year`, `facts` such as `has:code`, and `facets`, lists by name
 * @param {object[]} pages `title` and `body`
 * @param {{build?: string, split?: number, shard?: number, block?: number}} [options] split: words in a file
 */
export function writeIndex(papers, pages = [], options = {}) {
  const { build = "build001", split = 40, shard = 4, block = 3 } = options;
  const seal = build.slice(-3);
  const first = Math.ceil(pages.length / shard) * shard;
  /** By their places: pages, then papers, oldest first. */
  const documents = [...pages, ...new Array(first - pages.length), ...papers.toReversed()];
  const words = gatherWords(documents);
  const order = [...words.keys()].sort(byPoint);
  const files = {};
  const firsts = [];
  for (let at = 0; at === 0 || at < order.length; at += split) {
    const some = order.slice(at, at + split);
    const runs = some.map((word) => writeRuns(words.get(word)));
    files[`words-${firsts.length}`] = [some.join("\n"), runs.map(({ line }) => line).join("\n")];
    files[`places-${firsts.length}`] = runs.map(({ places }) => places).join("\n");
    firsts.push(some[0] ?? "");
  }
  for (let at = 0; at < documents.length; at += shard) {
    const some = documents.slice(at, at + shard).filter(Boolean);
    const show = ({ title, path, kind }, one) =>
      at < first ? { path, title, kind } : { title, id: `p${first + papers.length - 1 - at - one}` };
    files[`documents-${at / shard}`] = some.map(show);
    if (at >= first) files[`summaries-${at / shard}`] = some.map(({ summary = "" }) => summary);
  }
  const spelling = [];
  const frequent = order
    .filter((word) => /^[\p{L}\p{N}]+$/u.test(word))
    .sort((one, other) => words.get(other).size - words.get(one).size);
  const countSteps = (word) => Math.floor(word.length / 3);
  const stretched = [...frequent].sort((one, other) => countSteps(one) - countSteps(other) || byPoint(one[0], other[0]));
  for (let at = 0; at < stretched.length; at += SPELLING) {
    const some = stretched.slice(at, at + SPELLING);
    files[`spelling-${spelling.length}`] = frequent.filter((word) => some.includes(word)).join("\n");
    spelling.push([countSteps(some[0]), some[0][0]]);
  }
  const facets = writeFacets(papers, block, files);
  const years = [];
  papers.forEach(({ year }, at) => {
    if (year && years.at(-1)?.[0] !== year) years.push([year, at]);
  });
  files.root = {
    version: 5, papers: papers.length, documents: papers.length + pages.length, first, years, words: firsts, shard, block,
    spelling,
    stop: STOP, facets, sealed: 2,
    seals: { documents: seal.repeat(99), words: seal.repeat(99), spelling: seal, columns: seal },
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, contents]) => [name, { build: name === "root" ? build : seal, contents }]),
  );
}

/** A `load` for `createSearch`; what it was asked for is in `load.asked`. */
export function loadFrom(files) {
  const load = async (name, version = "") => {
    load.asked.push(version ? `${name}?${version}` : name);
    const file = typeof files === "function" ? files(name, version) : files[name];
    if (!file) throw new Error(`no file ${name}`);
    return structuredClone(file);
  };
  load.asked = [];
  return load;
}

/** A `load` for the files of an index that the generator wrote. */
export function loadFolder(folder) {
  const load = async (name) => {
    load.asked.push(name);
    const text = await readFile(`${folder}/${name}.js`, "utf-8");
    load.characters += text.length;
    let came = null;
    const readinglistShard = (called, build, contents) => (came = { called, build, contents });
    vm.runInNewContext(text, { readinglistShard });
    if (came.called !== name) throw new Error(`${name}.js calls itself ${came.called}`);
    return JSON.parse(JSON.stringify(came));
  };
  load.asked = [];
  load.characters = 0;
  return load;
}

function byPoint(one, other) {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** By word: by document the places by field; an empty list for a fact. */
function gatherWords(documents) {
  const words = new Map();
  const get = (word, document) => {
    if (!words.has(word)) words.set(word, new Map());
    const entry = words.get(word);
    if (!entry.has(document)) entry.set(document, FIELDS.map(() => []));
    return entry.get(document);
  };
  documents.forEach((document, number) => {
    if (!document) return;
    FIELDS.forEach((field, at) => {
      let begin = 0;
      for (const value of [document[field] ?? []].flat()) {
        const found = splitWords(value);
        for (const { text, place } of found) {
          if (field === "body" && STOP.includes(text)) continue;
          get(text, number)[at].push(begin + place);
        }
        begin += (found.at(-1)?.place ?? -1) + 11;
      }
    });
    for (const fact of document.facts ?? []) get(fact, number);
  });
  return words;
}

function writeRuns(entry) {
  const runs = new Map();
  for (const [number, fields] of entry) {
    const mask = fields.reduce((bits, places, at) => bits | (places.length ? 1 << at : 0), 0);
    if (!runs.has(mask)) runs.set(mask, []);
    runs.get(mask).push([number, fields]);
  }
  const lines = [];
  const placesOfRuns = [];
  for (const [mask, postings] of runs) {
    let line = encodeNumber(mask);
    let places = "";
    let last = -1;
    for (const [number, fields] of postings) {
      const worth = fields.reduce((sum, some, at) => sum + some.length * WEIGHTS[at], 0);
      line += encodeNumber(number - last - 1) + DIGITS[mask && Math.round((63 * worth) / (1.2 + worth))];
      last = number;
      for (const some of fields) if (some.length) places += encodeNumber(some.length) + writeDifferences(some);
    }
    lines.push(line);
    placesOfRuns.push(places);
  }
  return { line: lines.join(" "), places: placesOfRuns.join(" ") };
}

function writeDifferences(numbers) {
  return numbers.map((number, at) => encodeNumber(at ? number - numbers[at - 1] - 1 : number)).join("");
}

function writeFacets(papers, block, files) {
  const facets = {};
  const names = new Set(papers.flatMap(({ facets: own = {} }) => Object.keys(own)));
  for (const name of names) {
    const counts = new Map();
    for (const { facets: own = {} } of papers) {
      for (const value of own[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
    files[`facet-${name}-values`] = values.map(([key, count]) => [key.toUpperCase(), count, key]);
    const numbers = new Map(values.map(([key], at) => [key, at]));
    let blocks = 0;
    for (let at = 0; at < papers.length; at += block) {
      files[`facet-${name}-${blocks}`] = papers
        .slice(at, at + block)
        .map(({ facets: own = {} }) => own[name] ?? [])
        .map((some) => encodeNumber(some.length) + some.map((key) => encodeNumber(numbers.get(key))).join(""))
        .join("");
      blocks += 1;
    }
    facets[name] = { values: values.length, blocks };
  }
  for (let at = 0; at * block < papers.length; at += 1) {
    files[`order-title-${at}`] = papers
      .slice(at * block, (at + 1) * block)
      .map((_, one) => encodeNumber(papers.length - at * block - one))
      .join("");
  }
  return facets;
}
