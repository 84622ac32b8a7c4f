"""The pages are plain Markdown: MkDocs' successor builds them too, from the same mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from generator.publish.site_files import NOT_KEPT
from tests.built.built_site import find_dead_links, read_site
from tests.built.runs import run
from tests.lists import copy_toy

BASE = "/list/"


def test_every_page_and_link_is_there_with_zensical(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    done = run("generator", "-C", root, "site")
    assert done.returncode == 0, done.stderr
    mkdocs = read_site((root / "site").rename(root / "by-mkdocs"), BASE)
    # What the worker shows; it is made by the plugin, as the worker is.
    del mkdocs[f"/{NOT_KEPT}"]

    done = run("generator", "-C", root, "build")
    assert done.returncode == 0, done.stderr
    done = run("zensical", "build", "--strict", "-f", root / "mkdocs.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    zensical = read_site(root / "site", BASE)

    assert len(zensical) > 80
    assert zensical.keys() == mkdocs.keys()
    for address, page in zensical.items():
        assert page.links == mkdocs[address].links, address
    assert find_dead_links(root / "site", zensical) == []
    assert find_dead_links(root / "by-mkdocs", mkdocs) == []
    assert sum(len(page.links) for page in zensical.values()) > 1000
