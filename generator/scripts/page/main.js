/* What a page is better for, and works without: copy buttons, and the menu for the keyboard. */

for (const code of document.querySelectorAll("pre > code")) {
  if (!navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rl-copy";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  code.parentElement.append(button);
}

/* The address of a name that has no page any more still says which name it is. */
const gone = document.querySelector(".rl-name-gone");
const name = location.pathname.match(/\/(author|tag|venue|organization)s\/([a-z0-9-]+)\/(?:index\.html)?$/);
if (gone && name) {
  const link = gone.querySelector("a");
  link.href = `${link.getAttribute("href")}?${name[1]}=${name[2]}`;
  gone.hidden = false;
}

/* The label works a checkbox that no keyboard reaches. */
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header__button[for='__drawer']");
const menu = document.createElement("button");
menu.type = "button";
menu.className = `${label.className} rl-menu-button`;
menu.title = label.title;
menu.setAttribute("aria-expanded", "false");
menu.append(...label.childNodes);
menu.addEventListener("click", () => drawer.click());
label.replaceWith(menu);
drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", drawer.checked));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drawer.checked) {
    drawer.click();
    menu.focus();
  }
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

/* A table wider than a phone scrolls, for the keyboard too; the theme wraps it some time after the page has come. */
for (const table of document.querySelectorAll(".md-content table:not([class])")) {
  const watch = new MutationObserver(reach);
  watch.observe(document.querySelector(".md-content"), { childList: true, subtree: true });
  reach();

  function reach() {
    const wrap = table.closest(".md-typeset__scrollwrap");
    if (!wrap) return;
    watch.disconnect();
    if (wrap.scrollWidth <= wrap.clientWidth) return;
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", `Table: ${table.querySelector("th")?.textContent ?? ""}`);
  }
}
