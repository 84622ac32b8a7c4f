/** The table of contents shows what has been read, and what is being read. */

const READ = "md-nav__link--passed";
const READING = "md-nav__link--active";

/** @param {?Element} contents */
export function followReader(contents) {
  const links = [...(contents?.querySelectorAll("a[href^='#']") ?? [])];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length) return;
  let asked = false;

  function show() {
    asked = false;
    const header = document.querySelector(".md-header")?.offsetHeight ?? 0;
    const isPast = (heading) => heading && heading.getBoundingClientRect().top <= header + 24;
    const reading = headings.findLastIndex(isPast);
    for (const [number, link] of links.entries()) {
      link.classList.toggle(READ, number < reading);
      link.classList.toggle(READING, number === reading);
    }
  }

  function ask() {
    if (!asked) requestAnimationFrame(show);
    asked = true;
  }

  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  show();
}
