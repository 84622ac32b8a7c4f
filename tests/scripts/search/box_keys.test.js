import assert from "node:assert/strict";
import test from "node:test";

import { leadsToBox, readBoxKey } from "../../../generator/scripts/search/box_keys.js";

const OPEN = { isOpen: true, active: -1, count: 3, text: "graph" };
const press = (key, state = {}, modifiers = {}) =>
  readBoxKey({ key, ...modifiers }, { ...OPEN, ...state });

test("arrows go through the options and around their ends", () => {
  const walk = (key, active) => press(key, { active }).to;
  assert.deepEqual([-1, 0, 1, 2].map((at) => walk("ArrowDown", at)), [0, 1, 2, 0]);
  assert.deepEqual([-1, 0, 1, 2].map((at) => walk("ArrowUp", at)), [2, 2, 0, 1]);
});

test("Home and End are the text's until an option is active", () => {
  for (const key of ["Home", "End"]) {
    assert.equal(press(key), null);
    assert.equal(press(key, { active: 1 }, { shiftKey: true }), null);
  }
  assert.deepEqual(press("Home", { active: 1 }), { act: "move", to: 0 });
  assert.deepEqual(press("End", { active: 1 }), { act: "move", to: 2 });
});

test("a key for the text leaves the option", () => {
  assert.equal(press("ArrowLeft"), null);
  assert.deepEqual(press("ArrowRight", { active: 1 }), { act: "move", to: -1, keepKey: true });
});

test("Enter chooses an active option, and is the form's otherwise", () => {
  assert.deepEqual(press("Enter", { active: 0 }), { act: "choose" });
  assert.equal(press("Enter"), null);
  assert.equal(press("Enter", { active: 0, isOpen: false }), null);
});

test("Escape closes, then clears, then is nobody's", () => {
  assert.deepEqual(press("Escape"), { act: "close" });
  assert.deepEqual(press("Escape", { isOpen: false }), { act: "clear" });
  assert.equal(press("Escape", { isOpen: false, text: "" }), null);
});

test("Alt and an arrow open and close", () => {
  assert.deepEqual(press("ArrowDown", { isOpen: false }, { altKey: true }), { act: "open" });
  assert.deepEqual(press("ArrowUp", {}, { altKey: true }), { act: "close" });
  assert.equal(press("ArrowUp", { isOpen: false }, { altKey: true }), null);
});

test("without options an arrow opens", () => {
  assert.deepEqual(press("ArrowDown", { count: 0 }), { act: "open" });
  assert.deepEqual(press("ArrowUp", { count: 0 }), { act: "open" });
});

test("a question mark asks for help in an empty box only", () => {
  assert.deepEqual(press("?", { text: "" }), { act: "help" });
  assert.equal(press("?"), null);
});

test("keys of an input method, of shortcuts and of text are left alone", () => {
  for (const key of ["ArrowDown", "Enter", "Escape"]) {
    for (const modifiers of [{ isComposing: true }, { keyCode: 229 }, { ctrlKey: true }, { metaKey: true }]) {
      assert.equal(press(key, { active: 1 }, modifiers), null, `${key} ${JSON.stringify(modifiers)}`);
    }
  }
  for (const key of ["a", "Tab", "Backspace", "PageDown", "Process"]) assert.equal(press(key), null);
});

test("slash, Ctrl-K and ⌘K lead to the box from the page", () => {
  assert.ok(leadsToBox({ key: "/" }, false, false));
  assert.ok(leadsToBox({ key: "/", shiftKey: true }, false, false), "as on German keyboards");
  assert.ok(leadsToBox({ key: "k", ctrlKey: true }, false, false));
  assert.ok(leadsToBox({ key: "K", metaKey: true }, false, false));
});

test("they do not while one types, and a slash can be typed in the box", () => {
  assert.ok(!leadsToBox({ key: "/" }, true, false));
  assert.ok(!leadsToBox({ key: "k", ctrlKey: true }, true, false));
  assert.ok(!leadsToBox({ key: "/" }, false, true));
  assert.ok(leadsToBox({ key: "k", ctrlKey: true }, false, true));
});

test("other keys and combinations do not", () => {
  for (const key of [
    { key: "k" }, { key: "/", ctrlKey: true }, { key: "/", altKey: true }, { key: "/", isComposing: true },
    { key: "k", ctrlKey: true, shiftKey: true }, { key: "k", ctrlKey: true, metaKey: true },
  ]) {
    assert.ok(!leadsToBox(key, false, false), JSON.stringify(key));
  }
});
