// Ours: the bundle as the site has it, in a page of its own.

bench.search = async (text) => {
  const search = readinglist.search.getSearch();
  const { papers, near } = await search.find(text, { live: true });
  const documents = await search.documents([...papers, ...near].slice(0, 10));
  return documents.map(({ path, title }) => ({ address: path, title }));
};
