// MiniSearch: the index made in Node, loaded as JSON with the first letter.

let loading;

async function load() {
  const options = await (await fetch("/engine/options.json")).json();
  const index = await (await fetch("/engine/index.json")).text();
  return MiniSearch.loadJSON(index, configure(options));
}

bench.search = async (text) => {
  loading ??= load();
  return query(await loading, text)
    .slice(0, 10)
    .map(({ id, title }) => ({ address: `papers/${id}/`, title }));
};
