/**
 * What a reader has chosen, and how it stands in the address:
 * `?q=memory&topic=llm-serving,rl-systems&topic.all=1&-tag=survey&year=2021..2025&sort=date&view=rows`.
 * The same choices always make the same address.
 */

/** In the order in which the page shows them, and the address names them. */
export const FACETS = [
  "topic", "tag", "author", "organization", "venue", "code", "license", "collection",
];

/** Facets of which a paper can have several values, so that it can have all of those chosen. */
export const SEVERAL = ["topic", "tag", "author", "collection"];

export const SORTS = ["relevance", "date", "discussions", "title"];
export const VIEWS = ["cards", "rows", "titles"];

/**
 * Values of one facet, by key. A paper has any of `include` (or all of them), and none of `exclude`.
 * @typedef {{include: string[], exclude: string[], all: boolean}} Choice
 *
 * @typedef {{q: string, facets: Record<string, Choice>, from: number | null, to: number | null,
 *   sort: string, view: string}} State `from` and `to` are years, both counted in; an empty `sort` is the
 *   best one: by relevance where there is a query, else by date.
 */

/** @returns {State} */
export function makeState() {
  const facets = {};
  for (const name of FACETS) facets[name] = { include: [], exclude: [], all: false };
  return { q: "", facets, from: null, to: null, sort: "", view: VIEWS[0] };
}

/**
 * @param {string} search the address from its `?` on; anything at all
 * @returns {{state: State, notes: string[]}} a sentence for each part that means nothing
 */
export function readState(search) {
  const state = makeState();
  const notes = [];
  for (const pair of search.replace(/^\?/, "").split("&")) {
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const raw = at < 0 ? "" : pair.slice(at + 1);
    const facet = name.replace(/^-/, "");
    if (FACETS.includes(facet)) {
      const side = name === facet ? "include" : "exclude";
      for (const key of raw.split(",").map(decode)) if (key) choose(state, facet, side, key);
    } else if (FACETS.some((known) => name === `${known}.all`)) {
      const known = name.slice(0, -".all".length);
      if (SEVERAL.includes(known)) state.facets[known].all = decode(raw) === "1";
    } else if (name === "q") state.q = decode(raw);
    else if (name === "year") readYears(state, decode(raw), notes);
    else if (name === "sort" || name === "view") {
      const value = decode(raw);
      if ((name === "sort" ? SORTS : VIEWS).includes(value)) state[name] = value;
      else if (value) notes.push(`There is no ${name} “${shorten(value)}”.`);
    }
  }
  if (state.sort === findDefaultSort(state)) state.sort = "";
  return { state, notes };
}

/**
 * @param {State} state
 * @returns {string} the address from its `?` on; empty where nothing was chosen
 */
export function writeState(state) {
  const pairs = [];
  if (state.q) pairs.push(`q=${encode(state.q)}`);
  for (const name of FACETS) {
    const { include, exclude, all } = state.facets[name];
    if (include.length) pairs.push(`${name}=${[...include].sort().map(encode).join(",")}`);
    if (exclude.length) pairs.push(`-${name}=${[...exclude].sort().map(encode).join(",")}`);
    if (all && include.length) pairs.push(`${name}.all=1`);
  }
  if (state.from !== null || state.to !== null) pairs.push(`year=${writeYears(state)}`);
  if (state.sort && state.sort !== findDefaultSort(state)) pairs.push(`sort=${state.sort}`);
  if (state.view !== VIEWS[0]) pairs.push(`view=${state.view}`);
  return pairs.length ? `?${pairs.join("&")}` : "";
}

/** `2021..2025`, `2021..`, `..2025`, `2021`; empty for all years. */
export function writeYears({ from, to }) {
  if (from === to) return from === null ? "" : String(from);
  return `${from ?? ""}..${to ?? ""}`;
}

/** Relevance means nothing without a query. */
export function findSort(state) {
  const best = findDefaultSort(state);
  return !state.sort || (state.sort === "relevance" && best === "date") ? best : state.sort;
}

function findDefaultSort(state) {
  return state.q.trim() ? "relevance" : "date";
}

/** @returns {State} one to change, while the other stays as it is */
export function copyState(state) {
  const facets = {};
  for (const name of FACETS) {
    const { include, exclude, all } = state.facets[name];
    facets[name] = { include: [...include], exclude: [...exclude], all };
  }
  return { ...state, facets };
}

/**
 * Put a value on a `side`, `include` or `exclude`, and away from the other; `""` leaves it on neither.
 * @param {State} state is changed
 */
export function choose(state, name, side, key) {
  const choice = state.facets[name];
  for (const each of ["include", "exclude"]) {
    const others = choice[each].filter((other) => other !== key);
    if (each === side) others.push(key);
    choice[each] = others;
  }
}

/** How many conditions there are beside the query. */
export function countChoices(state) {
  let count = state.from === null && state.to === null ? 0 : 1;
  for (const { include, exclude } of Object.values(state.facets)) {
    count += include.length + exclude.length;
  }
  return count;
}

function readYears(state, text, notes) {
  const found = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(text);
  if (!text) return;
  const [, first, dots, last] = found ?? [];
  if (!found || (!first && !last) || (!dots && last)) {
    notes.push(`“${shorten(text)}” is no year, nor two as in 2021..2025.`);
    return;
  }
  const from = first ? Number(first) : null;
  const to = dots ? (last ? Number(last) : null) : from;
  const isReversed = from !== null && to !== null && from > to;
  [state.from, state.to] = isReversed ? [to, from] : [from, to];
}

/** The beginning of what a stranger wrote. */
export function shorten(text) {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : text;
}

/** `:` and `/` are allowed in this part of an address, and easier to read. */
function encode(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+")
    .replaceAll("%3A", ":")
    .replaceAll("%2F", "/");
}

function decode(text) {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
