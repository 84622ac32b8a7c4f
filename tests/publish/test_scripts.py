"""Modules put together into one plain script."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.scripts import (
    CHROME,
    ON_EVERY_PAGE,
    SCRIPTS,
    SITE,
    TARGET,
    ScriptError,
    bundle,
    write_scripts,
)

NODE = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node") or "node"


def write_modules(root: Path, **modules: str) -> Path:
    """The folder ``one`` with these modules; returns its ``main.js``."""
    folder = root / "one"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "main.js"


def run(*scripts: str, then: str) -> object:
    """What ``then`` is worth after the scripts ran in this order, as classic scripts do."""
    program = f"""
const vm = require("node:vm");
const page = vm.createContext({{}});
for (const script of {json.dumps(scripts)}) vm.runInContext(script, page);
process.stdout.write(JSON.stringify(vm.runInContext({json.dumps(then)}, page)));
"""
    done = subprocess.run([NODE, "-e", program], capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def test_scripts_of_the_site_are_plain_scripts(tmp_path: Path) -> None:
    scripts = write_scripts()
    folders = {path.parent.name for path in SCRIPTS.glob("*/main.js")}
    names = {Path(path).stem for path in scripts}
    assert folders - names == {*ON_EVERY_PAGE, CHROME}
    assert names - folders == {SITE}
    shared = scripts[f"{TARGET}/{SITE}.js"].decode()
    places = [shared.index(bundle(SCRIPTS / name / "main.js")) for name in ON_EVERY_PAGE]
    assert places == sorted(places)
    for path, content in scripts.items():
        file = tmp_path / Path(path).name.replace(".js", ".cjs")
        file.write_bytes(content)
        subprocess.run([NODE, "--check", file], check=True, capture_output=True, timeout=60)
        assert b"/**" not in content
        assert b"import " not in content


def test_script_that_fails_stops_none_of_the_others_in_its_file(tmp_path: Path) -> None:
    for name, text in (("page", "throw new Error('no');\n"), ("search", "export const a = 1;\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.js").write_text(text, "utf-8")
    files = write_scripts(tmp_path)
    assert list(files) == [f"{TARGET}/{SITE}.js"]
    said = "globalThis.said = []; globalThis.reportError = (error) => said.push(error.message);"
    then = "[said, readinglist.search.a]"
    assert run(said, files[f"{TARGET}/{SITE}.js"].decode(), then=then) == [["no"], 1]


def test_modules_come_after_those_that_they_use(tmp_path: Path) -> None:
    main = write_modules(
        tmp_path,
        main='import { twice } from "./twice.js";\nimport { one } from "./one.js";\n'
        "export function four() {\n  return twice(one + one);\n}\n"
        "export const five = four() + one;\n",
        twice='import { one } from "./one.js";\nexport const twice = (x) => 2 * x * one;\n',
        one="export const one = 1;\n",
    )
    wanted = {"five": 5, "keys": ["four", "five"], "loose": "undefined"}
    then = (
        "({ five: readinglist.one.five, keys: Object.keys(readinglist.one), loose: typeof twice })"
    )
    assert run(bundle(main), then=then) == wanted


def test_every_form_of_export_arrives(tmp_path: Path) -> None:
    main = write_modules(
        tmp_path,
        main='import { inner } from "./inner.js";\nexport class A {}\nexport let b = 1;\n'
        "export async function c() {}\nconst d = 2;\nexport { d, inner };\n",
        inner="const inner = 3;\nexport { inner };\n",
    )
    found = run(bundle(main), then="Object.keys(readinglist.one).sort()")
    assert found == ["A", "b", "c", "d", "inner"]


def test_folder_uses_what_another_exports(tmp_path: Path) -> None:
    first = write_modules(tmp_path, main="export const greet = (who) => `hello ${who}`;\n")
    other = tmp_path / "two" / "main.js"
    other.parent.mkdir()
    other.write_text(
        'import { greet } from "../one/main.js";\nexport const said = greet("you");\n', "utf-8"
    )
    then = "[readinglist.two.said, Object.keys(readinglist)]"
    assert run(bundle(first), bundle(other), then=then) == ["hello you", ["one", "two"]]


def test_comments_go_and_code_stays(tmp_path: Path) -> None:
    """What looks like a comment, or like a division, in texts, patterns and templates."""
    main = write_modules(
        tmp_path,
        main="""\
/** A block comment. */
// a line comment
export const text = "// no comment /* here */";
export const template = `a  // b
  ${ [1, 2].map((x) => `<${x}>`).join("/*") } c`;
export const pattern = "a/b//c".replace(/\\/\\/+/g, "-").split(/[/]/u);
export const quotient = 8 / 2 / 2; // trailing
export const test = (x) => /^\\s*"[^"]*"$/.test(x);
export const found = [' "a  b" ', "x"].map(test);
export const after = (1 + 2) / 3;
export const words = "x".length ? /a b  c/.source : /d/;
export function early(x) {
  return /\\d{2}  \\d/.test(x)
}
export const spaced = early("12  3");
let count = 1
count++
export const counted = count
""",
    )
    script = bundle(main)
    assert "comment. " not in script
    assert "line comment" not in script
    assert "trailing" not in script
    then = "({ ...readinglist.one, early: 0, test: 0 })"
    assert run(script, then=then) == {
        "text": "// no comment /* here */",
        "template": "a  // b\n  <1>/*<2> c",
        "pattern": ["a", "b-c"],
        "quotient": 2,
        "found": [False, False],
        "after": 1,
        "words": "a b  c",
        "spaced": True,
        "counted": 2,
        "early": 0,
        "test": 0,
    }


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ('import { a as b } from "./a.js";\n', "found 'a as b'"),
        ("const a = 1;\nexport { a as b };\n", "found 'a as b'"),
        ('import { a } from "./a.js";\nconst a2 = a;\nfunction a() {}\n', "a: defined by more"),
        ('import a from "./a.js";\n', "found 'import a from"),
        ('import * as a from "./a.js";\n', "found 'import \\* as"),
        ("export default 1;\n", "found 'export default 1;'"),
        ('export * from "./a.js";\n', "found 'export \\* from"),
        ('import { a } from "../two/a.js";\n', "only main.js can be"),
    ],
)
def test_other_forms_are_refused(tmp_path: Path, main: str, said: str) -> None:
    path = write_modules(tmp_path, main=main, a="export const a = 1;\n")
    with pytest.raises(ScriptError, match=said):
        bundle(path)


def test_bundle_is_strict_and_leaves_nothing_behind(tmp_path: Path) -> None:
    main = write_modules(
        tmp_path,
        main="const hidden = 1;\n"
        "export const mode = (function () { return this === undefined; })();\n",
    )
    then = "[readinglist.one.mode, typeof hidden, Object.keys(globalThis)]"
    assert run(bundle(main), then=then) == [True, "undefined", ["readinglist"]]
