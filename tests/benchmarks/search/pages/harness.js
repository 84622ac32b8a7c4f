// A search box and nothing else, the same for every engine. The engine's own script sets
// `bench.search`: (text) => Promise<{address, title}[]>, at most ten results, best first.

const SHOWN = 10;
const PAUSE = 20; // ms between two letters of `extend`: the browser may rest, as with a reader

const box = document.querySelector("#query");
const list = document.querySelector("#results");
let wanted;
let isBusy = false;

globalThis.bench = {
  search: undefined,
  /** What was answered: {text, results, wait}; wait is in ms from the key to the shown result. */
  answers: [],
  /** ms of the longest task of the page's own thread; browsers tell only those of 50 ms and more. */
  longest: 0,

  /** Type each query letter by letter, each letter once the last one's result is shown.
   * @returns {Promise<number[]>} the waits in ms */
  async extend(queries) {
    const first = bench.answers.length;
    for (const query of queries) {
      for (let end = 1; end <= query.length; end++) {
        if (query[end - 1] === " ") continue;
        box.value = query.slice(0, end);
        box.dispatchEvent(new Event("input"));
        while (isBusy) await new Promise((done) => setTimeout(done));
        await new Promise((done) => setTimeout(done, PAUSE));
      }
    }
    return bench.answers.slice(first).map((answer) => answer.wait);
  },
};

new PerformanceObserver((tasks) => {
  for (const task of tasks.getEntries()) bench.longest = Math.max(bench.longest, task.duration);
}).observe({ type: "longtask", buffered: true });

box.addEventListener("input", (event) => {
  wanted = { text: box.value, at: event.timeStamp };
  if (!isBusy) void answer();
});

// While one query is being answered only the newest of the next ones is kept.
async function answer() {
  isBusy = true;
  while (wanted) {
    const { text, at } = wanted;
    wanted = undefined;
    const results = await bench.search(text);
    list.replaceChildren(...results.slice(0, SHOWN).map(show));
    bench.answers.push({ text, results: results.length, wait: performance.now() - at });
  }
  isBusy = false;
}

function show({ address, title }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  item.append(link);
  return item;
}
