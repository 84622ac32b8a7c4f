/* The private note on the page of a paper, kept with every key. */

import { make } from "./dom.js";
import { LONGEST_NOTE, isMarked, setNote } from "./marks.js";

/** @param {() => object} describe what the paper is
 * @returns {{element: HTMLElement, paint: () => void}}
 */
export function makeNote(store, id, describe) {
  const help = "Only in this browser: nobody else sees it.";
  const area = make("textarea", {
    ...{ id: "rl-own-note", rows: 4, maxlength: LONGEST_NOTE, "aria-describedby": "rl-own-help" },
    input: () => keep(),
  });
  const state = make("span", { role: "status" });
  const element = make(
    "details",
    { class: "rl-own-note" },
    make("summary", {}, "Private note"),
    make("label", { for: "rl-own-note", class: "rl-hidden" }, "Your private note on this paper"),
    area,
    make("p", {}, make("span", { id: "rl-own-help" }, help), " ", state),
  );

  function keep() {
    const isKept = store.change((marks) => {
      const mark = setNote({ ...marks.get(id), ...describe() }, area.value, store.now());
      if (isMarked(mark)) marks.set(id, mark);
      else marks.delete(id);
    });
    state.textContent = isKept ? "Kept." : store.getProblem();
  }

  /** Show what is kept, unless the reader is writing. */
  function paint() {
    const note = store.getMarks().get(id)?.note ?? "";
    if (area.value !== note && document.activeElement !== area) area.value = note;
    element.classList.toggle("rl-own-note--written", note !== "");
  }

  paint();
  element.open = area.value !== "";
  return { element, paint };
}
