"""``readinglist refresh`` and dead links: what is said of them, and what is not asked."""

from __future__ import annotations

from pathlib import Path

from tests.commands.refreshing import (
    VERL,
    Refresh,
    link_to,
)
from tests.commands.refreshing import refresh as refresh
from tests.commands.refreshing import root as root
from tests.commands.refreshing import server as server
from tests.golden import read_tree
from tests.sources.services.server import Reply, Server


def test_links_are_looked_at_and_left_alone(
    refresh: Refresh, root: Path, server: Server, tmp_path: Path
) -> None:
    server.replies |= {
        "/moved": Reply(status=301, headers={"Location": "/fine"}),
        "/busy": Reply(status=503),
    }
    ways = {"project": "/fine", "video": "/moved", "slides": "/dead", "demo": "/busy"}
    link_to(root, **{name: f"{server.url}{way}" for name, way in ways.items()})
    (root / "data" / "people.yml").write_text(f"Ada Author:\n  homepage: {server.url}/home\n")
    before = read_tree(root / "data")
    summary = tmp_path / "summary.md"
    done = refresh("--only-links", "--summary", str(summary), "bare")
    assert done.exit_code == 0
    out_of_order = "the site is out of order (HTTP 503)"
    assert done.stdout.splitlines() == [
        f"data/papers/bare.yml: moved: links.video: {server.url}/moved is now {server.url}/fine",
        f"data/papers/bare.yml: dead: links.slides: {server.url}/dead: is not there (HTTP 404)",
        f"data/papers/bare.yml: uncertain: links.demo: {server.url}/busy: {out_of_order}",
        "0 files of facts written, 1 dead link, 0 of 0 questions unanswered.",
    ]
    text = summary.read_text("utf-8")
    where = "`papers/bare.yml`"
    assert (
        "## Dead links\n\n| Where | Field | Link | Why |\n| --- | --- | --- | --- |\n"
        f"| {where} | `links.slides` | `{server.url}/dead` | is not there (HTTP 404) |\n"
    ) in text
    assert f"| {where} | `links.video` | `{server.url}/moved` | `{server.url}/fine` |" in text
    assert f"| {where} | `links.demo` | `{server.url}/busy` | the site is out" in text
    assert read_tree(root / "data") == before


def test_pages_of_people_belong_to_a_run_on_everything(
    refresh: Refresh, root: Path, server: Server
) -> None:
    (root / "data" / "people.yml").write_text(f"Ada Author:\n  homepage: {server.url}/home\n")
    (root / "data" / "papers" / "hybridflow.yml").unlink()
    assert "data/people.yml: dead: Ada Author.homepage" in refresh("--only-links").stdout
    assert "people.yml" not in refresh("--only-links", "bare").stdout


def test_private_addresses_in_a_record_are_not_asked(
    refresh: Refresh, root: Path, server: Server
) -> None:
    port = server.url.rsplit(":", 1)[1]
    link_to(root, project=f"http://127.0.0.2:{port}/fine", demo="http://169.254.169.254/latest/")
    done = refresh("--only-links", "bare")
    assert done.stdout.count("the site is not on the public web, and was not asked") == 2
    assert server.asked == []


def test_repositories_that_their_host_spoke_of_are_not_asked_again(
    refresh: Refresh, server: Server
) -> None:
    """The others are: of them nobody has said whether they are there."""
    done = refresh("hybridflow")
    assert "github.com" not in "".join(done.stdout.splitlines()[1:])
    assert "https://git.example.net/~crowd/port" in done.stdout


def test_page_within_a_repository_is_asked_for_all_the_same(refresh: Refresh, root: Path) -> None:
    """The host says that the repository is there, which does not make its pages be there."""
    inside = f"{VERL}/tree/main/recipe"
    path = root / "data" / "papers" / "hybridflow.yml"
    path.write_text(path.read_text("utf-8").replace(f"{VERL}\n", f"{inside}\n"), "utf-8")
    done = refresh("hybridflow")
    assert f"uncertain: links.code.0.url: {inside}" in done.stdout
