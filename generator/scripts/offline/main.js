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

/** Milliseconds after which a page that has loaded asks for nothing more by itself. */
const QUIET = 1000;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when the page has loaded, has greeted the worker, and a newer one has taken over. */
let begun = Promise.resolve();

/** With the newer worker if it can be had soon; without, the page is new all the same. */
async function reload() {
  const settled = begun.then(() => registration.settle());
  await Promise.race([settled, wait(2 * QUIET)]);
  location.reload();
}

async function greet() {
  const { active } = await navigator.serviceWorker.ready;
  const { isOlder } = await ask(active, { type: "hello", addresses: listLoaded() });
  if (isOlder) showNotice(document, reload);
}

/** From the beginning: the worker may have something to say before the page has loaded. */
function listen() {
  const workers = navigator.serviceWorker;
  workers.addEventListener("controllerchange", greet);
  workers.addEventListener("message", (event) => {
    if (event.data?.type === "newer") showNotice(document, reload);
  });
  begun = new Promise((resolve) => addEventListener("load", () => resolve(begin())));
}

async function begin() {
  const found = await registration.start();
  if (!found) return;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) found.update().catch(() => {});
  });
  await Promise.all([greet(), showPanel()]);
  // What asks the older worker while it is being stopped starts it again: so when pages are quiet, and
  // another page's newer worker only when that page has had the time to see to it.
  found.addEventListener("updatefound", () => wait(5 * QUIET).then(() => registration.settle()));
  await wait(QUIET);
  await registration.settle();
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
