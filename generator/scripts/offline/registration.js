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
