/* Marks without an account: kept in this browser, and nowhere else. */

import {
  decorateCards,
  describePaper,
  findPaper,
  makeRow,
  paintLink,
  paintRows,
  turn,
} from "./buttons.js";
import { findPage, make, sayCount, sayDay } from "./dom.js";
import { makeNewSection } from "./entries.js";
import { mergeMarks } from "./marks.js";
import { makeNote } from "./note.js";
import { prepareNotices, say } from "./notice.js";
import { makePage } from "./page.js";
import { listShortIds, loadRoll, shortenId } from "./roll.js";
import { createStore } from "./store.js";
import { createVisits } from "./visits.js";

const siteTop = new URL("../../", document.currentScript.src);
const content = document.querySelector(".md-content") ?? document.body;

/** Sites of one host, and all files of a disk, share one storage. */
const keyOf = (name) => `readinglist.${name}:${siteTop.pathname}`;

function getStorage() {
  try {
    const storage = globalThis.localStorage;
    storage.setItem(keyOf("try"), "");
    storage.removeItem(keyOf("try"));
    return storage;
  } catch (error) {
    // Full is not closed: what is kept can be read, and removed.
    return /quota/i.test(error?.name) ? globalThis.localStorage : null;
  }
}

const storage = getStorage();
const store = createStore(storage, keyOf("marks"));
const visits = createVisits(storage, keyOf("visit"), keyOf("papers"));
let visit = visits.arrive(Date.now());
let fresh = new Set(visit.fresh);
const isNew = (id) => fresh.size > 0 && fresh.has(shortenId(id));

/** Give the cards within `element` their buttons, and a badge where the paper is new. */
export function decorate(element) {
  decorateCards(element, store.getMarks(), isNew);
}

prepareNotices(document.body);
const paints = [() => paintRows(document, store.getMarks())];
for (const link of document.querySelectorAll(".rl-marks-link"))
  paints.push(() => paintLink(link, store.getMarks()));

const paper = document.querySelector(".rl-paper");
const paperId = paper ? findPaper(paper) : "";
if (paperId) {
  const describe = () => describePaper(content);
  const note = makeNote(store, paperId, describe);
  paper.before(make("div", { class: "rl-own" }, makeRow(paperId, describe().title, true), note.element));
  paints.push(note.paint);
}

/** What a mark keeps of the paper of a row: nothing new where the row is in the list of marks. */
function describeRow(row) {
  const card = row.closest(".rl-card");
  if (card) return describePaper(card);
  return row.closest(".rl-own") ? describePaper(content) : {};
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".rl-marks > [data-mark]");
  if (!button) return;
  const row = button.parentElement;
  const isKept = turn(store, row.dataset.row, button.dataset.mark, () => describeRow(row));
  if (!isKept) say(store.getProblem());
});
addEventListener("storage", ({ key }) => {
  if (key === null || key === store.key) store.reread();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.reread();
});

const place = document.querySelector(".rl-your-marks");
if (place) openPage();
decorate(document);
const paintAll = () => paints.forEach((paint) => paint());
store.watch(paintAll);
paintAll();

const build = document.querySelector("meta[name='readinglist-papers']")?.content;
if (build) {
  const load = () => loadRoll(document, new URL("assets/marks/papers.js", siteTop).href);
  visits.look(build, load, Date.now()).then(showNew, () => {
    // What is new is said another time; marks do not depend on it.
  });
}

function showNew(found) {
  visit = found;
  fresh = new Set(visit.fresh);
  decorate(document);
  if (place) followFormer(visits.getSeen());
  paintAll();
  const hero = document.querySelector(".rl-hero .rl-numbers");
  if (hero && fresh.size) {
    const words = `${sayCount(fresh.size, "new paper")} since your last visit`;
    const link = make("a", { href: findPage(siteTop, "marks/", "#new") }, words);
    hero.after(make("p", { class: "rl-visit" }, link, ` (${sayDay(visit.since)})`));
  }
  if (place && location.hash.length > 1)
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Papers that got another id take their marks along. */
function followFormer(roll) {
  const moved = [...store.getMarks()].filter(([id]) => Object.hasOwn(roll?.former ?? {}, id));
  if (!moved.length) return;
  store.change((marks) => {
    for (const [former, mark] of moved) {
      const id = roll.former[former];
      marks.set(id, mergeMarks(marks, new Map([[id, mark]])).marks.get(id));
      marks.delete(former);
    }
  });
  const titles = moved.map(([, { title }]) => title).join(", ");
  say(`A paper's address has changed, and your marks have moved along: ${titles}`);
}

function openPage() {
  let listed = null;
  let newSection = null;
  const isListed = (id) => {
    const seen = (listed ??= visits.getSeen() && new Set(listShortIds(visits.getSeen())));
    return !seen || seen.has(shortenId(id));
  };
  const load = async (numbers) => {
    const papers = await globalThis.readinglist.search.getSearch().documents(numbers);
    // The index may be of another build than the roll.
    return papers.filter((found) => isNew(found.id));
  };
  const getNew = () => {
    const roll = newSection || !fresh.size ? null : visits.getSeen();
    const numbers = roll
      ? [...listShortIds(roll).entries()].filter(([, short]) => fresh.has(short)).map(([n]) => n)
      : [];
    if (numbers.length)
      newSection = makeNewSection({ top: siteTop, numbers, since: visit.since, load, decorate });
    return newSection;
  };
  const forgetVisits = () => {
    fresh = new Set();
    const takeBack = visits.forget();
    const section = newSection;
    newSection = null;
    return () => {
      fresh = new Set(visit.fresh);
      newSection = section;
      takeBack();
    };
  };
  paints.push(makePage(place, { store, top: siteTop, isListed, forgetVisits, getNew }));
}
