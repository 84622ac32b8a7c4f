/* Reading offline: has the site's worker keep pages, says when there is a newer version, and works the
   buttons of the page on reading offline. The worker itself is in worker/. */

import { showNotice } from "./notice.js";
import { createPanel } from "./panel.js";
import { createRegistration } from "./registration.js";
import { ask } from "./talk.js";

const top = new URL("../../", document.currentScript.src).href;
const registration = createRegistration(top, globalThis);
/* Only sites with a worker have one. */
const hasWorker = Boolean(document.querySelector("link[rel='manifest']"));

/** What this page has loaded, itself among it. */
function listLoaded() {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  return [location.href, ...loaded].filter((address) => address.startsWith(top));
}

async function greet() {
  const { active } = await navigator.serviceWorker.ready;
  const { isOlder } = await ask(active, { type: "hello", addresses: listLoaded() });
  if (isOlder) showNotice(document, () => location.reload());
}

/** From the beginning: the worker may have something to say before the page has loaded. */
function listen() {
  const workers = navigator.serviceWorker;
  workers.addEventListener("controllerchange", greet);
  workers.addEventListener("message", (event) => {
    if (event.data?.type === "newer") showNotice(document, () => location.reload());
  });
  addEventListener("load", begin);
}

async function begin() {
  const found = await registration.start();
  if (!found) return;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) found.update().catch(() => {});
  });
  await Promise.all([greet(), showPanel()]);
}

async function showPanel() {
  const panel = document.getElementById("rl-offline");
  if (!panel) return;
  const ready = () => navigator.serviceWorker.ready;
  await createPanel(panel, { registration, ready, storage: navigator.storage }).show();
  document.getElementById("rl-offline-not").hidden = true;
}

if (registration.isPossible()) {
  if (!hasWorker) registration.remove().catch(() => {});
  else if (registration.isOff()) showPanel();
  else listen();
}

/* In the place of a page that is not kept: shown again as soon as it can be had. */
if (document.querySelector("[data-not-kept]")) addEventListener("online", () => location.reload());
