"""Names without a page, in a site that was built strictly: each link to one arrives."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath

from tests.built.runs import build_strictly
from tests.lists import copy_toy

KINDS = ("authors", "tags", "venues", "organizations")


def test_link_of_a_name_lands_on_its_line_which_leads_back_to_the_paper(tmp_path: Path) -> None:
    options = {"branch": "trunk", "page_size": 3, "pages_from": dict.fromkeys(KINDS, 2)}
    done = build_strictly(copy_toy(tmp_path / "toy", plugins=[{"readinglist": options}]))
    assert done.returncode == 0, done.stderr
    site = tmp_path / "toy" / "site"
    paper = (site / "papers/crowd/index.html").read_text("utf-8")
    links = re.findall(r'href="(\.\./\.\./[a-z]+/[^"#]*)#([a-z0-9-]+)">([^<]+)', paper)
    assert {"Bert Two", "Cleo Three"} <= {words for _, _, words in links}
    for target, anchor, words in links:
        index = site / normpath(join("papers/crowd", target)) / "index.html"
        page = index.read_text("utf-8")
        assert page.count(f'id="{anchor}"') == 1
        (line,) = re.findall(rf'<li id="{anchor}">(.*?)</li>', page, re.DOTALL)
        assert line.startswith(words)
        assert "papers/crowd/" in line
