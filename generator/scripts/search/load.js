/**
 * Files of the index, each by a script tag: the only way that works from `https://` and `file://`.
 * A file hands its contents over by calling `readinglistShard(name, build, contents)`; all but the root
 * have a seal in the place of the build.
 */

/** How long a file may take, in milliseconds. */
const PATIENCE = 30_000;

/** A file of the index cannot be had; `message` tells a reader what to do, `shard` is its name. */
export class ShardError extends Error {
  constructor(message, shard, cause) {
    super(message, { cause });
    this.name = "ShardError";
    this.shard = shard;
  }
}

/** @param {string} shard */
export function reportDamage(shard, cause) {
  return new ShardError(
    `The search index is damaged (${shard}). Reload the page and search again. ` +
      "If that does not help, the site has to be published anew.",
    shard,
    cause,
  );
}

/**
 * A function that loads a file by its name: `load("words-3", build)`. Several requests for a file
 * at one time share one tag; after a failure the next request tries again.
 * @param {Document} page
 * @param {string} folder the address of the folder of the index, with a slash at its end
 * @returns {(name: string, version?: string) => Promise<{build: string, contents: any}>}
 *   `version` makes the address another one, so that no cache answers with an older file
 */
export function createLoader(page, folder) {
  /** What the script that ran last called with: its `load` event follows at once. */
  let came = null;
  const pending = new Map();

  globalThis.readinglistShard = (name, build, contents) => {
    came = { name, build, contents };
  };

  function request(name, address) {
    const tag = page.createElement("script");
    let timer;
    return new Promise((resolve, reject) => {
      const fail = () =>
        reject(
          new ShardError(
            `A part of the search could not be loaded (${name}). ` +
              "Check the connection, then search again.",
            name,
          ),
        );
      tag.onload = () => {
        if (came?.name === name) resolve(came);
        else reject(reportDamage(name));
        came = null;
      };
      tag.onerror = fail;
      timer = setTimeout(fail, PATIENCE);
      tag.src = address;
      page.head.append(tag);
    }).finally(() => {
      clearTimeout(timer);
      tag.remove();
    });
  }

  return (name, version = "") => {
    const file = `${folder}${name}.js`;
    const address = version ? `${file}?v=${encodeURIComponent(version)}` : file;
    if (!pending.has(address)) {
      const forget = () => pending.delete(address);
      const promise = request(name, address);
      pending.set(address, promise);
      promise.then(forget, forget);
      if (name === "root" && version) renewCopy(file);
    }
    return pending.get(address);
  };
}

/** The browser's own copy of a file, which may be of an earlier build; nobody waits for it. */
function renewCopy(address) {
  if (address.startsWith("http")) fetch(address, { cache: "reload" }).catch(() => {});
}
