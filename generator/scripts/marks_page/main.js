/* The page "Your marks": everything on it is made here. */

import { makeNewSection } from "./entries.js";
import { makePage } from "./page.js";
import { here, listShortIds, mergeMarks, say, shortenId } from "./shared.js";

const place = document.querySelector(".rl-your-marks");
const { store, top, isNew } = here;

let newSection = null;
/** The section of what is new; made once, as its titles come from files. */
function getNew() {
  const { fresh, since } = here.getVisit();
  const roll = fresh.length ? here.getRoll() : null;
  if (!roll) return null;
  const isFresh = new Set(fresh);
  const numbers = [];
  listShortIds(roll).forEach((short, number) => isFresh.has(short) && numbers.push(number));
  newSection ??= numbers.length ? makeNewSection({ top, numbers, since, getMarks: store.getMarks, load }) : null;
  return newSection;
}

async function load(numbers) {
  const papers = await globalThis.readinglist.search.getSearch().documents(numbers);
  // The search may know another state of the list.
  return papers.filter(({ id }) => isNew(id));
}

let listed = null;
function isListed(id) {
  const roll = (listed ??= here.getRoll() && new Set(listShortIds(here.getRoll())));
  return !roll || roll.has(shortenId(id));
}

/** Papers that got another id take their marks along. */
function followFormer() {
  const former = here.getRoll()?.former ?? {};
  const moved = [...store.getMarks()].filter(([id]) => Object.hasOwn(former, id));
  if (!moved.length) return;
  store.change((marks) => {
    for (const [id, mark] of moved) {
      const now = former[id];
      marks.set(now, mergeMarks(marks, new Map([[now, mark]])).marks.get(now));
      marks.delete(id);
    }
  });
  const titles = moved.map(([, { title }]) => `“${title}”`).join(", ");
  say(`Moved to a new address, and your marks with it: ${titles}.`);
}

if (place) {
  const paint = makePage(place, { store, top, isListed, forgetVisits: here.forgetVisits, getNew });
  paint();
  store.watch(paint);
  here.looked.then(() => {
    listed = null;
    followFormer();
    paint();
    if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
}
