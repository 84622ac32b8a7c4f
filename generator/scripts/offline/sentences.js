/* What is said of reading offline. */

const number = new Intl.NumberFormat("en-GB");

/** A MB is a million bytes, as in file managers. */
export function sayBytes(bytes) {
  if (bytes < 100_000) return `${number.format(Math.max(1, Math.round(bytes / 1000)))} KB`;
  const megabytes = bytes / 1_000_000;
  return `${number.format(megabytes < 100 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes))} MB`;
}

/** @param {{id: string, files: number, bytes: number, kept: number}} state */
export function sayState({ id, files, bytes, kept }) {
  const size = `${number.format(files)} files, ${sayBytes(bytes)}`;
  const version = `Version ${id.slice(0, 8)} of the site.`;
  if (kept >= files) return `Everything is kept: ${size}. ${version}`;
  return `Kept: ${number.format(kept)} of ${number.format(files)} files. In all they are ${sayBytes(bytes)}. ${version}`;
}

/**
 * What to know before everything is fetched; empty if there is nothing.
 *
 * @param {number} bytes that it takes
 * @param {{quota?: number, usage?: number}} room as the browser estimates it
 */
export function sayWarning(bytes, { quota, usage = 0 }) {
  if (quota !== undefined && quota - usage < bytes) {
    return `This browser has room for about ${sayBytes(Math.max(0, quota - usage))} more: it will not be enough.`;
  }
  return bytes > 200_000_000 ? "That is much: it takes a while, and a connection that is not paid by size." : "";
}

/** @param {"done" | "stopped" | "newer" | "network" | "full"} end */
export function sayEnd(end) {
  return {
    done: "Everything is kept. The site works without a network now.",
    stopped: "Stopped. What is kept stays; you can go on at any time.",
    newer: "The site has a newer version by now. Reload this page and go on: what has not changed is not fetched again.",
    network: "The connection was lost. What is kept stays; go on when you are online again.",
    full: "This browser has no more room. What is kept stays; make room on the device, or download the zip file instead.",
  }[end];
}
