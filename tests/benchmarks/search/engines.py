"""The searches that are measured: how each makes its index, and what a page needs of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import material
import rjsmin  # type: ignore[import-untyped]

from tests.benchmarks.contenders import BENCH_VENV, Missing
from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.measure import run_command
from tests.benchmarks.search.make_list import COST, DOCUMENTS, OURS

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Index:
    seconds: float | None
    """To make it; None where the browser makes it."""

    memory: int | None
    """Peak of the process that made it, bytes."""


@dataclass(frozen=True)
class Engine:
    name: str
    make: Callable[[Path, Path], Index]
    """From the folder of ``make_list``, makes what the site would hold in the other folder."""

    scripts: tuple[str, ...]
    """Addresses of what the page loads before its own script."""

    script: str
    """The page's own script, in ``pages``."""


def _make_ours(made: Path, folder: Path) -> Index:
    cost = json.loads((made / COST).read_text("utf-8"))
    folder.rmdir()
    folder.symlink_to(made / OURS)
    return Index(cost["seconds"], cost["peak"])


def _make_minisearch(made: Path, folder: Path) -> Index:
    library = PROJECT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
    if not library.exists():
        raise Missing("not installed: npm ci")
    # Its package has no small version; a site would serve one.
    script = library.read_text("utf-8")
    (folder / "minisearch.js").write_text(rjsmin.jsmin(script), encoding="utf-8")
    command = [find_node(), str(HERE / "minisearch.js"), "index", str(made / DOCUMENTS)]
    cost = run_command([*command, str(folder)], folder)
    return Index(cost.wall, cost.memory)


def _make_material(made: Path, folder: Path) -> Index:
    shutil.copy(find_material_worker(), folder / "worker.js")
    docs: list[dict[str, Any]] = []
    for paper in read_documents(made):
        # As MkDocs writes it for a page with the abstract as a section: text is HTML.
        location = f"papers/{paper['id']}/"
        facts = (paper[key] for key in ("authors", "venue", "organization", "topics", "tags"))
        text = "".join(f"<p>{escape(fact, quote=False)}</p> " for fact in facts if fact)
        docs.append({"location": location, "title": paper["title"], "text": text.strip()})
        if paper["text"]:
            text = f"<p>{escape(paper['text'], quote=False)}</p>"
            docs.append({"location": f"{location}#abstract", "title": "Abstract", "text": text})
    config = {
        "lang": ["en"],
        "separator": r"[\s\-,:;!=()\[\]\"/]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    index = {"config": config, "docs": docs}
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (folder / "search_index.json").write_text(content, encoding="utf-8")
    return Index(None, None)


def _make_pagefind(made: Path, folder: Path) -> Index:
    command = find_pagefind()
    pages = folder / "papers"
    for paper in read_documents(made):
        target = pages / paper["id"] / "index.html"
        target.parent.mkdir(parents=True)
        facts = "".join(
            f'<p data-pagefind-weight="{weight}">{escape(paper[key])}</p>'
            for key, weight in (
                ("authors", 3),
                ("tags", 3),
                ("topics", 1.5),
                ("venue", 1.5),
                ("organization", 1.5),
            )
            if paper[key]
        )
        title, text = escape(paper["title"]), escape(paper["text"])
        target.write_text(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"</head><body><h1>{title}</h1>{facts}<p>{text}</p></body></html>",
            encoding="utf-8",
        )
    cost = run_command([*command, "--site", str(folder), "--quiet"], folder)
    shutil.rmtree(pages)
    return Index(cost.wall, cost.memory)


ENGINES = (
    Engine("readinglist", _make_ours, ("/engine/assets/javascripts/site.js",), "readinglist.js"),
    Engine("Pagefind", _make_pagefind, (), "pagefind.js"),
    Engine(
        "MiniSearch",
        _make_minisearch,
        ("/engine/minisearch.js", "/bench/minisearch-query.js"),
        "minisearch.js",
    ),
    Engine("Material", _make_material, (), "material.js"),
)
"""Ours first."""


def read_documents(made: Path) -> Iterator[dict[str, str]]:
    with (made / DOCUMENTS).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def find_material_worker() -> Path:
    (worker,) = Path(material.__file__).parent.glob(
        "templates/assets/javascripts/workers/search.*.min.js"
    )
    return worker


def find_node() -> str:
    """The environment's Node.js, before any other that the machine has."""
    beside = Path(sys.executable).with_name("node")
    node = str(beside) if beside.exists() else shutil.which("node")
    if node is None:
        raise Missing("no Node.js here")
    return node


def find_pagefind() -> list[str]:
    """How Pagefind is called, from this environment or from that of the bench."""
    for python in (sys.executable, str(BENCH_VENV / "bin" / "python")):
        command = [python, "-m", "pagefind"]
        if Path(python).exists() and (
            subprocess.run([*command, "--version"], capture_output=True, check=False).returncode
            == 0
        ):
            return command
    raise Missing("not installed: make bench-contenders")


def write_page(engine: Engine, folder: Path) -> None:
    """The page that holds the engine, as ``<folder>/<engine>.html``, and its scripts beside it."""
    shutil.copytree(HERE / "pages", folder, dirs_exist_ok=True)
    scripts = ("/bench/harness.js", *engine.scripts, f"/bench/{engine.script}")
    tags = "".join(f'<script src="{script}" defer></script>' for script in scripts)
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>'
        f'<link rel="icon" href="data:,"><input id="query"><ol id="results"></ol>{tags}</html>',
        encoding="utf-8",
    )
