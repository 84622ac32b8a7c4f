/**
 * What a build consists of, as the generator writes it at the top of the worker.
 *
 * @typedef {{id: string, files: number, bytes: number, part: number,
 *   lists: {first: string, hash: string}[], first: string[]}} Build
 * `part`: how many files one list names; `lists`: of each the first path and its hash; `first`: the
 * paths that are kept from the beginning.
 *
 * @typedef {{path: string, size: number, hash: string}} Listed
 */

/**
 * The files of a build, from lists that are loaded when they are needed.
 *
 * @param {Build} build
 * @param {(number: number) => Promise<[string, number, string][]>} loadPart rejects if that list can
 *   not be had, or is not this build's
 */
export function createList(build, loadPart) {
  /** @type {Map<number, Promise<[string, number, string][]>>} */
  const parts = new Map();

  function getPart(number) {
    let part = parts.get(number);
    if (!part) {
      part = loadPart(number);
      parts.set(number, part);
      part.catch(() => parts.delete(number));
    }
    return part;
  }

  return {
    /**
     * @param {string} path
     * @returns {Promise<Listed | null>} null if the build has no such file
     */
    async find(path) {
      const number = findLast(build.lists, (list) => list.first <= path);
      if (number < 0) return null;
      const rows = await getPart(number);
      const row = rows[findLast(rows, (each) => each[0] <= path)];
      return row && row[0] === path ? { path, size: row[1], hash: row[2] } : null;
    },

    /**
     * At most `count` files from the place `from` on, of one list.
     *
     * @param {number} from
     * @param {number} count
     * @returns {Promise<Listed[]>}
     */
    async slice(from, count) {
      const rows = await getPart(Math.floor(from / build.part));
      const start = from % build.part;
      return rows.slice(start, start + count).map(([path, size, hash]) => ({ path, size, hash }));
    },
  };
}

/**
 * The place of the last item for which `holds`, which holds for the first ones and for none after
 * them; -1 if for none.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => boolean} holds
 */
export function findLast(items, holds) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
