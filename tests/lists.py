"""Small reading lists for tests: made from a few lines, or copied from the toy list."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from generator.library.library import Library, arrange
from generator.publish.writer import MANIFEST, list_owned
from generator.records.model import Paper, Topic
from generator.records.records import Records

ROOT = Path(__file__).resolve().parents[1]
TOY = ROOT / "tests" / "toy"

PAPER = """\
title: A paper
authors: [Ada Author]
date: 2024-09-28
topics: [systems]
"""
"""The shortest record that is fine."""

TOPICS = """\
systems:
  title: Systems
  description: What runs.
"""


def write_list(
    root: Path, files: Mapping[str, str | bytes], config: str = "site_name: A list\n"
) -> Path:
    """Make ``root`` a list with ``files`` (by path below ``data/``) and one topic."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    for name, content in {"topics.yml": TOPICS, **files}.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def copy_toy(root: Path, **settings: Any) -> Path:
    """Make ``root`` the toy list, to be built the way that the real list is built.

    ``settings`` replace those of ``mkdocs.yml``.
    """
    for folder in ("data", "docs"):
        shutil.copytree(TOY / folder, root / folder)
    # The page that belongs to the program and not to a list.
    shutil.copy(ROOT / "docs" / "offline.md", root / "docs")
    config = read_config(ROOT) | read_config(TOY) | settings
    # The real list's own files, which the toy list doesn't have.
    config.pop("extra_css", None)
    config["theme"]["custom_dir"] = str(ROOT / "generator" / "theme")
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    return root


def read_config(root: Path) -> dict[str, Any]:
    """``mkdocs.yml`` as MkDocs reads it."""
    with (root / "mkdocs.yml").open("rb") as file:
        return yaml_load(file)


def make_paper(id: str, **fields: Any) -> Paper:
    """A paper with these fields, written as in a record, and something in the others."""
    some = {"title": id, "authors": [], "date": "2024", "topics": ["systems"]}
    return Paper.model_validate({"id": id, **some, **fields})


def make_library(*papers: Paper, **records: Any) -> Library:
    """A library of the papers; ``records`` are the other fields of ``Records``."""
    keys = sorted({key for paper in papers for key in paper.topics})
    topics = tuple(Topic(key=key, title=key, description="What runs.") for key in keys)
    return arrange(Records(**{"papers": papers, "topics": topics, **records}))


def copy_written_pages(root: Path) -> None:
    """This repository's ``docs/`` without what an earlier build left there."""
    docs = ROOT / "docs"
    owned = {docs / path for path in list_owned(docs)} | {docs / MANIFEST}

    def find_owned(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder) / name in owned]

    shutil.copytree(docs, root / "docs", ignore=find_owned)
