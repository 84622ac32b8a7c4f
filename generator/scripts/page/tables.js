/** A table wider than a phone scrolls, for the keyboard too. */

export function wrapTables(content) {
  for (const table of content.querySelectorAll("table:not([class])")) {
    const outer = document.createElement("div");
    const inner = document.createElement("div");
    outer.className = "md-typeset__scrollwrap";
    inner.className = "md-typeset__table";
    table.replaceWith(outer);
    outer.append(inner);
    inner.append(table);
    if (outer.scrollWidth <= outer.clientWidth) continue;
    outer.tabIndex = 0;
    outer.setAttribute("role", "region");
    outer.setAttribute("aria-label", `Table: ${table.querySelector("th")?.textContent ?? ""}`);
  }
}
