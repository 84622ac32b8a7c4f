/** Addresses in what is the same for every page: they begin at the top of the site. */

const ADDRESSES = ["href", "action", "data-help"];

/**
 * Make the addresses within `root` whole. From a disk, where no server finds the `index.html` of a
 * folder, they have that name.
 * @param {ParentNode} root @param {string} top the whole address of the top of the site
 */
export function completeAddresses(root, top) {
  for (const name of ADDRESSES)
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const address = new URL(element.getAttribute(name), top);
      if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
      element.setAttribute(name, address.href);
    }
}

/**
 * Mark the links to the page at `address`, and those to the section in which it lies.
 * @param {ParentNode} root with whole addresses @param {string} top @param {string} address
 */
export function markCurrent(root, top, address) {
  const page = nameFolder(address);
  for (const link of root.querySelectorAll(".rl-section, .rl-menu__link, .md-nav__link")) {
    const target = nameFolder(link.href);
    if (target === page) {
      link.setAttribute("aria-current", "page");
      if (link.matches(".md-nav__link")) link.classList.add("md-nav__link--active");
    } else if (link.matches(".rl-section") && target !== top && page.startsWith(target)) {
      link.setAttribute("aria-current", "true");
    }
  }
}

/** An address without what follows the path, and without the name of a folder's page. */
function nameFolder(address) {
  return address.replace(/[?#].*$/s, "").replace(/\/index\.html$/, "/");
}
