"""The example on the page "Review a pull request" is what the command says."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from generator import cli
from tests.lists import ROOT, write_list
from tests.repositories import commit, start

PAGE = ROOT / "docs" / "contribute" / "review.md"

TOPICS = """\
kernels-and-compilers:
  title: Kernels and compilers
  description: What runs.
efficient-models:
  title: Efficient models
  description: What runs well.
"""
MONARCH = """\
title: "Monarch: Expressive Structured Matrices for Efficient and Accurate Training"
authors: [Tri Dao, Christopher Re]
date: 2022-04-01
arxiv: "2204.00595"
topics: [efficient-models]
tags: [attention, gpu-kernels]
note: Fewer numbers in a matrix, and still a good one.
"""


def read_example(kind: str) -> str:
    section = PAGE.read_text("utf-8").split("### An example\n")[1].split("\n## Look at")[0]
    found = re.search(rf"^```{kind}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def review_example(folder: Path) -> str:
    root = start(write_list(folder, {"topics.yml": TOPICS, "papers/monarch.yml": MONARCH}))
    commit(root, "The list")
    papers = root / "data" / "papers"
    moved = MONARCH.replace("[efficient-models]", "[kernels-and-compilers, efficient-models]")
    (papers / "monarch.yml").write_text(moved, "utf-8")
    (papers / "flashattention.yml").write_text(read_example("yaml"), "utf-8")
    return CliRunner().invoke(cli.main, ["-C", str(root), "review"]).stdout


def test_example_is_what_the_command_says(tmp_path: Path) -> None:
    assert review_example(tmp_path / "list") == read_example("markdown")
