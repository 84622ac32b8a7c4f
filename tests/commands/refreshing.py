"""A list, services and the command ``readinglist refresh``, for the tests of the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands import refresh as refresh_command
from generator.sources.link_check import LinkCheck
from generator.sources.public_web import PublicWeb
from tests.lists import PAPER, write_list
from tests.sources.services.environment import ask_only
from tests.sources.services.server import Reply, Server, answer, say, serve
from tests.sources.services.world import DAILY, HUGGING_FACE

VERL = "https://github.com/volcengine/verl"
PORT = "https://gitlab.com/group/sub/port"
CODE = f"""\
links:
  code:
    - url: {VERL}
      official: true
    - url: {PORT}
    - url: https://git.example.net/~crowd/port
"""
FACTS = """\
repositories:
  https://github.com/volcengine/verl:
    stars: 15342
    license: Apache-2.0
    language: Python
    pushed: 2025-10-31
    checked: 2025-11-03
  https://gitlab.com/group/sub/port:
    stars: 41
    license: Apache-2.0
    pushed: 2024-10-05
    checked: 2025-11-03
discussions: 4
discussions_checked: 2025-11-03
"""
GITHUB_WAY = "/repos/volcengine/verl"
GITLAB_WAY = "/api/v4/projects/group/sub/port?license=true"

Refresh = Callable[..., Result]


def github(**changes: Any) -> Reply:
    facts = {
        "full_name": "volcengine/verl",
        "stargazers_count": 15342,
        "language": "Python",
        "archived": False,
        "pushed_at": "2025-10-31T22:14:09Z",
        "license": {"key": "apache-2.0", "spdx_id": "Apache-2.0"},
    }
    return say(facts | changes)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        server.replies |= {
            GITHUB_WAY: github(),
            GITLAB_WAY: answer("gitlab-project.json"),
            HUGGING_FACE: answer("huggingface-2409.19256.json"),
            DAILY: answer("huggingface-daily.json"),
            "/fine": Reply(b"page"),
        }
        yield server


@pytest.fixture
def root(tmp_path: Path) -> Path:
    config = "site_name: A list\nrepo_url: https://github.com/me/my-list\n"
    files = {
        "papers/hybridflow.yml": f'{PAPER}arxiv: "2409.19256"\n{CODE}',
        "papers/bare.yml": PAPER,
    }
    return write_list(tmp_path / "list", files, config)


@pytest.fixture
def refresh(root: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Refresh:
    """Runs the command on the third of November 2025; nobody waits."""
    ask_only(server, tmp_path / "cache", monkeypatch)
    original = refresh_command.make_web

    def make_web(*arguments: Any, **options: Any) -> Any:
        web = original(*arguments, **options)
        web.sleep = web.cache.sleep = lambda seconds: None
        return web

    def make_check(web: Any) -> LinkCheck:
        public = PublicWeb(
            web.agent,
            may_ask=lambda address, port: address == "127.0.0.1",
            find=lambda host, port: [host],
        )
        return LinkCheck(public.ask, sleep=lambda seconds: None)

    monkeypatch.setattr(refresh_command, "make_web", make_web)
    monkeypatch.setattr(refresh_command, "make_check", make_check)

    def run(*arguments: str, day: str = "1762164000") -> Result:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        done = CliRunner().invoke(main, ["-C", str(root), "refresh", "--no-cache", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return run


def link_to(root: Path, **links: str) -> None:
    lines = "".join(f"  {name}: {url}\n" for name, url in links.items())
    (root / "data" / "papers" / "bare.yml").write_text(f"{PAPER}links:\n{lines}", "utf-8")
