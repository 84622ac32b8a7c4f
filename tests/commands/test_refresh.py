"""``readinglist refresh`` from the command line to the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.settings import read_settings
from tests.commands.refreshing import (
    FACTS,
    GITHUB_WAY,
    GITLAB_WAY,
    PORT,
    VERL,
    Refresh,
    github,
    link_to,
)
from tests.commands.refreshing import refresh as refresh
from tests.commands.refreshing import root as root
from tests.commands.refreshing import server as server
from tests.golden import read_tree
from tests.lists import PAPER
from tests.sources.services.server import Reply, Server, say
from tests.sources.services.world import HUGGING_FACE


def read_facts(root: Path) -> str:
    return (root / "data" / "metrics" / "hybridflow.yml").read_text("utf-8")


def test_facts_are_written_and_make_a_list_that_is_fine(
    refresh: Refresh, root: Path, server: Server
) -> None:
    done = refresh("--no-links")
    assert done.exit_code == 0
    assert read_facts(root) == FACTS
    assert done.stdout.splitlines()[0].startswith(
        f"data/metrics/hybridflow.yml: {VERL}: stars – → 15342, license – → Apache-2.0"
    )
    assert done.stdout.endswith(
        "1 file of facts written, 0 dead links, 0 of 3 questions unanswered.\n"
    )
    library = pipeline.make_plan(read_settings(root)).library
    assert library.metrics["hybridflow"].discussions == 4
    agents = {one.headers["User-Agent"] for one in server.asked}
    assert agents == {"readinglist/0.1.0 (+https://github.com/me/my-list)"}


def test_second_run_without_news_changes_nothing(
    refresh: Refresh, root: Path, server: Server
) -> None:
    refresh("--no-links")
    before = read_tree(root)
    server.replies[GITHUB_WAY] = github(stargazers_count=15400, pushed_at="2025-11-09T00:00:00Z")
    done = refresh("--no-links", day="1762768800")
    assert done.stdout == "0 files of facts written, 0 dead links, 0 of 3 questions unanswered.\n"
    assert read_tree(root) == before


def test_a_month_later_the_day_is_renewed(refresh: Refresh, root: Path, tmp_path: Path) -> None:
    refresh("--no-links")
    done = refresh("--no-links", "--summary", str(tmp_path / "s.md"), day="1765000800")
    assert done.stdout.startswith("1 file of facts written")
    assert read_facts(root) == FACTS.replace("2025-11-03", "2025-12-06")
    assert "2 looked at again without news" in (tmp_path / "s.md").read_text("utf-8")


def test_dry_run_writes_nothing(refresh: Refresh, root: Path) -> None:
    before = read_tree(root)
    done = refresh("--no-links", "--dry-run")
    assert "1 file of facts would be written" in done.stdout
    assert read_tree(root) == before


def test_hand_written_facts_of_other_hosts_stay(refresh: Refresh, root: Path) -> None:
    known = "repositories:\n  https://git.example.net/~crowd/port:\n    stars: 0\n"
    path = root / "data" / "metrics" / "hybridflow.yml"
    path.parent.mkdir()
    path.write_text(f"{known}  https://github.com/no/longer:\n    stars: 3\n")
    refresh("--no-links")
    text = read_facts(root)
    assert "  https://git.example.net/~crowd/port:\n    stars: 0\n" in text
    assert "no/longer" not in text


def test_changes_are_told_with_what_matters_first(
    refresh: Refresh, root: Path, server: Server, tmp_path: Path
) -> None:
    refresh("--no-links")
    server.replies |= {
        GITHUB_WAY: github(archived=True, stargazers_count=20000, license={"spdx_id": "MIT"}),
        GITLAB_WAY: Reply(status=404),
        HUGGING_FACE: say(
            {"id": "2409.19256", "submittedOnDailyAt": "2024-10-07", "numComments": 9}
        ),
    }
    summary = tmp_path / "made" / "summary.md"
    done = refresh("--no-links", "--summary", str(summary))
    assert f"data/papers/hybridflow.yml: not there: {PORT}" in done.stdout
    assert (
        summary.read_text("utf-8")
        == f"""\
3 questions asked, 1 file written. Looked at on 2025-11-03.

## Newly archived (1)

| Record | Repository |
| --- | --- |
| `papers/hybridflow.yml` | `{VERL}` |

## Repositories that are not there (1)

| Record | Repository | Last seen |
| --- | --- | --- |
| `papers/hybridflow.yml` | `{PORT}` | `2025-11-03` |

## Other licences (1)

| Record | Repository | Before | After |
| --- | --- | --- | --- |
| `papers/hybridflow.yml` | `{VERL}` | `Apache-2.0` | `MIT` |

## Other changes (2)

| Record | What | Before → after |
| --- | --- | --- |
| `papers/hybridflow.yml` | `{VERL}` | stars 15,342 → 20,000 |
| `papers/hybridflow.yml` | comments | 4 → 9 |
"""
    )
    facts = read_facts(root)
    assert "archived: true" in facts
    assert "gone: true" in facts
    assert "discussions: 9" in facts


def test_renamed_repository_is_told_and_keeps_its_key(
    refresh: Refresh, root: Path, server: Server, tmp_path: Path
) -> None:
    server.replies[GITHUB_WAY] = github(full_name="verl-project/verl")
    summary = tmp_path / "summary.md"
    done = refresh("--no-links", "--summary", str(summary))
    now = "https://github.com/verl-project/verl"
    assert f"data/papers/hybridflow.yml: moved: {VERL} is now {now}" in done.stdout
    assert f"| `papers/hybridflow.yml` | `{VERL}` | `{now}` |" in summary.read_text("utf-8")
    assert read_facts(root) == FACTS


def test_rate_limit_stops_asking_and_keeps_what_was_done(
    refresh: Refresh, root: Path, server: Server, tmp_path: Path
) -> None:
    for name in ("a-first", "b-limited", "c-after"):
        code = f"links:\n  code:\n    - url: https://github.com/some/{name}\n"
        (root / "data" / "papers" / f"{name}.yml").write_text(f"{PAPER}{code}")
    used_up = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9999999999"}
    server.replies |= {
        "/repos/some/a-first": github(full_name="some/a-first"),
        "/repos/some/b-limited": Reply(b"{}", 403, used_up),
        "/repos/some/c-after": github(full_name="some/c-after"),
    }
    summary = tmp_path / "summary.md"
    done = refresh("--no-links", "--summary", str(summary))
    assert done.exit_code == 0
    assert {path.name for path in (root / "data" / "metrics").iterdir()} == {
        *("a-first.yml", "hybridflow.yml")
    }
    assert VERL not in read_facts(root)
    assert server.count("/repos/some/c-after") == 0
    text = summary.read_text("utf-8")
    assert "## What could not be asked (1)" in text
    assert "GitHub wants no more requests now (HTTP 403) and asks to wait" in text
    assert text.rstrip().endswith("| 3 |")


def test_limit_begins_with_what_was_never_or_longest_ago_asked(
    refresh: Refresh, root: Path, server: Server
) -> None:
    refresh("--no-links", "--limit", "1")
    assert server.asked == []  # bare has nothing to ask about, and comes first
    (root / "data" / "papers" / "bare.yml").unlink()
    refresh("--no-links", "--limit", "1")
    assert read_facts(root) == FACTS


@pytest.mark.parametrize(
    "name", ["hybridflow", "data/papers/hybridflow.yml", "data/metrics/hybridflow.yml"]
)
def test_only_the_papers_that_are_named(
    refresh: Refresh, root: Path, server: Server, name: str
) -> None:
    link_to(root, project=f"{server.url}/fine")
    refresh(name)
    assert server.count("/repos") == 1
    assert server.count("/fine") == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hybridflo",), "there is no paper 'hybridflo'. did you mean hybridflow?"),
        (("--no-links", "--only-links"), "leave nothing to do"),
        (("--limit", "0"), "0 is not in the range"),
    ],
)
def test_wrong_calls(refresh: Refresh, arguments: tuple[str, ...], said: str) -> None:
    done = refresh(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_broken_records_are_mended_first(refresh: Refresh, root: Path, server: Server) -> None:
    (root / "data" / "papers" / "bare.yml").write_text("title: x\n")
    done = refresh()
    assert done.exit_code == 1
    assert "the field 'authors' is missing" in done.stderr
    assert server.asked == []


def test_facts_that_cannot_be_written_are_a_sentence(refresh: Refresh, root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "data" / "metrics").symlink_to(root / "elsewhere")
    done = refresh("--no-links")
    assert done.exit_code == 1
    assert "is something else than a folder" in done.stderr


def test_kept_answers_let_a_run_go_on_where_it_stopped(
    refresh: Refresh, root: Path, server: Server
) -> None:
    main_arguments = ["-C", str(root), "refresh", "--no-links", "hybridflow"]
    for _ in range(2):
        assert CliRunner().invoke(main, main_arguments).exit_code == 0
    assert server.count("/repos") == 1
