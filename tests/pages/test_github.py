from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from generator.pages.github import GitHubLinks
from generator.settings import read_settings
from tests.lists import make_paper


def test_links_to_github_open_the_record(toy: Path) -> None:
    links = GitHubLinks(read_settings(toy))
    paper = make_paper("pc-darts")
    repository = "https://github.com/example/toy"
    assert links.edit(paper) == f"{repository}/edit/trunk/data/papers/pc-darts.yml"
    address = urlsplit(links.correct(paper))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{repository}/issues/new"
    query = parse_qs(address.query)
    assert query["title"] == ["Correction: pc-darts"]
    assert "data/papers/pc-darts.yml" in query["body"][0]
