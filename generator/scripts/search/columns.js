/** Columns of the index: for each paper the values of a facet, or a number to sort by. */

import { NumberReader } from "./numbers.js";

const NUMBER_COLUMNS = ["order-discussions", "order-title"];

/**
 * A column over all papers, or of one block: the values of the paper at `n` are those from
 * `offsets[n]` to `offsets[n + 1]`.
 * @param {import("./shards.js").Shards} shards
 * @param {string} name of a facet, or `order-discussions`, `order-title`
 * @param {number} [block]
 * @returns {Promise<{offsets: Uint32Array, values: Uint32Array}>}
 */
export async function loadColumn(shards, name, block) {
  const root = await shards.root();
  const isNumber = NUMBER_COLUMNS.includes(name);
  if (!isNumber && !Object.hasOwn(root.facets, name)) throw new RangeError(`No column ${name}.`);
  const file = isNumber ? name : `facet-${name}`;
  const count = Math.ceil(root.papers / root.block);
  const blocks = block === undefined ? Array.from({ length: count }, (_, at) => at) : [block];
  const decoded = await Promise.all(
    blocks.map((at) =>
      shards.get(`${file}-${at}`, (text) =>
        decodeColumn(text, isNumber, Math.min(root.block, root.papers - at * root.block)),
      ),
    ),
  );
  return decoded.length === 1 ? decoded[0] : joinColumns(decoded);
}

/**
 * The values of a facet, by their numbers.
 * @returns {Promise<{key: string, label: string, count: number}[]>}
 */
export async function loadFacetValues(shards, name) {
  const { facets } = await shards.root();
  if (!Object.hasOwn(facets, name)) throw new RangeError(`No facet ${name}.`);
  return shards.get(`facet-${name}-values`, readValues);
}

/**
 * @param {(string | [string, number] | [string, number, string])[]} rows label, count and key; a count
 *   that is missing is that of the row before, a key follows from the label
 */
export function readValues(rows) {
  let count = 0;
  return rows.map((row) => {
    const [label, own = count, key = makeKey(label)] = Array.isArray(row) ? row : [row];
    count = own;
    return { key, label, count };
  });
}

/** As `_make_key` in `generator/search/columns.py` has it. */
function makeKey(label) {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * @param {string} text
 * @param {boolean} isNumber one number a paper, without how many they are
 * @param {number} papers of the block
 */
export function decodeColumn(text, isNumber, papers) {
  const reader = new NumberReader(text);
  const offsets = new Uint32Array(papers + 1);
  const values = new Uint32Array(text.length);
  let count = 0;
  for (let paper = 0; paper < papers; paper += 1) {
    for (let left = isNumber ? 1 : reader.readNumber(); left; left -= 1) {
      values[count] = reader.readNumber();
      count += 1;
    }
    offsets[paper + 1] = count;
  }
  return { offsets, values: values.slice(0, count) };
}

function joinColumns(columns) {
  const papers = columns.reduce((sum, { offsets }) => sum + offsets.length - 1, 0);
  const count = columns.reduce((sum, { values }) => sum + values.length, 0);
  const offsets = new Uint32Array(papers + 1);
  const all = new Uint32Array(count);
  let paper = 0;
  let at = 0;
  for (const { offsets: own, values } of columns) {
    for (let one = 1; one < own.length; one += 1) offsets[paper + one] = at + own[one];
    all.set(values, at);
    paper += own.length - 1;
    at += values.length;
  }
  return { offsets, values: all };
}
