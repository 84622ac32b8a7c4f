/* The page "Your marks". */

import { ask } from "./ask.js";
import { makeSections } from "./entries.js";
import { LARGEST, previewImport, readExport, writeExport } from "./exchange.js";
import {
  isMarked,
  make,
  makeButton,
  mergeMarks,
  paintRows,
  say,
  sayCount,
  setKind,
  setNote,
} from "./shared.js";

const save = (text, name, type) => {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

/** @param {HTMLElement} box what it fills
 * @param {{store: object, top: URL, isListed: (id: string) => boolean,
 *   forgetVisits: () => () => void, getNew: () => object | null}} page
 * getNew: the section of what is new, the same at each call, or null
 * @returns {() => void} shows the page as the marks are now
 */
export function makePage(box, { store, top, isListed, forgetVisits, getNew }) {
  const file = make("input", {
    ...{ type: "file", accept: ".json,application/json", hidden: true, "aria-label": "A file of marks" },
    change: async () => {
      const [chosen] = file.files;
      if (chosen) await importFile(chosen);
      file.value = "";
    },
  });

  /** Put back what was there of these papers before. */
  const restore = (before, ids) =>
    store.change((marks) => {
      for (const id of ids)
        if (before.has(id)) marks.set(id, before.get(id));
        else marks.delete(id);
    });

  function onRemove(id, kind, heading) {
    const before = store.getMarks();
    store.change((marks) => {
      const mark = marks.get(id);
      if (!mark) return;
      const left =
        kind === "noted" ? setNote(mark, "", store.now()) : setKind(mark, kind, false, store.now());
      if (isMarked(left)) marks.set(id, left);
      else marks.delete(id);
    });
    say(`Removed from ${heading}: ${before.get(id).title}`, () => restore(before, [id]));
  }

  function exportAll() {
    const now = store.now();
    const name = `marks-${now.slice(0, 10)}.json`;
    save(writeExport(store.getMarks(), top.href, now), name, "application/json");
  }

  async function importFile(chosen) {
    const refuse = (why) => say(`${chosen.name.slice(0, 80)} was not imported. ${why}`);
    if (chosen.size > LARGEST) {
      const size = (chosen.size / 1e6).toFixed(1);
      return refuse(`It has ${size} MB; a file of marks has at most ${LARGEST / 1e6}.`);
    }
    const { marks: theirs, site, fault } = readExport(await chosen.text());
    if (fault) return refuse(fault);
    const { lines, isAny } = previewImport(store.getMarks(), theirs);
    if (!isAny) return say(["Nothing in this file is newer than what is here.", ...lines].join(" "));
    if (site && site !== top.href) lines.unshift(`These marks are from ${site}.`);
    if (!(await ask("Import these marks?", lines, "Import"))) return undefined;
    const before = store.getMarks();
    let ids = [];
    const isKept = store.change((marks) => {
      const merged = mergeMarks(marks, theirs);
      ids = [...merged.added, ...merged.changed];
      for (const id of ids) marks.set(id, merged.marks.get(id));
    });
    const words = `Imported the marks of ${sayCount(ids.length, "paper")}.`;
    return say(isKept ? words : store.getProblem(), () => restore(before, ids));
  }

  async function deleteAll() {
    const before = store.getMarks();
    const lines = [
      `The marks of ${sayCount(before.size, "paper")}, notes too, and what is kept of your visits.`,
      "Export them first if you may want them back later.",
    ];
    if (!(await ask("Delete everything?", lines, "Delete"))) return;
    const restoreVisits = forgetVisits();
    store.change((marks) => marks.clear());
    say("All marks are deleted.", () => {
      restoreVisits();
      store.change((marks) => before.forEach((mark, id) => marks.has(id) || marks.set(id, mark)));
    });
  }

  const makeAside = (name) =>
    make(
      "div",
      { class: "rl-warning" },
      make(
        "p",
        {},
        `Some of what this browser had kept could not be read. It was set aside under the name ${name}.`,
      ),
      makeButton("Save it as a file", () => save(store.readAside(name), "set-aside.txt", "text/plain")),
      makeButton("Delete it", () => store.removeAside(name)),
    );

  return function paint() {
    const focus = locateFocus(box);
    const marks = store.getMarks();
    const fresh = getNew();
    const sections = [...(fresh ? [fresh] : []), ...makeSections({ marks, top, isListed, onRemove })];
    const problem = store.getProblem();
    const links = sections.map(({ id, heading, count }) =>
      make("a", { href: `#${id}` }, `${heading} (${count})`),
    );
    const empty =
      "Nothing is marked yet. Each paper has a star, “To read” and “Read”, on its page and in every " +
      "list; on its page there is room for a private note too. What you mark is listed here.";
    box.replaceChildren(
      ...(problem ? [make("p", { class: "rl-warning", role: "alert" }, problem)] : []),
      ...store.listAside().map(makeAside),
      ...(marks.size ? [] : [make("p", { class: "rl-empty" }, empty)]),
      ...(sections.length > 1 ? [make("nav", { class: "rl-jump", "aria-label": "Sections" }, ...links)] : []),
      make(
        "div",
        { class: "rl-marks-tools" },
        makeButton("Export as a file", exportAll, { disabled: !marks.size }),
        makeButton("Import a file", () => file.click()),
        file,
        makeButton("Delete all", deleteAll, { disabled: !marks.size }),
      ),
      ...sections.map(({ element }) => element),
    );
    paintRows(box, marks);
    if (focus) returnFocus(box, focus);
  };
}

const ACTIONS = "[data-mark], [data-mark-action]";

function locateFocus(box) {
  const element = document.activeElement;
  const entry = box.contains(element) && element.closest("[data-entry]");
  if (!entry) return null;
  return {
    section: entry.closest("section").id,
    id: entry.dataset.entry,
    index: [...entry.parentElement.children].indexOf(entry),
    action: [...entry.querySelectorAll(ACTIONS)].indexOf(element),
  };
}

/** To the same button; that of the next paper, if its own is gone; else to the heading. */
function returnFocus(box, { section, id, index, action }) {
  const entries = [...box.querySelectorAll(`#${section} [data-entry]`)];
  const same = entries.find((entry) => entry.dataset.entry === id);
  const entry = same ?? entries[Math.min(index, entries.length - 1)];
  const target = entry?.querySelectorAll(ACTIONS)[action] ?? document.querySelector("h1");
  if (target.matches("h1")) target.tabIndex = -1;
  target.focus();
}
