"""How long the commands take on the project's own list and on lists made from a corpus, beside
stock MkDocs and Hugo on the same records, in one run."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.benchmarks.builds_report import NOTHING_CACHED, OURS, Run, write_report
from tests.benchmarks.contenders import Missing, find_hugo
from tests.benchmarks.corpus import DEFAULT, PROJECT, copy_project, find_corpus, write_list
from tests.benchmarks.hugo import write_hugo_site
from tests.benchmarks.measure import run_command, run_measured, take_median, weigh
from tests.benchmarks.serving import describe_serving, measure_serving
from tests.benchmarks.steps import Steps
from tests.lists import copy_written_pages

SIZES = [1_000, 10_000]
"""Beside the own list."""

MOST = {"MkDocs": 10_000, "Hugo": 30_000}
"""Papers up to which a contender is tried; beyond, it takes hours, or more memory than is there."""

MOST_SERVED = 10_000
"""Papers of a list that somebody edits while it is served."""


MOST_REPEATED = 10_000
"""Papers up to which a site is built several times."""


@dataclass(frozen=True)
class Work:
    who: str
    what: str
    arguments: tuple[str, ...]
    """Of ``python -m``."""


CHECK = Work(OURS, "check", ("generator", "check"))
NOTHING = Work(OURS, NOTHING_CACHED, ("generator", "site"))
SAME = Work(OURS, "site, nothing changed", ("generator", "site"))
CHANGED = Work(OURS, "site, one record changed", ("generator", "site"))
WORKS = (CHECK, NOTHING, SAME, CHANGED)
STOCK = Work("MkDocs", NOTHING_CACHED, ("generator", "site"))
HUGO = Work("Hugo", "site from pages that are made", ())


def measure_builds(console: Console, sizes: list[int], *, write: bool = False) -> None:
    runs: list[Run] = []
    served: list[str] = []
    missing: list[str] = []
    steps = Steps(_count_steps(sizes))
    for papers, folder in _make_lists(steps, sizes):
        runs += [_measure(steps, work, folder, papers) for work in WORKS]
        if papers <= MOST_SERVED:
            with steps.step(f"{papers:,} papers: {OURS}, served"):
                served.append(describe_serving(papers, measure_serving(folder)))
        for work in (HUGO, STOCK):
            if papers > MOST[work.who]:
                missing.append(f"{work.who}: not tried above {MOST[work.who]:,} papers.")
                continue
            try:
                runs.append(_measure(steps, work, folder, papers))
            except Missing as reason:
                missing.append(f"{work.who}: {reason}.")
    missing.append(
        "The ACL Anthology's own pipeline (Python and Hugo): missing, it is bound to its own data. "
        "Run by itself on a machine of two processors it took 634 s and 12.5 GiB for its 109,000 "
        "papers."
    )
    if find_corpus() is None:
        missing.append("READINGLIST_CORPUS names no corpus: only the own list was measured.")
    write_report(console, runs, [*served, *dict.fromkeys(missing)], write=write)


def _count_steps(sizes: list[int]) -> int:
    """Each list is made, but for the own one, and gets all works that are tried with it."""
    sizes = sizes if find_corpus() else []
    tried = sum(size <= most for size in [0, *sizes] for most in MOST.values())
    tried += sum(size <= MOST_SERVED for size in [0, *sizes])
    return len(sizes) + (1 + len(sizes)) * len(WORKS) + tried


def _make_lists(steps: Steps, sizes: list[int]) -> Iterator[tuple[int, Path]]:
    """Each list with its number of papers. Nothing is deleted before the last one is done with:
    ext4 takes a multiple of the time for a new file while files were deleted minutes ago, as it
    does not give their inodes away yet."""
    corpus = find_corpus()
    with tempfile.TemporaryDirectory(prefix="readinglist-bench-") as work:
        own = Path(work) / "own"
        shutil.copytree(PROJECT / "data", own / "data")
        copy_project(own)
        yield len(list((own / "data" / "papers").iterdir())), own
        for size in sizes if corpus else []:
            made = Path(work) / str(size)
            with steps.step(f"{size:,} papers: records"):
                write_list(corpus or DEFAULT, made, size)
            yield size, made


def _measure(steps: Steps, work: Work, folder: Path, papers: int) -> Run:
    with steps.step(f"{papers:,} papers: {work.who}, {work.what}"):
        return _run(work, folder, papers)


def _run(work: Work, folder: Path, papers: int) -> Run:
    site = folder / "site"
    if work == HUGO:
        source, site = folder / "hugo" / "source", folder / "hugo" / "site"
        run_measured(["generator", "build"], folder)
        write_hugo_site(folder, source, _choose_page(folder))
        command = [find_hugo(), "build", "--source", str(source), "--destination", str(site)]
        costs = []
        for _ in range(_count_runs(papers)):
            _put_aside(site)
            costs.append(run_command(command, folder))
        return Run(papers, work.who, work.what, take_median(costs), *weigh(site))
    if work == CHANGED:
        _change_record(folder)
    if work == STOCK:
        _choose_stock(folder)
    costs = []
    for _ in range(_count_runs(papers) if work == NOTHING else 1):
        if work in (NOTHING, STOCK):
            _forget(folder)
        costs.append(run_measured([*work.arguments], folder))
    sizes = weigh(site) if site.exists() else (0, 0)
    return Run(papers, work.who, work.what, take_median(costs), *sizes)


def _count_runs(papers: int) -> int:
    """Of a whole site, by us and by Hugo: what the disk was doing before shows in single ones."""
    return 3 if papers <= MOST_REPEATED else 1


def _forget(folder: Path) -> None:
    """As in a fresh clone."""
    for made in ("docs", "site", ".cache"):
        _put_aside(folder / made)
    copy_written_pages(folder)


def _put_aside(made: Path) -> None:
    if made.exists():
        made.rename(tempfile.mkdtemp(prefix=".aside-", dir=made.parent))


def _change_record(folder: Path) -> None:
    """Another title: its own page, and all that name it."""
    for record in sorted((folder / "data" / "papers").iterdir()):
        text = record.read_text("utf-8")
        changed = re.sub(r"^title: (?=\w)", "title: Changed ", text, count=1, flags=re.MULTILINE)
        if changed != text:
            record.write_text(changed, encoding="utf-8")
            return


def _choose_stock(folder: Path) -> None:
    path = folder / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  - readinglist:\n", "  - readinglist:\n      fast: false\n"), "utf-8"
    )


def _choose_page(folder: Path) -> str:
    """The page of a paper, in the middle of the list."""
    pages = sorted((folder / "site" / "papers").glob("*/index.html"))
    return pages[len(pages) // 2].relative_to(folder / "site").as_posix()
