"""The fast way through MkDocs makes the same bytes as the stock way, and is as strict."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import processes
from generator.fast_site.run import BuildFailed, build_site
from generator.pages.page import Page
from generator.pages.render import Renderer
from generator.pipeline import make_plan
from generator.publish.unfinished import write_whole
from generator.records.plain_yaml import read_plain_yaml
from generator.records.style import write_yaml
from generator.settings import read_settings
from tests.built.runs import build_strictly, run
from tests.golden import read_tree
from tests.lists import ROOT, copy_toy, copy_written_pages, read_config
from tests.site.sites import build_as_long


def build_fully(root: Path) -> None:
    done = run("generator", "-C", root, "site")
    assert done.returncode == 0, done.stderr
    assert "not understood" not in done.stderr


def build_both_ways(
    root: Path, build: Callable[[Path], None] = build_fully
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site as the fast way and as stock MkDocs make it, by path."""
    sites = []
    for fast in (True, False):
        config = read_config(root)
        (options,) = (plugin["readinglist"] for plugin in config["plugins"])
        options["fast"] = fast
        (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
        build(root)
        sites.append(read_tree((root / "site").rename(root / f"site-{fast}")))
    return sites[0], sites[1]


def assert_same(fast: dict[str, bytes], stock: dict[str, bytes]) -> None:
    assert fast.keys() == stock.keys()
    assert {path for path in stock if fast[path] != stock[path]} == set()


def copy_first_list(root: Path) -> Path:
    root.mkdir()
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "generator" / "theme", root / "generator" / "theme")
    config = read_config(ROOT)
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    copy_written_pages(root)
    return root


def test_toy_list_is_the_same_both_ways(toy: Path) -> None:
    fast, stock = build_both_ways(toy)
    assert len(stock) > 120
    assert_same(fast, stock)


def test_long_list_is_the_same_both_ways(toy: Path) -> None:
    fast, stock = build_both_ways(toy, build_as_long)
    page = stock["papers/crowd/index.html"]
    assert b'rel="icon"' not in page, "chrome.js completes the page of a long list"
    assert b"&#10;" not in page, "lines of code are lines"
    assert_same(fast, stock)


def test_first_list_is_the_same_both_ways(tmp_path: Path) -> None:
    fast, stock = build_both_ways(copy_first_list(tmp_path / "list"))
    assert len(stock) > 1000
    assert_same(fast, stock)


def mix_records(root: Path, count: int) -> None:
    """Make the list in ``root`` one of ``count`` papers, each with the fields of several others."""
    papers = root / "data" / "papers"
    trees = {path.stem: read_plain_yaml(path.read_bytes()) for path in sorted(papers.iterdir())}
    fields: list[Any] = [*trees.values()]
    for number in range(count - len(trees)):
        one, other, third = (fields[number * step % len(fields)] for step in (1, 7, 31))
        mixed = {
            "title": f"{one['title']}, again {number}",
            "authors": [*one["authors"][:2], *other["authors"][-1:]],
            "date": third["date"],
            "topics": other["topics"],
            "links": {"page": f"https://example.com/{number}"},
        }
        mixed |= {key: one[key] for key in ("abstract", "note") if key in one}
        mixed |= {key: third[key] for key in ("tags", "venue", "organization") if key in third}
        mixed["authors"] = [*dict.fromkeys(mixed["authors"])]
        (papers / f"mixed-{number}.yml").write_text(write_yaml(mixed), "utf-8")


def test_thousand_papers_are_the_same_both_ways(tmp_path: Path) -> None:
    """As ``tests/benchmarks/both_ways.py`` finds of a thousand papers of the corpus."""
    root = copy_first_list(tmp_path / "list")
    mix_records(root, 1_000)
    fast, stock = build_both_ways(root)
    assert len([path for path in stock if path.startswith("papers/mixed-")]) > 850
    assert_same(fast, stock)


THEMES = {
    "counts letters": "{{ page.title | length }}",
    "holds texts together": "{{ page.title ~ page.url }}",
    "changes letters": "{{ page.title | upper | truncate(9) }}",
    "asks for one page": ("{% if page.url == 'papers/bare/' %}here{% endif %}"),
    "shows the contents": (
        "{% for item in page.toc %}{{ item.title }}{{ item.url | url }}"
        "{% for one in item.children %}{{ loop.index }}{{ one.title }}{% endfor %}"
        "{% endfor %}"
    ),
    "numbers authors": (
        "{% for name in (page.meta.citation or {}).author or [] %}"
        "{{ loop.index }} {{ name }}{{ ', ' if not loop.last }}{% endfor %}"
    ),
    "reads the Markdown": "{{ page.content.split('h2')[0] }}",
}
"""What another theme may do with a page."""


@pytest.mark.parametrize("footer", THEMES.values(), ids=THEMES)
def test_another_theme_is_the_same_both_ways(tmp_path: Path, footer: str) -> None:
    root = copy_toy(tmp_path / "toy")
    theme = root / "theme"
    shutil.copytree(ROOT / "generator" / "theme", theme)
    (theme / "main.html").rename(theme / "first.html")
    # The page for missing addresses has no page.
    block = f"{{% block footer %}}{{% if page %}}{footer}{{% endif %}}{{% endblock %}}"
    (theme / "main.html").write_text(f'{{% extends "first.html" %}}{block}')
    config = read_config(root)
    config["theme"]["custom_dir"] = str(theme)
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    sites = []
    for fast in (True, False):
        options = {"readinglist": {"fast": fast}}
        config["plugins"] = [options]
        (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
        done = run("mkdocs", "build", "-f", root / "mkdocs.yml", SOURCE_DATE_EPOCH="1790000000")
        assert done.returncode == 0, done.stderr
        sites.append(read_tree((root / "site").rename(root / f"site-{fast}")))
    assert_same(*sites)


@pytest.mark.parametrize("processors", [1, 2])
@pytest.mark.parametrize("line", ["[x](nowhere.md)", "[x](../papers/crowd.md#nowhere)"])
def test_fault_on_a_page_of_the_generator_fails(
    toy: Path,
    line: str,
    processors: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    render = Renderer.render_parts

    def add_line(self: Renderer, page: Page) -> tuple[dict[str, Any], str]:
        fields, body = render(self, page)
        return fields, f"{body}\n{line}\n" if page.path == "papers/bare.md" else body

    monkeypatch.setattr(Renderer, "render_parts", add_line)
    monkeypatch.setattr(processes, "count_processors", lambda: processors)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    settings = read_settings(toy)
    with pytest.raises(BuildFailed, match="Aborted with 1 warnings in strict mode!"):
        build_site(make_plan(settings), settings)
    assert "papers/bare.md" in caplog.text


def test_page_that_is_linked_to_and_not_in_the_navigation_has_its_places(toy: Path) -> None:
    page = toy / "docs" / "about.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n[x](papers/crowd.md#cite) [y](papers/crowd.md#nowhere)\n", "utf-8")
    done = build_strictly(toy)
    assert done.returncode == 1
    assert "papers/crowd.md#nowhere" in done.stderr
    assert "#cite" not in done.stderr


def test_pages_of_an_earlier_build_are_not_read(toy: Path) -> None:
    assert run("generator", "-C", toy, "build").returncode == 0
    first = build_strictly(toy)
    assert first.returncode == 0, first.stderr
    before = read_tree((toy / "site").rename(toy / "before"))
    page = toy / "docs" / "papers" / "bare.md"
    write_whole(page, b"# Another\n", toy / "unfinished")
    assert build_strictly(toy).returncode == 0
    assert_same(read_tree(toy / "site"), before)


def test_strict_build_takes_the_fast_way_without_a_word(toy: Path) -> None:
    done = build_strictly(toy)
    assert done.returncode == 0, done.stderr
    assert "not understood" not in done.stderr
