// Material for MkDocs: its own worker, set up when the page opens, as the theme does.

const SETUP = 0;
const READY = 1;
const QUERY = 2;

const worker = new Worker("/engine/worker.js");

function ask(message, answer) {
  return new Promise((done) => {
    const hear = ({ data }) => {
      if (data.type !== answer) return;
      worker.removeEventListener("message", hear);
      done(data.data);
    };
    worker.addEventListener("message", hear);
    worker.postMessage(message);
  });
}

async function setUp() {
  const { config, docs } = await (await fetch("/engine/search_index.json")).json();
  await ask({ type: SETUP, data: { config, docs, options: { suggest: true } } }, READY);
}

const ready = setUp();

bench.search = async (text) => {
  await ready;
  const { items } = await ask({ type: QUERY, data: text }, QUERY + 1);
  // A page's items are the page and its sections; the address of the page is their common one.
  return items.map(([{ location, title }]) => ({ address: location.split("#")[0], title }));
};
