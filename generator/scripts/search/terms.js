/** A condition of a query against the index: the words that it means and the documents that match. */

import { intersect, matchYears, prefer, unite } from "./match.js";
import { matchPhrase } from "./phrases.js";
import { PREFIX_FACTOR, TYPO_FACTOR } from "./rank.js";
import { findMeant } from "./spelling.js";
import { findStem } from "./words.js";

/**
 * @typedef {{shards: import("./shards.js").Shards, root: import("./shards.js").Root,
 *   dictionary: import("./dictionary.js").Dictionary, pause: () => Promise<void>}} Index
 * @typedef {{matches: import("./match.js").Matches, words: string[], beginnings: string[],
 *   corrections: {from: string, to: string[]}[]}} Resolved
 *   the words, and the beginnings of words, that count as matches in a text that is shown
 */

/**
 * @param {Index} index
 * @param {import("./query.js").Condition} condition
 * @returns {Promise<Resolved>}
 */
export async function resolve(index, condition) {
  const { root } = index;
  const { kind, mask } = condition;
  const limit = condition.isPaperOnly ? root.papers : root.documents;
  const gather = async (terms) => {
    await index.pause();
    return unite(terms, mask, limit, root.documents);
  };
  if (kind === "years") return answer(matchYears(root, condition.from, condition.to));
  if (kind === "fact") return answer(await gather(await findFacts(index, condition)));
  if (kind === "phrase") return resolvePhrase(index, condition, limit);
  return resolveName(index, condition, gather);
}

function answer(matches, words = [], beginnings = [], corrections = []) {
  return { matches, words, beginnings, corrections };
}

async function findFacts({ dictionary }, { word, isOpen }) {
  if (isOpen) return (await dictionary.complete(word)).map(({ postings }) => ({ postings, factor: 1 }));
  const postings = await dictionary.find(word);
  return postings ? [{ postings, factor: 1 }] : [];
}

/** A name with joints matches by its whole or by all its parts, any other by itself. */
async function resolveName(index, condition, gather) {
  const [[whole, ...parts]] = condition.names;
  const last = parts.length - 1;
  const look = (typed, isOpen) => findTerms(index, typed, isOpen);
  let [ofWhole, ...ofParts] = await Promise.all([
    look(whole, condition.isOpen),
    ...parts.map((part, at) => look(part, condition.isOpen && at === last)),
  ]);
  const isThere = ({ terms }) => terms.length > 0;
  if (!condition.isNot && !isThere(ofWhole) && !(parts.length && ofParts.every(isThere))) {
    const mend = (typed, isOpen) => findCorrected(index, typed, isOpen);
    [ofWhole, ...ofParts] = await Promise.all([
      mend(whole, condition.isOpen),
      ...parts.map((part, at) =>
        isThere(ofParts[at]) ? ofParts[at] : mend(part, condition.isOpen && at === last),
      ),
    ]);
  }
  let matches = await gather(ofWhole.terms);
  if (parts.length) {
    const each = [];
    for (const { terms } of ofParts) each.push(await gather(terms));
    const size = index.root.documents;
    matches = prefer(matches, intersect(each, size), each.length, size);
  }
  const all = [ofWhole, ...ofParts];
  // A single character of `gpt-4` says nothing where it stands alone.
  const shown = all.filter((one, at) => at === 0 || parts[at - 1].length > 1);
  return answer(
    matches,
    shown.flatMap(({ words }) => words),
    shown.flatMap(({ beginnings }) => beginnings),
    all.flatMap(({ corrections }) => corrections),
  );
}

/** The word itself; while it is typed, those that begin with it too. */
async function findTerms({ dictionary }, typed, isOpen) {
  // `policie` is on the way to `policies`, which the index has as `policy`.
  const words = [findStem(typed)];
  const singular = findStem(`${typed}s`);
  if (isOpen && singular !== `${typed}s` && singular !== words[0]) words.push(singular);
  const [longer, ...exact] = await Promise.all([
    isOpen ? dictionary.complete(typed) : [],
    ...words.map((word) => dictionary.find(word)),
  ]);
  const terms = exact.filter(Boolean).map((postings) => ({ postings, factor: 1 }));
  for (const { word, postings } of longer) {
    if (!words.includes(word)) terms.push({ postings, factor: PREFIX_FACTOR });
  }
  return { terms, words, beginnings: isOpen ? [typed] : [], corrections: [] };
}

/** The words that were meant, for one that the index does not have. */
async function findCorrected(index, typed, isOpen) {
  const { dictionary } = index;
  let meant = await findMeant(index, findStem(typed), isOpen);
  // `engnies` is no plural of `engny`.
  if (!meant.length && typed.endsWith("s")) meant = await findMeant(index, typed.slice(0, -1), isOpen);
  const found = await Promise.all(meant.map((word) => dictionary.find(word)));
  const words = meant.filter((_, at) => found[at]);
  return {
    terms: found.filter(Boolean).map((postings) => ({ postings, factor: TYPO_FACTOR })),
    words,
    beginnings: [],
    corrections: words.length ? [{ from: typed, to: words }] : [],
  };
}

async function resolvePhrase(index, { names, mask }, limit) {
  const { dictionary, root } = index;
  let place = 0;
  const all = names.flatMap(([whole, ...parts]) =>
    (parts.length ? parts : [whole]).map((word) => ({ text: findStem(word), place: place++ })),
  );
  const stop = new Set(root.stop);
  // Bodies have no places of stop words; what stands between the others is not looked at.
  const telling = all.filter(({ text }) => !stop.has(text));
  const words = telling.length ? telling : all;
  const first = words[0].place;
  for (const word of words) word.place -= first;
  await index.pause();
  let matches = await matchPhrase(dictionary, words, mask, limit, root.documents);
  const shown = words.map(({ text }) => text);
  if (names.length === 1 && names[0].length > 1) {
    const whole = findStem(names[0][0]);
    const postings = await dictionary.find(whole);
    if (postings) {
      const ofWhole = unite([{ postings, factor: 1 }], mask, limit, root.documents);
      matches = prefer(ofWhole, matches, words.length, root.documents);
    }
    shown.push(whole);
  }
  return answer(matches, shown);
}
