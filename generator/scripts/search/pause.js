/** Long work in slices, so that the page answers meanwhile. */

/** How long a slice may take, in milliseconds. */
const SLICE = 12;

/** A function that waits for the page where the work since its last wait took a slice. */
export function createPause(now = () => performance.now(), giveWay = waitForPage) {
  let since = now();
  return async () => {
    if (now() - since < SLICE) return;
    await giveWay();
    since = now();
  };
}

function waitForPage() {
  if (globalThis.scheduler?.yield) return globalThis.scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
