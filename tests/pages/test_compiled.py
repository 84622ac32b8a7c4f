from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.pages import compiled
from generator.pages.compiled import CompiledTemplates, find_folder


class Counting(Environment):
    compiled = 0

    def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
        type(self).compiled += 1
        return super()._compile(source, filename)


def render(known: CompiledTemplates, text: str) -> str:
    environment = Counting(loader=DictLoader({"page": text}), bytecode_cache=known)
    return environment.get_template("page").render(name="Ada")


def test_template_is_compiled_once_and_again_when_it_changed() -> None:
    known = CompiledTemplates()
    Counting.compiled = 0
    assert [render(known, "Hello {{ name }}") for _ in range(3)] == ["Hello Ada"] * 3
    assert Counting.compiled == 1
    assert render(known, "Bye {{ name }}") == "Bye Ada"
    assert Counting.compiled == 2


def test_template_is_compiled_once_by_programs_that_share_a_folder(tmp_path: Path) -> None:
    Counting.compiled = 0
    for _ in range(2):
        assert render(CompiledTemplates(tmp_path), "Hello {{ name }}") == "Hello Ada"
    assert Counting.compiled == 1
    assert [file.suffix for file in tmp_path.iterdir()] == [".pyc"], "as Python's, left out of git"
    assert render(CompiledTemplates(tmp_path), "Bye {{ name }}") == "Bye Ada"
    assert len([*tmp_path.iterdir()]) == 1, "nothing gathers there"


def test_another_program_compiles_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "text.py").write_text("A = 1\n")
    monkeypatch.setattr(compiled, "_PROGRAM", program)
    kept = tmp_path / "kept"
    kept.mkdir()
    Counting.compiled = 0
    render(CompiledTemplates(kept), "Hello {{ name }}")
    (program / "text.py").write_text("A = 12\n")
    render(CompiledTemplates(kept), "Hello {{ name }}")
    assert Counting.compiled == 2


@pytest.mark.parametrize("damage", [bytes, lambda content: content[:40], lambda _: b"x" * 300])
def test_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    render(CompiledTemplates(tmp_path), "Hello {{ name }}")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert render(CompiledTemplates(tmp_path), "Hello {{ name }}") == "Hello Ada"
    assert file.read_bytes() == whole


def test_templates_are_rendered_where_nothing_can_be_kept(tmp_path: Path) -> None:
    assert render(CompiledTemplates(tmp_path / "missing"), "Hello {{ name }}") == "Hello Ada"


def test_they_lie_where_python_keeps_its_own_and_only_if_it_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert find_folder() is None
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    assert find_folder() is None, "where Python has left nothing"
    place = Path(importlib.util.cache_from_source(str(compiled.__file__))).parent
    place.mkdir(parents=True)
    assert find_folder() == place
