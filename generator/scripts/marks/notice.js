/* What the site says for a moment at the foot of the window, and what it asks. */

import { make, makeButton } from "./dom.js";

let noticePlace = null;

/** Make the place where notices appear; screen readers hear what is put into it later. */
export function prepareNotices(body) {
  noticePlace = make("div", { class: "rl-notice", role: "status" });
  body.append(noticePlace);
}

/** Say something until the next thing is said. @param {() => void} [undo] offered where it is given */
export function say(words, undo) {
  const close = () => noticePlace.replaceChildren();
  const takeBack = () => {
    close();
    undo();
  };
  const buttons = [...(undo ? [makeButton("Undo", takeBack)] : []), makeButton("Close", close)];
  noticePlace.replaceChildren(make("p", {}, words), ...buttons);
}

/** Ask before something is done. @param {string[]} lines what it will do
 * @returns {Promise<boolean>} false also for Escape
 */
export function ask(title, lines, yes) {
  const { promise, resolve } = Promise.withResolvers();
  const dialog = make(
    "dialog",
    { class: "rl-ask md-typeset", "aria-labelledby": "rl-ask" },
    make("h2", { id: "rl-ask" }, title),
    ...lines.map((line) => make("p", {}, line)),
    makeButton(yes, () => dialog.close("yes"), { class: "rl-button rl-button--main" }),
    makeButton("Cancel", () => dialog.close()),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
