import assert from "node:assert/strict";
import test from "node:test";

import { highlight } from "../../../generator/scripts/search/highlight.js";

/** The text with its matches in brackets. */
function mark(text, ...words) {
  const pieces = highlight(text, (word) => words.includes(word));
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  return pieces.map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text)).join("");
}

const cases = [
  ["LLM agents, an Agent.", ["agent"], "LLM [agents], an [Agent]."],
  ["Mélange of Gwóźdź", ["melange", "gwozdz"], "[Mélange] of [Gwóźdź]"],
  ["Me\u0301lange", ["melange"], "[Me\u0301lange]"],
  ["GPT-4 and GPT4", ["gpt4"], "[GPT-4] and [GPT4]"],
  ["GPT-4 and GPT", ["gpt"], "[GPT]-4 and [GPT]"],
  ["FlashAttention", ["attention"], "Flash[Attention]"],
  ["Modern C++, C and C#", ["c++"], "Modern [C++], C and C#"],
  ["S‑LoRA", ["slora"], "[S‑LoRA]"],
  ["arXiv 2409.19256v1", ["2409.19256v1"], "arXiv [2409.19256v1]"],
  ["大模型", ["模"], "大[模]型"],
  ["the ﬁne print", ["fine"], "the [ﬁne] print"],
  ["<b>bold</b>", ["bold"], "<b>[bold]</b>"],
  ["", ["x"], ""],
];

for (const [text, words, marked] of cases) {
  test(`${words} in “${text}”`, () => assert.equal(mark(text, ...words), marked));
}
