/** Files that one question to the worker asks for: few, so that it can be stopped at any time. */
const BATCH = 30;

/**
 * Has the worker keep every file, a few at a time.
 *
 * @param {(message: object) => Promise<any>} ask
 * @param {{id: string, files: number}} build
 * @param {{isStopped: () => boolean, report: (kept: number) => void}} options
 * @returns {Promise<"done" | "stopped" | "newer" | "network" | "full">} how it ended
 */
export async function keepAll(ask, build, { isStopped, report }) {
  for (let from = 0; from < build.files; ) {
    if (isStopped()) return "stopped";
    const { id, next, problem } = await ask({ type: "keep", from, count: BATCH });
    if (id !== build.id) return "newer";
    if (problem) return problem;
    from = next;
    report(from);
  }
  return "done";
}
