/**
 * The places that documents have in the files: pages from 0, papers from `first`, oldest first, so
 * that a new paper leaves those of others as they are. Elsewhere a document has a number: papers from
 * 0, newest first, then the pages.
 */

/**
 * @param {{papers: number, first: number}} root
 * @param {number} place
 */
export function findNumber({ papers, first }, place) {
  return place < first ? papers + place : first + papers - 1 - place;
}

/**
 * @param {{papers: number, first: number}} root
 * @param {number} number
 */
export function findPlace({ papers, first }, number) {
  return number < papers ? first + papers - 1 - number : number - papers;
}
