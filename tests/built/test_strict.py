"""A strict build fails on each fault that readers would meet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.built.runs import build_strictly, run
from tests.lists import PAPER, copy_toy

NAV = [{"Home": "index.md"}, {"Gone": "gone.md"}]

FAULTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "dead link": ("[x](nowhere.md)", {}, "'nowhere.md'"),
    "dead link to a page made from records": ("[x](papers/nowhere.md)", {}, "papers/nowhere.md"),
    "dead anchor": ("[x](papers/bare.md#nowhere)", {}, "#nowhere"),
    "dead anchor on the page itself": ("[x](#nowhere)", {}, "#nowhere"),
    "missing image": ("![x](assets/nowhere.png)", {}, "nowhere.png"),
    "absolute link": ("[x](/papers/bare/)", {}, "/papers/bare/"),
    "link to a folder": ("[x](papers/)", {}, "papers/"),
    "missing page in the navigation": ("", {"nav": NAV}, "gone.md"),
}


def plant(root: Path, line: str, settings: dict[str, Any]) -> Path:
    """A copy of the toy list with one more line on a page written by hand."""
    copy_toy(root, **settings)
    with (root / "docs" / "about.md").open("a") as page:
        page.write(f"\n{line}\n")
    return root


def test_toy_list_is_built_strictly(toy: Path) -> None:
    done = build_strictly(toy)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert (toy / "site" / "papers" / "hostile" / "index.html").is_file()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_planted_fault_fails(tmp_path: Path, fault: tuple[str, dict[str, Any], str]) -> None:
    line, settings, said = fault
    done = build_strictly(plant(tmp_path, line, settings))
    assert done.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in done.stdout
    assert said in done.stderr


def test_fault_is_only_a_warning_without_strict(tmp_path: Path) -> None:
    root = plant(tmp_path, "[x](nowhere.md)", {})
    done = run("mkdocs", "build", "-f", root / "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert "nowhere.md" in done.stderr
    assert (root / "site" / "about" / "index.html").is_file()


@pytest.mark.parametrize("strict", [[], ["--strict"]], ids=["plain", "strict"])
def test_bad_record_fails_with_its_problem_and_without_a_traceback(
    toy: Path, strict: list[str]
) -> None:
    (toy / "data" / "papers" / "new.yml").write_text(PAPER.replace("2024-09-28", "soon"))
    done = run("mkdocs", "build", *strict, "-f", toy / "mkdocs.yml")
    assert done.returncode == 1
    assert "data/papers/new.yml:3:7: date: found 'soon'; wanted a date" in done.stderr
    assert "1 problem found." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (toy / "site").exists()
