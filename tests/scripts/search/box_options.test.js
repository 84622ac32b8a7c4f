import assert from "node:assert/strict";
import test from "node:test";

import {
  describeCounts, listAdvice, listExamples, listFound, listShown, offerAgain, shortenAuthors,
} from "../../../generator/scripts/search/box_options.js";
import { highlight } from "../../../generator/scripts/search/highlight.js";

const TOOLS = { highlight, findAddress: (path) => `../${path}` };
const PAPER = {
  kind: "paper", path: "papers/a/", title: "Graph <b>models</b>", authors: ["Ada", "Bo", "Cleo", "Di", "Emil"],
  date: "2024-05-01", venue: "Graphs '24",
};
const PAGE = { kind: "page", path: "about/#why", title: "About – Why", summary: "Of graphs." };
const TOPIC = { kind: "topic", path: "topics/g/", title: "Graphs" };

const answer = (facts) => ({
  papers: Uint32Array.of(), pages: Uint32Array.of(), near: Uint32Array.of(), isMatch: () => false, relax: [], ...facts,
});
const join = (pieces) => pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

test("papers come before pages, and the way to all of them is last", () => {
  const found = answer({ papers: Uint32Array.of(4), pages: Uint32Array.of(7, 8), isMatch: (word) => word === "graph" });
  const groups = listFound("graph", found, [PAPER, PAGE, TOPIC], TOOLS);
  assert.deepEqual(groups.map(({ label }) => label), ["Papers", "Pages", ""]);
  const options = groups.flatMap((group) => group.options);
  assert.deepEqual(options.map(({ kind }) => kind), ["paper", "page", "page", "all"]);
  assert.deepEqual(options.map(({ title }) => join(title)), [
    "[Graph] <b>models</b>", "About – Why", "[Graphs]", "1 paper in Explore",
  ]);
  assert.deepEqual(options[0].details.map(join), ["Ada, Bo, Cleo + 2", "2024", "[Graphs] '24"]);
  assert.deepEqual(options[1].details.map(join), ["Of [graphs]."]);
  assert.deepEqual(options[2].details.map(join), ["Topic"]);
});

test("addresses are of this page, and the query goes along to Explore whole", () => {
  const found = answer({ papers: new Uint32Array(1234), pages: Uint32Array.of() });
  const options = listFound('c++ "a&b" #1', found, [PAPER], TOOLS).flatMap((group) => group.options);
  assert.equal(options[0].href, "../papers/a/");
  assert.equal(join(options[1].title), "All 1,234 papers in Explore");
  assert.equal(new URL(options[1].href, "https://a.b/c/").searchParams.get("q"), 'c++ "a&b" #1');
});

test("a paper without authors, date and venue has only a title", () => {
  const bare = { kind: "paper", path: "papers/b/", title: "Bare" };
  const [{ options: [option] }] = listFound("b", answer({ papers: Uint32Array.of(1) }), [bare], TOOLS);
  assert.deepEqual(option.details, []);
});

test("of an answer eight papers and four pages are shown, best first", () => {
  const papers = Uint32Array.from({ length: 20 }, (_, at) => 50 - at);
  const pages = Uint32Array.from({ length: 20 }, (_, at) => 100 + at);
  const near = Uint32Array.of(1, 2);
  assert.deepEqual(listShown({ papers, pages, near }), [50, 49, 48, 47, 46, 45, 44, 43, 100, 101, 102, 103]);
});

test("papers that lack words fill what is left of eight, and stand apart", () => {
  const near = Uint32Array.from({ length: 10 }, (_, at) => at);
  const shown = listShown(answer({ papers: Uint32Array.of(20), pages: Uint32Array.of(90), near }));
  assert.deepEqual(shown, [20, 90, 0, 1, 2, 3, 4, 5, 6]);
  const found = answer({ papers: Uint32Array.of(20), pages: Uint32Array.of(90), near: near.slice(0, 1) });
  const other = { ...PAPER, title: "Other" };
  const groups = listFound("graph", found, [PAPER, PAGE, other], TOOLS);
  assert.deepEqual(groups.map(({ label }) => label), ["Papers", "Pages", "", "Papers with some of the words"]);
  assert.deepEqual(groups[3].options.map(({ title }) => join(title)), ["Other"]);
});

test("authors are shortened, but not the one who was looked for", () => {
  const nobody = () => false;
  const is = (wanted) => (author) => author === wanted;
  assert.equal(shortenAuthors(["Ada", "Bo", "Cleo"], nobody), "Ada, Bo, Cleo");
  assert.equal(shortenAuthors(PAPER.authors, nobody), "Ada, Bo, Cleo + 2");
  assert.equal(shortenAuthors(PAPER.authors, is("Emil")), "Ada, Bo, Emil + 2");
  assert.equal(shortenAuthors(PAPER.authors, is("Bo")), "Ada, Bo, Cleo + 2");
});

test("what was found is counted in words", () => {
  const say = (papers, pages) => describeCounts({ papers: { length: papers }, pages: { length: pages } });
  assert.equal(say(12, 2), "12 papers, 2 pages");
  assert.equal(say(1, 1), "1 paper, 1 page");
  assert.equal(say(108962, 0), "108,962 papers");
  assert.equal(say(0, 3), "3 pages");
  assert.equal(say(0, 0), "");
});

test("where nothing was found, what to leave out is offered, and help", () => {
  const relax = [{ query: "graph", count: 1200 }];
  const [suggestions, help] = listAdvice({ relax }, "../search/");
  assert.deepEqual(suggestions.options.map(({ query, details }) => [query, join(details[0])]), [["graph", "finds 1,200"]]);
  assert.equal(help.options[0].href, "../search/");
  assert.deepEqual(listAdvice({ relax: [] }, undefined), []);
});

test("an empty box shows six examples to take over, and help where the list has a page for it", () => {
  const [{ options }, help] = listExamples("../search/");
  assert.equal(options.length, 6);
  assert.ok(options.every(({ kind, query, title }) => kind === "query" && join(title) === query));
  assert.equal(help.options[0].kind, "help");
  assert.equal(listExamples(undefined).length, 1);
});

test("a failure offers to try again", () => {
  assert.deepEqual(offerAgain().flatMap(({ options }) => options.map(({ kind }) => kind)), ["again"]);
});
