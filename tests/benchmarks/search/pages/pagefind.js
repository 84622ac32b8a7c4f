// Pagefind: its own module, without its delay of 300 ms.

let loading;

async function load() {
  const pagefind = await import("/engine/pagefind/pagefind.js");
  await pagefind.options({ baseUrl: "/" });
  await pagefind.init();
  return pagefind;
}

bench.search = async (text) => {
  loading ??= load();
  const { results } = await (await loading).search(text);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return shown.map(({ url, meta }) => ({ address: url.replace(/^\//, ""), title: meta.title }));
};
