/**
 * The file that an address leads to, as its path below the top of the site: `papers/x/index.html` for
 * `…/papers/x/?q=a#b`. Query and fragment name no file of their own.
 *
 * @param {string} address absolute
 * @param {string} scope the address of the top of the site, with a slash at its end
 * @returns {string | null} null for what lies outside of the site
 */
export function findPath(address, scope) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  if (!url.href.startsWith(scope)) return null;
  const path = url.href.slice(scope.length);
  return nameFile(path);
}

/**
 * The file at a path below the top of the site: of a folder, its page.
 *
 * @param {string} path
 * @returns {string}
 */
export function nameFile(path) {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/**
 * Where a file is published: the address of its folder for a page.
 *
 * @param {string} path
 * @param {string} scope
 * @returns {string}
 */
export function nameAddress(path, scope) {
  return scope + path.replace(/(^|\/)index\.html$/, "$1");
}
