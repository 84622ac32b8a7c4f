/** A code repository, as the listings show it; `generator/pages/code_host.py` reads addresses in the same way. */

import { make } from "./dom.js";

const HOSTS = {
  "github.com": ["GitHub", "GH"],
  "gitlab.com": ["GitLab", "GL"],
  "codeberg.org": ["Codeberg", "CB"],
  "bitbucket.org": ["Bitbucket", "BB"],
  "huggingface.co": ["Hugging Face", "HF"],
};

/**
 * @param {string} address
 * @returns {{host: string, mark: string, name: string} | null} null for what is no address on the web
 */
export function readRepository(address) {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, "");
  const way = pathname.split("/").filter(Boolean).map(readable);
  if (Object.hasOwn(HOSTS, host) && way.length >= 2) {
    if (["spaces", "datasets"].includes(way[0]) && way.length > 2) way.shift();
    const [title, mark] = HOSTS[host];
    return { host: title, mark, name: `${way[0]}/${way[1].replace(/\.git$/, "")}` };
  }
  return { host, mark: "<>", name: [host, ...way].join("/") };
}

/** @param {[string, number, number | null, string | null]} repository as in the index */
export function makeBadge([address, official, stars]) {
  const found = readRepository(address);
  if (!found) return null;
  const words = official ? "official" : "community";
  return make(
    "a", { class: `rl-code${official ? " rl-code--official" : ""}`, href: address },
    make("span", { class: "rl-code__mark", title: found.host }, found.mark), " ",
    make("span", { class: "rl-code__name" }, found.name), " ",
    make("span", { class: "rl-code__by" }, words),
    ...(typeof stars === "number"
      ? [" ", make("span", { class: "rl-code__fact rl-code__fact--stars" }, nameStars(stars))]
      : []),
  );
}

/** Three digits at most, rounded down: `1.2k stars`. */
export function nameStars(stars) {
  const [size, unit] = [[1e9, "G"], [1e6, "M"], [1e3, "k"]].find(([least]) => stars >= least) ?? [1, ""];
  const tenths = Math.floor((stars * 10) / size);
  const whole = Math.floor(tenths / 10);
  const isWhole = !unit || whole >= 100 || tenths % 10 === 0;
  return `${isWhole ? whole : `${whole}.${tenths % 10}`}${unit} star${stars === 1 ? "" : "s"}`;
}

function readable(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
