/** A table wider than a phone scrolls, for the keyboard too. */

export function wrapTables(content) {
  for (const [place, table] of content.querySelectorAll("table:not([class])").entries()) {
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
    const first = table.querySelector("th")?.textContent ?? "";
    outer.setAttribute("aria-label", `Table ${place + 1}: ${first}`);
  }
}
