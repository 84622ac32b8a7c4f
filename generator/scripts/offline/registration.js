import { ask } from "./talk.js";

/**
 * The worker of the site at `top`, in the browser that `browser` is the window of.
 *
 * @param {string} top the address of the site, with a slash at its end
 * @param {Window & typeof globalThis} browser
 */
export function createRegistration(top, browser) {
  const path = new URL(top).pathname;
  const choice = `readinglist ${path} offline`;

  function readChoice() {
    try {
      return browser.localStorage.getItem(choice);
    } catch {
      return null; // Storage is forbidden; then the browser will not keep pages either.
    }
  }

  function writeChoice(value) {
    try {
      if (value) browser.localStorage.setItem(choice, value);
      else browser.localStorage.removeItem(choice);
    } catch {
      // As above.
    }
  }

  return {
    /** A browser keeps pages of https, and of this machine, and never of a disk. */
    isPossible() {
      const isWeb = /^https?:$/.test(new URL(top).protocol);
      return isWeb && browser.isSecureContext && Boolean(browser.navigator.serviceWorker);
    },

    /** Whether the reader had everything removed. */
    isOff: () => readChoice() === "off",

    /**
     * @returns {Promise<ServiceWorkerRegistration | null>} null where the browser does not allow it
     */
    async start() {
      writeChoice("");
      try {
        const workers = browser.navigator.serviceWorker;
        const options = { scope: top, updateViaCache: "none" };
        return (await workers.register(`${top}sw.js`, options)) ?? null;
      } catch {
        return null;
      }
    },

    /**
     * Has a newer worker take over, if there is one or one is coming, and waits for it. Chromium stops
     * the older worker for it; whatever asks that one at this moment starts it again, and then the
     * newer one waits for half a minute.
     */
    async settle() {
      const found = await browser.navigator.serviceWorker.getRegistration(top);
      while (found?.installing || found?.waiting) {
        if (found.waiting) ask(found.waiting, { type: "takeOver" });
        await changeOf(found.installing ?? found.waiting);
      }
      while (found?.active?.state === "activating") await changeOf(found.active);
    },

    /** Removes the worker and all that it kept. `choice`: "off" to leave it at that. */
    async remove(choiceThen = "") {
      writeChoice(choiceThen);
      const found = await browser.navigator.serviceWorker.getRegistration(top);
      if (found?.scope === top) await found.unregister();
      for (const name of await browser.caches.keys()) {
        if (name.startsWith(`readinglist ${path} `)) await browser.caches.delete(name);
      }
    },
  };
}

/** Resolves when the state of `worker` changes, or after a second. */
function changeOf(worker) {
  return new Promise((resolve) => {
    worker.addEventListener("statechange", resolve, { once: true });
    setTimeout(resolve, 1000);
  });
}
