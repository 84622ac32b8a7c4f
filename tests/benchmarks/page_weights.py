"""What a paper weighs on the site, by kind of file.

python -m tests.benchmarks.page_weights               of 1,000 and 10,000 papers of the corpus
python -m tests.benchmarks.page_weights 3000          of so many
python -m tests.benchmarks.page_weights 108962 pages  the pages alone, without search and exports

Of each kind of page a sample is rendered and converted as MkDocs does it. What the theme puts
around it is counted, not rendered: the sum is that of a built site to a hundredth, but for the
pages that people wrote.
"""

from __future__ import annotations

import posixpath
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import markdown
from mkdocs.utils import get_relative_url
from rich.table import Table

from generator.pages.page import Page
from generator.pages.render import Renderer
from generator.pages.slugs import find_url
from generator.pipeline import Plan, make_plan, render_files
from generator.settings import Settings, read_settings
from tests.benchmarks.console import open_console
from tests.benchmarks.corpus import PROJECT, find_corpus, write_list
from tests.lists import read_config

CHROME, LEAN_CHROME = 1_400, 645
"""Bytes around the content of a page two folders deep, but for its title and the metadata of a
paper; the lower number for the many pages of a long list."""

SAMPLE = 300
"""How many pages of a kind are rendered, evenly spread."""

DESCRIPTION = len('<meta name="description" content="">\n')
META = len('<meta name="citation_" content="">\n')

SITEMAP = 10
"""Bytes a page in the gzipped parts of the map of the site, …"""

WORKER = 59
"""… and a file in the lists of the worker."""

Rows = dict[str, tuple[int, float, int, str]]
"""By kind: files, bytes, and the largest of those that were weighed with its path."""


def main() -> None:
    console = open_console()
    numbers = [int(argument) for argument in sys.argv[1:2]]
    corpus = find_corpus()
    if corpus is None:
        sys.exit("No corpus: READINGLIST_CORPUS names none.")
    for size in numbers or [1_000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="readinglist-weights-") as folder:
            write_list(corpus, Path(folder), size)
            console.print(weigh_list(Path(folder), pages_only=sys.argv[2:] == ["pages"]))


def weigh_list(folder: Path, *, pages_only: bool = False) -> Table:
    settings = read_settings(folder)
    plan = make_plan(settings)
    rows = _weigh_pages(plan, settings)
    if not pages_only:
        rows |= _weigh_files(render_files(plan, settings), {page.path for page in plan.pages})
    papers = len(plan.library.papers)
    table = Table("kind", "files", "bytes a paper", "largest", "which")
    for kind, (count, size, most, which) in sorted(rows.items(), key=lambda row: -row[1][1]):
        table.add_row(kind, f"{count:,}", f"{size / papers:,.0f}", f"{most:,}", which)
    files = sum(count for count, _, _, _ in rows.values())
    lists = SITEMAP * len(plan.pages), WORKER * files
    for name, size in zip(("sitemap", "offline"), lists, strict=True):
        table.add_row(name, "", f"{size / papers:,.0f}", "", "")
    whole = sum(size for _, size, _, _ in rows.values()) + sum(lists)
    table.add_row(f"{papers:,} papers", f"{files:,}", f"{whole / papers:,.0f}", "", "")
    return table


def _weigh_pages(plan: Plan, settings: Settings) -> Rows:
    renderer = Renderer(plan.library, plan.addresses, settings)
    reader = _make_reader()
    kinds: dict[str, list[Page]] = {}
    for page in plan.pages:
        part = f" {Path(page.first).stem}" if page.first.startswith("papers/") else ""
        kinds.setdefault(f"page: {page.kind}{part}", []).append(page)
    rows: Rows = {}
    for kind, pages in kinds.items():
        weighed = []
        for page in _take_evenly(pages):
            fields, body = renderer.render_parts(page)
            content = _lead_to_pages(str(reader.reset().convert(body)), page.path)
            size = len(content.encode()) + _weigh_chrome(fields)
            weighed.append((size, page.path))
        whole = sum(size for size, _ in weighed) / len(weighed) * len(pages)
        rows[kind] = (len(pages), whole, *max(weighed))
    return rows


def _take_evenly(pages: Sequence[Page]) -> Iterator[Page]:
    count = min(len(pages), SAMPLE)
    return (pages[place * len(pages) // count] for place in range(count))


def _weigh_chrome(fields: Mapping[str, Any]) -> int:
    size = LEAN_CHROME if "chrome" in fields else CHROME
    size += len(str(fields.get("title", "")).encode())
    if description := fields.get("description"):
        size += DESCRIPTION + len(str(description).encode())
    for name, contents in fields.get("citation", {}).items():
        size += sum(META + len(name) + len(str(content).encode()) for content in contents)
    return size


def _weigh_files(files: Mapping[str, bytes], pages: set[str]) -> Rows:
    rows: Rows = {}
    for path in files:
        if path in pages:
            continue
        kind, size = _name_kind(path), len(files[path])
        count, whole, most, which = rows.get(kind, (0, 0, 0, ""))
        rows[kind] = (count + 1, whole + size, *max((size, path), (most, which)))
    return rows


def _name_kind(path: str) -> str:
    if path.startswith("assets/search/"):
        return "search"
    return f"export: {Path(path).name}" if path.startswith("data/") else path.split("/")[0]


def _lead_to_pages(content: str, path: str) -> str:
    """``content`` of the page at ``path``, with links to pages in place of those to files."""

    def lead(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
        return f'href="{get_relative_url(find_url(target), find_url(path))}'

    return re.sub(r'href="([^":#?]+\.md)', lead, content)


def _make_reader() -> Any:
    config = read_config(PROJECT)["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in config]
    options = {key: value for one in config if isinstance(one, dict) for key, value in one.items()}
    return markdown.Markdown(extensions=names, extension_configs=options)


if __name__ == "__main__":
    main()
