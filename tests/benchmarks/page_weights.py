"""What a paper weighs on the site, by kind of page: content alone, without what the theme repeats.

python -m tests.benchmarks.page_weights             of 1,000 and 10,000 papers of the corpus
python -m tests.benchmarks.page_weights 10000 3000  of so many, with a chrome of 3,000 bytes a page

Pages are converted as MkDocs does it, but for its rewriting of links: ``../x.md`` has as many bytes
as ``../x/`` but one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import markdown
from rich.console import Console
from rich.table import Table

from generator.pages.slugs import find_url
from generator.pipeline import make_plan, render_files
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT, find_corpus, write_list
from tests.lists import read_config

CHROME = 1_300
"""Bytes, unless another number is given."""

SITEMAP = len(
    "    <url>\n         <loc></loc>\n         <lastmod>2024-09-28</lastmod>\n    </url>\n"
)


def main() -> None:
    console = Console(highlight=False)
    numbers = [int(argument) for argument in sys.argv[1:]]
    corpus = find_corpus()
    if corpus is None:
        sys.exit("No corpus: READINGLIST_CORPUS names none.")
    chrome = numbers[1] if len(numbers) > 1 else CHROME
    for size in numbers[:1] or [1_000, 10_000]:
        with tempfile.TemporaryDirectory(prefix="readinglist-weights-") as folder:
            write_list(corpus, Path(folder), size)
            console.print(weigh_list(Path(folder), chrome))


def weigh_list(folder: Path, chrome: int) -> Table:
    settings = read_settings(folder)
    plan = make_plan(settings)
    papers = len(plan.library.papers)
    files = render_files(plan, settings)
    kinds = {page.path: page.kind for page in plan.pages}
    firsts = {page.path: page.first for page in plan.pages}
    convert = _make_converter()
    count: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    largest: dict[str, tuple[int, str]] = {}
    sitemap = 0
    for path, content in files.items():
        kind, size = kinds.get(path) or _name_kind(path), len(content)
        if path in kinds:
            size = len(convert(content.decode()).encode())
            kind = f"page: {kind}"
            if firsts[path].startswith("papers/"):
                kind += f" {Path(firsts[path]).stem}"
            sitemap += SITEMAP + len(settings.site_url + find_url(path))
        count[kind] += 1
        weight[kind] += size
        largest[kind] = max(largest.get(kind, (0, "")), (size, path))
    table = Table("kind", "files", "bytes a paper", "with chrome", "largest", "which")
    total = 0.0
    for kind, size in weight.most_common():
        whole = size + (chrome * count[kind] if kind.startswith("page") else 0)
        total += whole
        most, which = largest[kind]
        cells = f"{count[kind]:,}", f"{size / papers:,.0f}", f"{whole / papers:,.0f}", f"{most:,}"
        table.add_row(kind, *cells, which)
    table.add_row("sitemap.xml", "1", f"{sitemap / papers:,.0f}", f"{sitemap / papers:,.0f}")
    total += sitemap
    bytes_ = f"{sum(weight.values()) / papers:,.0f}", f"{total / papers:,.0f}"
    table.add_row(f"{papers:,} papers", f"{len(files):,}", *bytes_)
    return table


def _name_kind(path: str) -> str:
    if path.startswith("assets/search/"):
        return "search"
    return f"export: {Path(path).name}" if path.startswith("data/") else path.split("/")[0]


def _make_converter() -> Any:
    config = read_config(PROJECT)["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in config]
    options = {key: value for one in config if isinstance(one, dict) for key, value in one.items()}
    reader = markdown.Markdown(extensions=names, extension_configs=options)

    def convert(page: str) -> str:
        body = re.sub(r"\A---\n.*?^---\n", "", page, count=1, flags=re.DOTALL | re.MULTILINE)
        return str(reader.reset().convert(body))

    return convert


if __name__ == "__main__":
    main()
