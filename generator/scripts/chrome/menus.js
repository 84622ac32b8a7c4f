/** The menus of the header: they close at Escape, and at a click elsewhere. */

export function closeMenus(document) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll(".rl-menu[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll(".rl-menu[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });
}
