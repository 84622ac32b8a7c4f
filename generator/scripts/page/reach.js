/** What scrolls sideways within itself can be scrolled by the keyboard, as long as it does. */

/** @param {Element} content */
export function reachCode(content) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const code of content.querySelectorAll("pre > code")) sizes.observe(code);
}
