import assert from "node:assert/strict";
import test from "node:test";

import { ShardError } from "../../../generator/scripts/search/load.js";
import { createSearch } from "../../../generator/scripts/search/search.js";
import { splitWords } from "../../../generator/scripts/search/words.js";
import { encodeNumber, loadFrom, writeIndex } from "./tiny_index.js";

const papers = [
  { title: "GPT-4 technical report", year: 2025, facts: ["has:code", "id:gpt-4"], tag: ["llm"] },
  { title: "S-LoRA: serving adapters", year: 2025, facts: ["id:2311.03285", "has:arxiv"], author: "Song Han" },
  { title: "Closing the gap with C++", year: 2024, body: "a gpt model of 4 layers, S and LoRA" },
  { title: "Mélange", year: 2024, author: "Yoav Gwóźdź", facts: ["has:code", "id:10.1145/abc.1"], body: "serving" },
  { title: "A survey of agents", year: 2023, tag: ["multi-agent systems"], venue: "OSDI", org: "MIT", topic: ["llm-training"] },
  { title: "Policies", year: 2023, body: "agents agent serving gpt4" },
];
const pages = [{ title: "About serving", body: "agents" }, { title: "Rules", path: "rules/", kind: "page", body: "GPT-4" }];
const files = writeIndex(papers, pages, { split: 12 });
const search = createSearch(loadFrom(files));

async function find(text, options) {
  const answer = await search.find(text, options);
  return [...answer.papers, ...answer.pages];
}

/** Without the order. */
async function gather(text, options) {
  return (await find(text, options)).sort((one, other) => one - other);
}

for (const [text, documents] of [
  ["serving", [1, 3, 5, 6]],
  ["SERVING gpt4", [5]],
  ["gpt-4", [0, 2, 5, 7]],
  ["gpt4", [0, 5, 7]],
  ["gpt 4", [0, 2, 7]],
  ["s-lora", [1, 2]],
  ["SLoRA", [1]],
  ["lora", [1, 2]],
  ["c++", [2]],
  ["melange", [3]],
  ["gwozdz", [3]],
  ["agent", [4, 5, 6]],
  ["policy", [5]],
  ["agents -survey", [5, 6]],
  ["-serving", [0, 2, 4, 7]],
  ["-serving year:2024", [2]],
  ["serving -year:2025", [3, 5]],
  ["-has:code", [1, 2, 4, 5]],
  ["title:serving", [1, 6]],
  ["author:han", [1]],
  ["tag:agent", [4]],
  ["tag:multiagent", [4]],
  ["topic:llm-training", [4]],
  ["venue:osdi", [4]],
  ["org:mit", [4]],
  ["org:osdi", []],
  ["-title:serving agents", [4, 5]],
  ["year:2024..", [0, 1, 2, 3]],
  ["has:code year:2025", [0]],
  ["id:10.1145/ABC.1", [3]],
  ["id:https://arxiv.org/abs/2311.03285v2", [1]],
  ["https://arxiv.org/abs/2311.03285v2", [1]],
  ["10.1145/abc.1", [3]],
  ["https://example.org/papers/gpt-4/", [0]],
  ["the gap", [2]],
  ["the", [2]],
  ["the -gap", []],
  ["title:the serving", []],
  ["nothinglikethis", []],
]) {
  test(`${text} finds ${documents}`, async () => assert.deepEqual(await gather(text), documents));
}

test("an empty query answers with all papers in their order", async () => {
  for (const text of ["", "  ", "title:", "- ,"]) assert.deepEqual(await find(text), [0, 1, 2, 3, 4, 5]);
});

for (const [text, documents] of [
  ["ser", [1, 3, 5, 6]],
  ["agents sur", [4]],
  ["policie", [5]],
  ["has:co", [0, 3]],
  ["author:ha", [1]],
  ["gpt-", [0, 2, 5, 7]],
  ["i", []],
]) {
  test(`${text} while it is typed finds ${documents}`, async () => {
    assert.deepEqual(await gather(text, { live: true }), documents);
  });
}

test("a word that is finished is no beginning", async () => {
  assert.deepEqual(await gather("ser ", { live: true }), []);
  assert.deepEqual(await gather("ser"), []);
});

test("the whole of a name is worth more than its parts", async () => {
  const { papers: found, scores } = await search.find("GPT-4");
  assert.deepEqual(found.at(-1), 2);
  assert.ok(scores.get(0) > scores.get(2));
});

test("the exact word is worth more than one that begins with it, and that more than a typo", async () => {
  const some = createSearch(loadFrom(writeIndex([{ title: "agents" }, { title: "agentic" }])));
  const { scores, papers: found } = await some.find("agent", { live: true });
  assert.deepEqual([...found], [0, 1]);
  const typo = await some.find("agetn", { live: true });
  assert.ok(scores.get(0) > scores.get(1));
  assert.ok(scores.get(1) > typo.scores.get(0));
});

test("scores are of what was found; total counts papers and pages", async () => {
  const { papers: found, pages: foundPages, scores, total } = await search.find("serving");
  assert.equal(total, 4);
  assert.deepEqual([...scores.keys()], [...found, ...foundPages]);
  const worths = [...found].map((paper) => scores.get(paper));
  assert.deepEqual(worths, [...worths].sort((one, other) => other - one));
});

test("a typo is mended only where a word is not there, and it is said", async () => {
  const typo = await search.find("servnig");
  assert.deepEqual([...typo.papers, ...typo.pages].sort(), [1, 3, 5, 6]);
  assert.deepEqual(typo.corrections, [{ from: "servnig", to: ["serving"] }]);
  assert.ok(typo.isMatch("serving"));
  assert.deepEqual((await search.find("serving")).corrections, []);
  assert.deepEqual(await gather("gpt5"), []);
  assert.deepEqual(await gather("serving -servnig"), [1, 3, 5, 6]);
});

test("no file of spelling is loaded where words are there", async () => {
  const load = loadFrom(files);
  const some = createSearch(load);
  await some.find("s-lora serving");
  await some.find("servi", { live: true });
  assert.ok(!load.asked.some((name) => name.startsWith("spelling")));
});

test("what matches is shown", async () => {
  const shown = async (text, options) => {
    const { isMatch } = await search.find(text, options);
    return splitWords("the serving of agents server policies S-LoRA 4").map((word) => word.text).filter(isMatch);
  };
  assert.deepEqual(await shown("serving agents -server"), ["serving", "agent"]);
  assert.deepEqual(await shown("serv", { live: true }), ["serving", "server"]);
  assert.deepEqual(await shown("the serving"), ["serving"]);
  assert.deepEqual(await shown('"serving agents"'), ["serving", "agent"]);
  assert.deepEqual(await shown("gpt-4 s-lora"), ["slora", "lora"]);
  assert.deepEqual(await shown("year:2024 has:code"), []);
});

test("documents by their numbers, in the order of these", async () => {
  const load = loadFrom(files);
  const some = createSearch(load);
  const found = await some.documents(new Uint32Array([5, 0, 7]));
  assert.deepEqual(found.map(({ title }) => title), ["Policies", "GPT-4 technical report", "Rules"]);
  assert.deepEqual(found.map(({ path, kind }) => [path, kind]), [
    ["papers/p5/", "paper"],
    ["papers/p0/", "paper"],
    ["rules/", "page"],
  ]);
  assert.equal(load.asked.filter((name) => name.startsWith("documents")).length, 3);
  assert.deepEqual(await some.documents([]), []);
});

test("notes of the query are in the answer", async () => {
  const { notes, query } = await search.find("colour:red year:x");
  assert.equal(notes.length, 2);
  assert.equal(query.text, "colour:red year:x");
});

const renewed = writeIndex([{ title: "serving anew" }, ...papers], pages, { split: 12, build: "build002" });

test("a root that a cache had from before is loaded anew, once", async () => {
  const load = loadFrom((name, version) => (name === "root" && !version ? files : renewed)[name]);
  const answer = await createSearch(load).find("anew");
  assert.deepEqual([...answer.papers], [0]);
  assert.equal(load.asked.filter((name) => name.startsWith("root")).length, 2);
  assert.match(load.asked.findLast((name) => name.startsWith("root")), /^root\?\d+$/);
});

test("a site that was renewed after an answer asks to reload the page", async () => {
  let now = files;
  const load = loadFrom((name, version) => (name === "root" && !version ? files : now)[name]);
  const some = createSearch(load);
  await some.find("gpt4");
  now = renewed;
  const isRenewed = (error) => error instanceof ShardError && /renewed.*Reload/.test(error.message);
  await assert.rejects(some.find("title:serving survey policies"), isRenewed);
  await assert.rejects(some.documents([0]), isRenewed);
  assert.equal((await some.find("gpt4")).papers.length, 2, "what is here still works");
});

test("a site of two builds asks to reload the page", async () => {
  const load = loadFrom((name) => ({ ...files[name], build: name }));
  await assert.rejects(createSearch(load).find("serving"), /renewed.*Reload/);
});

test("a file that fails stops only what needs it, and is asked for again", async () => {
  let isDown = true;
  const load = loadFrom((name) => (isDown && name === "documents-2" ? null : files[name]));
  const some = createSearch(load);
  assert.equal((await some.find("serving")).total, 4);
  await assert.rejects(some.documents([0]));
  assert.equal((await some.documents([7]))[0].title, "Rules");
  isDown = false;
  assert.equal((await some.documents([0]))[0].title, "GPT-4 technical report");
});

test("what cards say of papers lies apart, and is missed by nobody who can do without", async () => {
  const papers = ["one", "two", "three", "four", "five"].map((title) => ({ title, summary: `On ${title}.` }));
  const own = writeIndex(papers, [{ title: "Rules" }]);
  const load = loadFrom(own);
  const whole = createSearch(load);
  await whole.find("one");
  await whole.documents([0, 4]);
  assert.equal(load.asked.filter((name) => name.startsWith("summaries")).length, 0);
  assert.deepEqual(await whole.summaries([4, 0, 1]), ["On five.", "On one.", "On two."]);
  const lacking = createSearch(loadFrom((name) => {
    if (name === "summaries-2") throw new ShardError("away", name);
    return own[name];
  }));
  assert.deepEqual(await lacking.summaries([4, 0, 1]), ["On five.", "", "On two."]);
});

test("postings that are damaged are told, and loaded anew", async () => {
  const [words, lines] = files["words-0"].contents;
  const damaged = { build: files["words-0"].build, contents: [words, lines.replaceAll(/[A-Za-z]/g, "é")] };
  let isDamaged = true;
  const load = loadFrom((name) => (isDamaged && name === "words-0" ? damaged : files[name]));
  const some = createSearch(load);
  const first = words.split("\n").find((word) => /^[a-z]+$/.test(word));
  await assert.rejects(some.find(first), (error) => error instanceof ShardError && /damaged/.test(error.message));
  isDamaged = false;
  assert.ok((await some.find(first)).total > 0);
});

test("hostile contents of the index are numbers or errors, never more", async () => {
  const huge = encodeNumber(2 ** 30 - 1);
  const contents = [files["words-0"].contents[0], files["words-0"].contents[1].replaceAll(/.+/g, `B${huge}A`)];
  const load = loadFrom((name) => (name === "words-0" ? { build: files["words-0"].build, contents } : files[name]));
  await assert.rejects(createSearch(load).find(contents[0].split("\n")[0]), ShardError);
});

test("no query makes it throw", async () => {
  for (const text of ['"', '"-"', "-", "::::", "title:-x", 'a"b"c', "<script>", "__proto__", "constructor", "has:__proto__", "\ud800", "🦊", "%", "(", "\\", "a".repeat(9999)]) {
    for (const live of [false, true]) {
      const answer = await search.find(text, { live });
      assert.ok(answer.total >= 0, text);
    }
  }
});
