/* A service worker that removes itself, and what earlier ones kept: for a site that wants none any more. */

const top = new URL(globalThis.registration.scope).pathname;

async function removeAll() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`readinglist ${top} `)) await caches.delete(name);
  }
  await globalThis.registration.unregister();
}

globalThis.addEventListener("install", () => globalThis.skipWaiting());
globalThis.addEventListener("activate", (event) => event.waitUntil(removeAll()));
