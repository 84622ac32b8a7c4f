import { keepAll } from "./keep_all.js";
import { sayBytes, sayEnd, sayState, sayWarning } from "./sentences.js";
import { ask } from "./talk.js";

/**
 * The part of the page on reading offline that keeps everything, and removes it.
 *
 * @param {HTMLElement} panel hidden until there is a worker
 * @param {{registration: ReturnType<typeof import("./registration.js").createRegistration>,
 *   ready: () => Promise<ServiceWorkerRegistration>, storage?: StorageManager}} browser
 */
export function createPanel(panel, { registration, ready, storage }) {
  const find = (name) => panel.querySelector(`[data-part="${name}"]`);
  const [state, warning, said, progress] = ["state", "warning", "said", "progress"].map(find);
  const [keep, stop, remove, start] = ["keep", "stop", "remove", "start"].map(find);
  let isStopped = false;

  async function askWorker(message) {
    return ask((await ready()).active, message);
  }

  function show(...buttons) {
    const hadFocus = panel.contains(panel.ownerDocument.activeElement);
    for (const button of [keep, stop, remove, start]) button.hidden = !buttons.includes(button);
    if (hadFocus) buttons[0].focus();
  }

  async function showState() {
    const now = await askWorker({ type: "state" });
    state.textContent = sayState(now);
    const isWhole = now.kept >= now.files;
    const words = now.kept > now.files / 2 ? "Keep the rest" : "Keep everything for offline";
    keep.textContent = `${words} (${sayBytes(now.bytes)} in all)`;
    const room = (await storage?.estimate().catch(() => undefined)) ?? {};
    warning.textContent = isWhole ? "" : sayWarning(now.bytes, room);
    show(...(isWhole ? [remove] : [keep, remove]));
    return now;
  }

  keep.addEventListener("click", async () => {
    isStopped = false;
    said.textContent = "Keeping everything …";
    show(stop);
    // Else the browser may remove it when room gets short. Not all browsers ask the reader.
    storage?.persist?.().catch(() => {});
    const build = await askWorker({ type: "state" });
    progress.max = build.files;
    progress.value = 0;
    progress.hidden = false;
    const report = (kept) => {
      progress.value = kept;
      state.textContent = sayState({ ...build, kept: Math.max(kept, build.kept) });
    };
    const end = await keepAll(askWorker, build, { isStopped: () => isStopped, report });
    progress.hidden = true;
    said.textContent = sayEnd(end);
    await showState();
  });

  stop.addEventListener("click", () => (isStopped = true));

  remove.addEventListener("click", async () => {
    await registration.remove("off");
    showOff();
    said.textContent = "Removed. Nothing of this site is kept in this browser any more.";
  });

  start.addEventListener("click", async () => {
    said.textContent = "";
    await registration.start();
    await showState();
  });

  function showOff() {
    state.textContent = "Pages are not kept, as you chose.";
    warning.textContent = "";
    show(start);
  }

  return {
    /** Only once there is something to say: else the page stays as it is without JavaScript. */
    async show() {
      if (registration.isOff()) showOff();
      else await showState();
      panel.hidden = false;
    },
  };
}
