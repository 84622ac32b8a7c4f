/* The service worker: keeps what readers have seen, and never serves a mix of two builds. How it decides
   is told in docs/development/offline.md. */

import { answerFile, answerPage } from "./answer.js";
import { NETWORK, createClients } from "./clients.js";
import { keepFiles, keepSeen, keepSome } from "./keeping.js";
import { createStore } from "./store.js";
import { tidy } from "./tidy.js";

const world = {
  caches,
  fetch: (request, options) => fetch(request, options),
  scope: globalThis.registration.scope,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
const own = createStore(world, globalThis.readinglistBuild);
const clients = createClients(world);
const desk = { world, own, clients, sayNewer };

function sayNewer(client) {
  globalThis.registration.update().catch(() => {});
  if (!client) return;
  globalThis.clients.get(client).then((page) => page?.postMessage({ type: "newer" }));
}

/** A browser waits with its answer for a page that is still coming; such a page counts as open. */
async function isOpen(id) {
  const asked = globalThis.clients.get(id).then(Boolean);
  return Promise.race([asked, world.wait(1000).then(() => true)]);
}

function isCurrent() {
  const { installing, waiting } = globalThis.registration;
  return !installing && !waiting && globalThis.serviceWorker?.state !== "redundant";
}

/** Keeps what every page needs. If one of these files is not of this build, there is a newer one. */
async function install() {
  await own.begin();
  try {
    if ((await keepFiles(world, own, own.build.first)) === "newer") throw new Error("another build");
  } catch (error) {
    await caches.delete(own.name);
    throw error;
  }
}

/** Another tidying begins only after the last. */
let tidying = Promise.resolve();

const messages = {
  /** A page is there: what it has loaded is kept. Says whether the page is of an older build. */
  async hello({ addresses }, client) {
    const build = await clients.find(client);
    const keepThem = () => keepSeen(desk, addresses).catch(() => {});
    tidying = tidying.then(keepThem).then(() => tidy(desk, { isOpen, isCurrent }).catch(() => {}));
    return { isOlder: Boolean(build) && build !== NETWORK && build !== own.build.id };
  },

  /** Sent by a page, when it is a good time. */
  async takeOver() {
    await globalThis.skipWaiting();
    return {};
  },

  async state() {
    const { id, files, bytes } = own.build;
    return { id, files, bytes, kept: (await own.listKept()).length };
  },

  async keep({ from, count }) {
    return { id: own.build.id, ...(await keepSome(desk, from, count)) };
  },
};

globalThis.addEventListener("install", (event) => event.waitUntil(install()));

globalThis.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(world.scope) && request.method === "GET";
  if (!isOurs || request.headers.has("range") || request.cache === "only-if-cached") return;
  if (request.mode === "navigate") {
    event.respondWith(answerPage(desk, request, event.resultingClientId));
  } else {
    event.respondWith(answerFile(desk, request, event.clientId));
  }
});

globalThis.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = messages[event.data?.type];
  if (!port || !answer) return;
  const said = answer(event.data, event.source?.id ?? "").then(
    (value) => port.postMessage(value),
    (error) => port.postMessage({ problem: String(error) }),
  );
  event.waitUntil(said.then(() => tidying));
});
