/* A service worker that removes itself, and what earlier ones kept: for a site that wants none any more. */

const top = new URL(globalThis.registration.scope).pathname;

async function removeAll() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`readinglist ${top} `)) await caches.delete(name);
  }
  await globalThis.registration.unregister();
}

/* Not while the page is loading: what asks the older worker while it is being stopped starts it again. */
async function takeOver() {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await globalThis.skipWaiting();
}

globalThis.addEventListener("install", (event) => event.waitUntil(takeOver()));
globalThis.addEventListener("activate", (event) => event.waitUntil(removeAll()));
