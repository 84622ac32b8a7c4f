/* What the site says at the foot of the window. */

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
