/**
 * Says at the foot of the window that there is a newer version. Once is enough.
 *
 * @param {Document} page
 * @param {() => void} reload
 */
export function showNotice(page, reload) {
  if (page.querySelector(".rl-renewed")) return;
  const notice = page.createElement("div");
  notice.className = "rl-renewed";
  notice.setAttribute("role", "status");
  page.body.append(notice);
  const text = page.createElement("p");
  text.textContent = "A new version of this site is here.";
  notice.append(text, makeButton(page, "Reload", reload), makeButton(page, "Not now", () => notice.remove()));
}

function makeButton(page, words, act) {
  const button = page.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}
