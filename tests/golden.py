"""The pages of the toy list, as they were last looked at and found right.

After a change that is meant to change pages, renew them, and look at what git says of it::

    python -m tests.golden
"""

from __future__ import annotations

import difflib
import shutil
import tempfile
from pathlib import Path

from generator import pipeline
from generator.publish.writer import list_owned
from generator.settings import read_settings
from tests.lists import TOY, copy_toy

EXPECTED = TOY / "expected"


def build_toy(folder: Path) -> dict[str, bytes]:
    """What the generator adds to the toy list's ``docs/``, by path below it."""
    settings = read_settings(copy_toy(folder))
    pipeline.build(settings)
    tested_apart = ("assets/javascripts/", "assets/search/", "assets/stylesheets/")
    return {
        path: (settings.docs / path).read_bytes()
        for path in list_owned(settings.docs)
        if not path.startswith(tested_apart)
    }


def read_tree(root: Path) -> dict[str, bytes]:
    """Every file below ``root``, hidden ones too."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def describe_difference(expected: dict[str, bytes], found: dict[str, bytes]) -> str:
    """What differs, file by file; empty where nothing does."""
    lines = [f"missing: {path}" for path in sorted(expected.keys() - found.keys())]
    lines += [f"unexpected: {path}" for path in sorted(found.keys() - expected.keys())]
    for path in sorted(expected.keys() & found.keys()):
        old, new = (tree[path].decode().splitlines() for tree in (expected, found))
        lines += difflib.unified_diff(old, new, f"expected/{path}", path, n=1, lineterm="")
        if old == new and expected[path] != found[path]:
            lines.append(f"other line ends: {path}")
    return "\n".join(lines)


def renew() -> None:
    """Make ``tests/toy/expected/`` what the generator writes now."""
    with tempfile.TemporaryDirectory() as folder:
        files = build_toy(Path(folder) / "toy")
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in files.items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(content)
    print(f"{len(files)} files in {EXPECTED}")


if __name__ == "__main__":
    renew()
