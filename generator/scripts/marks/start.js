/* Marks on a page of the site: buttons, the note, what is new. */

import {
  CARDS,
  decorateCards,
  describePaper,
  findPaper,
  makeRow,
  paintLink,
  paintRows,
  turn,
} from "./buttons.js";
import { findPage, make, sayCount, sayDay } from "./dom.js";
import { makeNote } from "./note.js";
import { prepareNotices, say } from "./notice.js";
import { loadRoll, shortenId } from "./roll.js";
import { createStore } from "./store.js";
import { createVisits } from "./visits.js";

function findStorage(probe) {
  try {
    const storage = globalThis.localStorage;
    storage.setItem(probe, "");
    storage.removeItem(probe);
    return storage;
  } catch (error) {
    // Full is not closed: what is kept can be read, and removed.
    return /quota/i.test(error?.name) ? globalThis.localStorage : null;
  }
}

/** Begin on this page. @param {URL} top the top of the site */
export function startMarks(top) {
  /** Sites of one host, and all files of a disk, share one storage. */
  const nameKey = (name) => `readinglist.${name}:${top.pathname}`;
  const storage = findStorage(nameKey("try"));
  const store = createStore(storage, nameKey("marks"));
  const visits = createVisits(storage, nameKey("visit"), nameKey("papers"));
  const content = document.querySelector(".md-content") ?? document.body;

  let visit = visits.arrive(Date.now());
  const isNew = (id) => visit.fresh.length > 0 && visit.fresh.includes(shortenId(id));
  const decorate = (element) => decorateCards(element, store.getMarks(), isNew);

  const paints = [() => paintRows(document, store.getMarks())];
  for (const link of document.querySelectorAll(".rl-marks-link"))
    paints.push(() => paintLink(link, store.getMarks()));

  const paper = document.querySelector(".rl-paper");
  const id = paper ? findPaper(paper) : "";
  if (id) {
    const describe = () => describePaper(content);
    const note = makeNote(store, id, describe);
    paper.before(make("div", { class: "rl-own" }, makeRow(id, describe().title, true), note.element));
    paints.push(note.paint);
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".rl-marks > [data-mark]");
    const row = button?.parentElement;
    if (!row) return;
    // In the list of marks nothing is told that the mark does not say itself.
    const teller = row.closest(".rl-own") ? content : row.closest(`${CARDS}, [data-paper]`);
    const describe = () => (teller ? describePaper(teller) : {});
    if (!turn(store, row.dataset.row, button.dataset.mark, describe)) say(store.getProblem());
  });
  addEventListener("storage", ({ key }) => {
    if (key === null || key === store.key) store.reread();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) store.reread();
  });

  prepareNotices(document.body);
  decorate(document);
  store.watch(() => paints.forEach((paint) => paint()));
  paints.forEach((paint) => paint());

  function showNew() {
    decorate(document);
    const numbers = document.querySelector(".rl-hero .rl-numbers");
    if (!numbers || !visit.fresh.length) return;
    const words = `${sayCount(visit.fresh.length, "new paper")} since your last visit`;
    const link = make("a", { href: findPage(top, "marks/", "#new") }, words);
    numbers.after(make("p", { class: "rl-visit" }, link, ` (${sayDay(visit.since)})`));
  }

  async function look() {
    const build = document.querySelector("meta[name='readinglist-papers']")?.content;
    if (!build) return;
    try {
      const address = new URL("assets/marks/papers.js", top).href;
      visit = await visits.look(build, () => loadRoll(document, address), Date.now());
      showNew();
    } catch {
      // What is new is said another time; marks do not depend on it.
    }
  }

  return {
    ...{ top, store, decorate, isNew },
    getVisit: () => visit,
    /** The list as it was last seen, or null. */
    getRoll: visits.getSeen,
    /** Keep nothing of visits. @returns {() => void} takes it back */
    forgetVisits() {
      const kept = visit;
      const takeBack = visits.forget();
      visit = { ...visit, fresh: [] };
      return () => {
        visit = kept;
        takeBack();
      };
    },
    /** Ready when the list was looked at, if this page does that. */
    looked: look(),
  };
}
