/** Where a document lies. */

/**
 * The address of a document; from a disk, where no server finds the `index.html` of a folder, with
 * that name.
 * @param {string} path of the document below the top of the site: `papers/hybridflow/#abstract`
 * @param {string} base the whole address of the top of the site, with a slash at its end
 * @returns {string}
 */
export function writeAddress(path, base) {
  const [, file, rest] = /^([^?#]*)(.*)$/s.exec(path);
  const isFolder = file === "" || file.endsWith("/");
  // Put together, never resolved: a path cannot lead to another scheme or host.
  return `${base}${file}${isFolder && base.startsWith("file:") ? "index.html" : ""}${rest}`;
}
