/** The files of one index, each loaded once. */

import { reportDamage, ShardError } from "./load.js";

/** Version of the format that this program reads. */
const VERSION = 5;

/** Characters of a seal. */
const SEAL = 3;

/** A file is not the one that the root means: the site was renewed meanwhile. */
export class OtherBuildError extends Error {}

/**
 * @typedef {{build: string, version: number, papers: number, documents: number, first: number,
 *   sealed: number, seals: {documents: string, words: string, spelling: string, columns: string},
 *   years: [number, number][], words: string[], shard: number, spelling: [number, string][],
 *   stop: string[], facets: Record<string, {values: number, blocks: number}>, block: number}} Root
 */

export class Shards {
  /**
   * @param {(name: string, version?: string) => Promise<{build: string, contents: any}>} load
   * @param {string} version of the root's address, to pass a cache that has an older one
   */
  constructor(load, version = "") {
    this.load = load;
    this.version = version;
    /** @type {Map<string, Promise<any>>} */
    this.decoded = new Map();
    /** Whether a file was the one that the root means. */
    this.isUsed = false;
  }

  /** @returns {Promise<Root>} */
  root() {
    return this.keep("root", async () => {
      const { build, contents } = await this.load("root", this.version);
      if (contents?.version !== VERSION) {
        throw new ShardError(
          "The search index has another version than this page can read. Reload the page.",
          "root",
        );
      }
      return { ...contents, build };
    });
  }

  /**
   * The contents of a file, decoded.
   * @param {string} name
   * @param {(contents: any) => any} [decode]
   */
  get(name, decode = (contents) => contents) {
    return this.keep(name, async () => {
      const root = await this.root();
      const { build, contents } = await this.load(name, root.build);
      if (build !== findSeal(root, name)) throw new OtherBuildError(name);
      this.isUsed = true;
      try {
        return decode(contents);
      } catch (error) {
        throw reportDamage(name, error);
      }
    });
  }

  /** A failure is not kept: the next request tries again. */
  keep(name, make) {
    if (!this.decoded.has(name)) {
      const promise = make();
      this.decoded.set(name, promise);
      promise.catch(() => this.decoded.delete(name));
    }
    return this.decoded.get(name);
  }
}

/** What a file has to call itself by. */
function findSeal({ seals, sealed }, name) {
  const kind = name.split("-", 1)[0];
  const number = Number(name.slice(name.lastIndexOf("-") + 1));
  const at = (all, place) => all.slice(place * SEAL, (place + 1) * SEAL);
  if (kind === "words" || kind === "places") return at(seals.words, number);
  if (kind === "documents" || kind === "summaries") return at(seals.documents, Math.floor(number / sealed));
  return kind === "spelling" ? seals.spelling : seals.columns;
}
