/* A question before something is done that changes much. */

import { make, makeButton } from "./shared.js";

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
