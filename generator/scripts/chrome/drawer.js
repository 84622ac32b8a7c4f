/** The drawer of small screens: a checkbox, which no keyboard reaches, opens it. */

/** @param {HTMLInputElement} toggle @param {HTMLButtonElement} menu */
export function connectDrawer(toggle, menu) {
  menu.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => menu.setAttribute("aria-expanded", toggle.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    menu.focus();
  });
}
