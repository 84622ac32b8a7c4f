/** The search: from what was typed to an answer. */

import { loadColumn, loadFacetValues } from "./columns.js";
import { Dictionary } from "./dictionary.js";
import { reportDamage, ShardError } from "./load.js";
import { findNear } from "./near.js";
import { DamagedError } from "./numbers.js";
import { createPause } from "./pause.js";
import { findPlace } from "./places.js";
import { ANY_FIELD, parseQuery } from "./query.js";
import { Tally } from "./rank.js";
import { mend, relax } from "./relax.js";
import { OtherBuildError, Shards } from "./shards.js";
import { resolve } from "./terms.js";

/**
 * `papers` and `pages` are numbers of documents, best first, then newest; `scores` what each is
 * worth; `total` both together. `isMatch` says of a word of `splitWords` whether it matches.
 * `corrections` are typos that were mended. `relax` is there when nothing was found: the query with less in it,
 * and what it would find. `notes` are sentences on what could not be understood.
 * `near` are papers that lack some of the words, where few have all; they are not among `papers`.
 * @typedef {{papers: Uint32Array, pages: Uint32Array, near: Uint32Array, scores: Map<number, number>, total: number,
 *   query: import("./query.js").Query, isMatch: (word: string) => boolean,
 *   corrections: {from: string, to: string[]}[], relax: {query: string, count: number}[],
 *   notes: string[]}} Answer
 */

/**
 * @param {(name: string, version?: string) => Promise<{build: string, contents: any}>} load
 */
export function createSearch(load) {
  let index = open("");

  function open(version) {
    const shards = new Shards(load, version);
    return { shards, dictionary: new Dictionary(shards) };
  }

  /**
   * What `work` does with the index. When its root came from a cache that had an older one, once
   * more with the new one; but numbers of documents that were given away are of the old one.
   */
  async function attempt(work, isAgain = false) {
    const used = index;
    try {
      return await work(used);
    } catch (error) {
      const isOther = error instanceof OtherBuildError;
      if (!isOther && !(error instanceof DamagedError)) throw error;
      if (index === used && !(isOther && used.shards.isUsed)) index = open(String(Date.now()));
      if (!isOther) throw reportDamage("index", error);
      if (!isAgain && !used.shards.isUsed) return attempt(work, true);
      // So that the browser has the new root when the page is loaded again.
      load("root", String(Date.now())).catch(() => {});
      throw new ShardError(
        "The site was renewed while this page was open. Reload the page to search it.",
        error.message,
        error,
      );
    }
  }

  return {
    /**
     * Never rejects for what was typed, only with a ShardError.
     * @param {string} text
     * @param {{live?: boolean}} [options] live: the last word is still being typed
     * @returns {Promise<Answer>}
     */
    find: (text, options) => attempt((own) => find(own, text, options)),

    /**
     * Documents by their numbers, in the order of the numbers.
     * @param {Iterable<number>} numbers
     */
    documents: (numbers) =>
      attempt(async ({ shards }) => {
        const documents = await loadEach(shards, "documents", [...numbers]);
        return documents.map(completePaper);
      }),

    /**
     * What cards say of papers, by their numbers; empty where there is nothing or it could not be loaded.
     * @param {Iterable<number>} numbers
     * @returns {Promise<string[]>}
     */
    summaries: (numbers) =>
      attempt(async ({ shards }) => {
        const summaries = await loadEach(shards, "summaries", [...numbers], forgive);
        return summaries.map((summary) => summary ?? "");
      }),

    root: () => attempt(({ shards }) => shards.root()),
    column: (name, block) => attempt(({ shards }) => loadColumn(shards, name, block)),
    facetValues: (name) => attempt(({ shards }) => loadFacetValues(shards, name)),
  };
}

/** With what follows from the id of a paper; other documents have none. */
function completePaper(document) {
  return document.id ? { path: `papers/${document.id}/`, kind: "paper", ...document } : document;
}

/** What the files `<name>-<n>` hold of each document. */
async function loadEach(shards, name, numbers, recover = (error) => Promise.reject(error)) {
  const root = await shards.root();
  const { shard } = root;
  const places = numbers.map((number) => findPlace(root, number));
  const files = new Map();
  for (const place of places) files.set(Math.floor(place / shard), null);
  const load = async (file) => files.set(file, await shards.get(`${name}-${file}`).catch(recover));
  await Promise.all([...files.keys()].map(load));
  return places.map((place) => files.get(Math.floor(place / shard))[place % shard]);
}

/** Nothing in the place of a file that is missing; but another build is another matter. */
function forgive(error) {
  if (!(error instanceof ShardError)) throw error;
  return [];
}

async function find({ shards, dictionary }, text, options) {
  const root = await shards.root();
  const index = { shards, dictionary, root, pause: createPause() };
  const query = await readQuery(dictionary, text, options);
  const { conditions } = query;
  const deciding = chooseDeciding(conditions, root);
  const tally = new Tally(root, deciding);
  const resolved = await Promise.all(conditions.map((condition) => resolve(index, condition)));
  await index.pause();
  resolved.forEach(({ matches }, at) => {
    tally.add(deciding.indexOf(conditions[at]), conditions[at].isNot, matches);
  });
  await index.pause();
  const { papers, pages } = tally.rank(conditions.length > 0);
  const shown = resolved.filter((_, at) => !conditions[at].isNot && deciding.includes(conditions[at]));
  const words = new Set(shown.flatMap((one) => one.words));
  const beginnings = shown.flatMap((one) => one.beginnings);
  const total = papers.length + pages.length;

  /** Out of the query as it was understood: a typo is not what to go on with. */
  async function findWays() {
    const isMeant = options?.isMended || !resolved.some(({ corrections }) => corrections.length);
    if (isMeant) return relax(tally, conditions, deciding);
    const mended = conditions.map((one, at) => mend(one, resolved[at].corrections)).join(" ");
    const live = options?.live && conditions.at(-1).isOpen;
    const answer = await find({ shards, dictionary }, mended, { live, isMended: true });
    return answer.total ? [{ query: mended, count: answer.total }] : answer.relax;
  }

  return {
    papers,
    pages,
    near: findNear(tally, deciding, papers.length),
    // Most do not ask, and for many documents a map takes long.
    get scores() {
      return new Map([...papers, ...pages].map((document) => [document, tally.worths[document]]));
    },
    total,
    query,
    isMatch: (word) => words.has(word) || beginnings.some((one) => word.startsWith(one)),
    corrections: resolved.flatMap(({ corrections }) => corrections),
    relax: total ? [] : await findWays(),
    notes: query.notes,
  };
}

/** Where the whole text is an identifier of a paper, that is all that it asks for. */
async function readQuery(dictionary, text, options) {
  const query = parseQuery(text, options);
  const word = `id:${query.identifier}`;
  if (!query.identifier || !(await dictionary.find(word))) return query;
  const condition = {
    kind: "fact", source: query.text, isNot: false, isOpen: false, isPaperOnly: true, mask: 0, word,
  };
  return { ...query, conditions: [condition], notes: [] };
}

/** All but stop words, which decide only where there is nothing else. */
function chooseDeciding(conditions, root) {
  const stop = new Set(root.stop);
  const telling = conditions.filter(
    ({ kind, names, isNot, mask }) =>
      isNot || kind !== "name" || mask !== ANY_FIELD || !stop.has(names[0][0]),
  );
  return telling.some(({ isNot }) => !isNot) ? telling : conditions;
}
