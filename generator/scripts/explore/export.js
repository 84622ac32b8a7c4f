/** The whole result as a file of another program. */

/** Documents that are read at a time: a few files of the index. */
const SLICE = 200;

/**
 * @param {Uint32Array} numbers
 * @param {(numbers: Uint32Array) => Promise<object[]>} load
 * @param {{onProgress?: (done: number, all: number) => void, signal?: AbortSignal}} options
 * @returns {Promise<object[]>} in the order of the numbers; rejects with the signal's reason when it is cancelled
 */
export async function gatherDocuments(numbers, load, { onProgress, signal } = {}) {
  const places = new Map();
  numbers.forEach((number, place) => places.set(number, place));
  // Neighbours lie in one file.
  const inOrder = numbers.slice().sort();
  const documents = new Array(numbers.length);
  for (let start = 0; start < inOrder.length; start += SLICE) {
    signal?.throwIfAborted();
    onProgress?.(start, inOrder.length);
    const slice = inOrder.slice(start, start + SLICE);
    const loaded = await load(slice);
    slice.forEach((number, index) => (documents[places.get(number)] = loaded[index]));
    await new Promise((resolve) => setTimeout(resolve));
  }
  signal?.throwIfAborted();
  onProgress?.(inOrder.length, inOrder.length);
  return documents;
}

/**
 * @param {string} q the query
 * @param {string} extension without a dot
 * @returns {string} `papers-hybrid-parallelism.bib`: letters, digits and hyphens only
 */
export function nameFile(q, extension) {
  const words = q.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `${["papers", ...words].join("-").slice(0, 60).replace(/-$/, "")}.${extension}`;
}
