// How MiniSearch is set up and asked, in Node and in the browser alike.

const MARKS = /\p{M}/gu;

/** Options with functions, from those that JSON can hold. */
function configure({ fields, boost }) {
  return {
    fields,
    storeFields: ["title"],
    // By default accents make a difference.
    processTerm: (term) => term.normalize("NFKD").replace(MARKS, "").toLowerCase(),
    searchOptions: { boost, prefix: true, fuzzy: 0.2 },
  };
}

/** All words must match; where no paper has them all, any. */
function query(index, text, { either = false } = {}) {
  const all = either ? [] : index.search(text, { combineWith: "AND" });
  return all.length > 0 ? all : index.search(text, { combineWith: "OR" });
}

globalThis.configure = configure;
globalThis.query = query;
