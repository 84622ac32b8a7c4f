from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.fast_site import key
from generator.fast_site.key import make_key
from tests.lists import PAPER, write_list


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "text.py").write_text("A = 1\n")
    monkeypatch.setattr(key, "_PROGRAM", folder)
    return folder


def test_key_is_that_of_the_program_and_not_of_what_python_leaves_beside_it(
    program: Path, tmp_path: Path
) -> None:
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    (root / "docs").mkdir()
    config = load_config(str(root / "mkdocs.yml"))
    before = make_key(config, is_large=False)
    compiled = program / "__pycache__"
    compiled.mkdir()
    (compiled / "text.cpython-311.pyc.4711").write_bytes(b"half of it")
    assert make_key(config, is_large=False) == before
    (program / "page.md.j2").write_text("A page")
    assert make_key(config, is_large=False) != before


@pytest.mark.parametrize(
    "line",
    [
        "site_name: !ENV [SAID, Plain]",
        "site_description: !ENV [SAID, Plain]",
        "extra: {said: !ENV [SAID, Plain]}",
        "theme: {name: material, language: !ENV [SAID, en]}",
        "plugins: [readinglist: {branch: !ENV [SAID, main]}]",
        "INHERIT: said.yml",
    ],
)
@pytest.mark.usefixtures("program")
def test_key_is_that_of_settings_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    (root / "docs").mkdir()
    file = root / "mkdocs.yml"
    kept = [one for one in file.read_text().splitlines() if one.split(":")[0] != line.split(":")[0]]
    file.write_text("\n".join([*kept, line]))
    keys = []
    for said in ("de", "de", "fr"):
        monkeypatch.setenv("SAID", said)
        (root / "said.yml").write_text(f"copyright: {said}\n")
        keys.append(make_key(load_config(str(file)), is_large=False))
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.usefixtures("program")
def test_key_is_the_same_wherever_a_function_of_the_settings_lies(tmp_path: Path) -> None:
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    (root / "docs").mkdir()
    config = load_config(str(root / "mkdocs.yml"))
    keys = set()
    for _ in range(2):

        def slugify(text: str, separator: str) -> str:
            return text + separator

        config.extra["slugify"] = slugify
        keys.add(make_key(config, is_large=False))
    assert len(keys) == 1
