"""``readinglist add`` from the command line to the file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.commands import add as add_command
from generator.commands import desk as desk_command
from generator.publish.cache import Cache
from generator.settings import read_settings
from generator.sources.addition import take_best
from generator.sources.services import ServicesError, read_services
from generator.sources.suggest import Suggestion
from tests.lists import PAPER, write_list
from tests.sources.services.environment import ask_only, hurry_desk
from tests.sources.services.server import Reply, Server, answer, serve
from tests.sources.services.world import ARXIV, CROSSREF, DAILY, GITHUB, HUGGING_FACE

TOPICS = """\
systems:
  title: Systems
  description: Frameworks for training with reinforcement learning.
vision:
  title: Vision
  description: Images and video.
"""
RECORD = """\
# yaml-language-server: $schema=../schema/paper.json
title: "HybridFlow: A Flexible and Efficient RLHF Framework"
authors:
  - Guangming Sheng
  - Jürgen Zhang
date: 2024-09-28
arxiv: "2409.19256"
doi: 10.1145/3689031.3696075
venue: EuroSys 2025
category: cs.LG
organization: ByteDance Seed
topics: [systems]
links:
  code:
    - url: https://github.com/volcengine/verl
      official: true
  project: https://verl.readthedocs.io/
listed:
  on: 2024-10-07
  discussions: 4
abstract: >-
"""

Add = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        server.replies |= {
            ARXIV: answer("arxiv-2409.19256.xml"),
            HUGGING_FACE: answer("huggingface-2409.19256.json"),
            DAILY: answer("huggingface-daily.json"),
            CROSSREF: answer("crossref-hybridflow.json"),
            GITHUB: answer("github-verl.json"),
            f"{GITHUB}/readme": answer("github-readme.md"),
        }
        yield server


@pytest.fixture
def root(tmp_path: Path) -> Path:
    config = "site_name: A list\nrepo_url: https://github.com/me/my-list\n"
    return write_list(tmp_path / "list", {"topics.yml": TOPICS}, config)


@pytest.fixture
def add(root: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    ask_only(server, tmp_path / "cache", monkeypatch)
    hurry_desk(add_command, monkeypatch)

    def run(*arguments: str, **more: object) -> Result:
        return CliRunner().invoke(main, ["-C", str(root), "add", *arguments], **more)  # type: ignore[arg-type]

    return run


def find_records(root: Path) -> list[str]:
    folder = root / "data" / "papers"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_record_is_written(add: Add, root: Path, server: Server) -> None:
    done = add("2409.19256v2", "--topic", "systems")
    assert done.output == "2409.19256v2: added: data/papers/hybridflow.yml\n"
    assert done.exit_code == 0
    text = (root / "data" / "papers" / "hybridflow.yml").read_text("utf-8")
    assert text.startswith(RECORD)
    assert pipeline.make_plan(read_settings(root)).library.papers[0].id == "hybridflow"
    agents = {one.headers["User-Agent"] for one in server.asked}
    assert agents == {"readinglist/0.1.0 (+https://github.com/me/my-list)"}


@pytest.mark.parametrize(
    "again", ["2409.19256", "10.1145/3689031.3696075", "https://github.com/volcengine/verl"]
)
def test_there_already(add: Add, root: Path, server: Server, again: str) -> None:
    add("2409.19256", "--topic", "systems")
    before = (root / "data" / "papers" / "hybridflow.yml").read_bytes()
    server.asked.clear()
    done = add(again, "--topic", "vision")
    assert done.output == f"{again}: already there: data/papers/hybridflow.yml\n"
    assert done.exit_code == 0
    assert server.asked == []
    assert (root / "data" / "papers" / "hybridflow.yml").read_bytes() == before


def test_there_already_under_the_same_title(add: Add, root: Path) -> None:
    record = PAPER.replace("A paper", '"HybridFlow: A flexible and efficient RLHF framework"')
    (root / "data" / "papers").mkdir(parents=True)
    path = root / "data" / "papers" / "mine.yml"
    path.write_text(record.replace("Ada Author", "Guangming Sheng"), "utf-8")
    done = add("2409.19256")
    assert done.output == "2409.19256: already there: data/papers/mine.yml\n"


def test_twice_in_one_run(add: Add, root: Path) -> None:
    done = add("2409.19256", "https://arxiv.org/abs/2409.19256", "--topic", "systems")
    assert "already there: data/papers/hybridflow.yml" in done.output
    assert find_records(root) == ["hybridflow.yml"]


def test_what_the_curator_says(add: Add, root: Path) -> None:
    done = add(
        *("2409.19256", "--topic", "vision", "--topic", "systems", "--tag", "rlhf"),
        *("--note", "Read it for the *dataflow*."),
    )
    text = (root / "data" / "papers" / "hybridflow.yml").read_text("utf-8")
    assert "topics: [vision, systems]\ntags: [rlhf]\n" in text
    assert "note: >-\n  Read it for the *dataflow*.\n" in text
    assert done.exit_code == 0


def test_dry_run_prints_the_record(add: Add, root: Path) -> None:
    done = add("2409.19256", "--topic", "systems", "--dry-run")
    assert done.stdout.startswith(f"# data/papers/hybridflow.yml (dry run: not written)\n{RECORD}")
    assert find_records(root) == []


def test_topics_are_suggested(add: Add, root: Path) -> None:
    done = add("2409.19256")
    assert "topics: systems. The nearest: systems (0." in done.stderr
    assert "If another fits better, edit topics in data/papers/hybridflow.yml." in done.stderr
    text = (root / "data" / "papers" / "hybridflow.yml").read_text("utf-8")
    assert "topics: [systems]\n" in text


def test_no_topic_is_near(add: Add, root: Path) -> None:
    topics = TOPICS.replace("Frameworks for training with reinforcement learning", "What runs")
    (root / "data" / "topics.yml").write_text(topics.replace("and", "or"), "utf-8")
    done = add("2409.19256")
    assert done.exit_code == 1
    assert "no topic is near; name one with --topic: systems, vision." in done.stderr


def test_a_person_is_asked(root: Path) -> None:
    records = desk_command.load_list(read_settings(root))
    suggestions = [Suggestion("systems", "Systems", 0.5), Suggestion("vision", "Vision", 0.1)]
    choose = add_command._make_choose(records)
    for typed, chosen in [
        ("\n", ["systems"]),
        ("2\n", ["vision"]),
        ("vision, 1\n", ["vision", "systems"]),
        ("visoin\n1 1\n", ["systems"]),
    ]:
        with CliRunner().isolation(input=typed) as (_, err, *_rest):
            assert choose("A paper", suggestions) == chosen
            said = err.getvalue().decode()
        assert "1  systems (0.50)  Systems" in said
        assert ("did you mean vision?" in said) is ("visoin" in typed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topic", "vison"], "there is no topic 'vison'; did you mean vision?"),
        (["--tag", "Big Tag"], "found 'Big Tag'; wanted lower case with hyphens"),
        (["--topic", "systems"] * 4, None),
        (["--frobnicate"], "No such option"),
    ],
)
def test_wrong_usage(add: Add, root: Path, arguments: list[str], said: str | None) -> None:
    done = add("2409.19256", *arguments)
    assert done.exit_code == (2 if said else 0)
    assert (said or "") in done.output
    assert find_records(root) == ([] if said else ["hybridflow.yml"])


def test_unknown_reference(add: Add, root: Path) -> None:
    done = add("attention is all you need", "2409.99999", "2409.19256", "--topic", "systems")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith(
        "attention is all you need: not added: found 'attention is all you need'; wanted an arXiv"
    )
    assert lines[1].startswith("2409.99999: not added: arXiv:2409.99999: nobody says its title")
    assert find_records(root) == ["hybridflow.yml"]


def test_one_service_down_is_said(add: Add, server: Server) -> None:
    server.replies[HUGGING_FACE] = Reply(status=503)
    done = add("2409.19256", "--topic", "systems")
    assert done.exit_code == 0
    assert (
        "  Hugging Face is out of order (HTTP 503); not known without Hugging Face: organization, "
        "links.project, listed\n"
    ) in done.stderr


def test_all_services_down(add: Add, server: Server, root: Path) -> None:
    server.replies.update(dict.fromkeys(server.replies, Reply(reset=True)))
    server.replies["/dois/10.48550/arXiv.2409.19256"] = Reply(reset=True)
    done = add("2409.19256", "--topic", "systems")
    assert done.exit_code == 1
    assert "arXiv broke the connection off; DataCite broke the connection off" in done.stderr
    assert find_records(root) == []


def test_kept_answers_serve_a_second_list(add: Add, server: Server) -> None:
    add("2409.19256", "--dry-run", "--topic", "systems")
    asked = len(server.asked)
    add("2409.19256", "--dry-run", "--topic", "systems")
    assert len(server.asked) == asked
    add("2409.19256", "--dry-run", "--topic", "systems", "--refresh")
    assert len(server.asked) == 2 * asked
    add("2409.19256", "--dry-run", "--topic", "systems", "--no-cache")
    assert len(server.asked) == 3 * asked


def test_token_goes_to_github_alone(
    add: Add, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "t0ken")
    monkeypatch.setenv("READINGLIST_CONTACT", "me@example.org")
    done = add("https://github.com/volcengine/verl", "--topic", "systems")
    assert done.exit_code == 0
    for one in server.asked:
        assert ("Authorization" in one.headers) is one.path.startswith("/repos")
        assert one.headers["User-Agent"].endswith("; mailto:me@example.org)")
    assert "t0ken" not in done.output
    assert not [f for f in (tmp_path / "cache").iterdir() if b"t0ken" in f.read_bytes()]


def test_value_that_no_record_can_hold_is_left_out(add: Add, server: Server, root: Path) -> None:
    paper = answer("huggingface-2409.19256.json").body
    paper = paper.replace(b"https://verl.readthedocs.io/", b"https://user:pw@example.org/")
    server.replies[HUGGING_FACE] = Reply(paper)
    done = add("2409.19256", "--topic", "systems")
    assert done.exit_code == 0
    assert "links.project is left out: found 'https://user:pw@example.org/'" in done.stderr
    text = (root / "data" / "papers" / "hybridflow.yml").read_text("utf-8")
    assert "url: https://github.com/volcengine/verl" in text
    assert "project:" not in text


def test_record_of_the_same_name_is_never_written_over(add: Add, root: Path) -> None:
    (root / "data" / "papers").mkdir(parents=True)
    broken = root / "data" / "papers" / "hybridflow.yml"
    broken.write_text("title: [", "utf-8")
    done = add("2409.19256", "--topic", "systems")
    assert done.exit_code == 1
    assert "there is such a file already" in done.stderr
    assert broken.read_text("utf-8") == "title: ["


def test_folder_that_cannot_be_written(
    add: Add, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(data: Path, records: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(data))

    monkeypatch.setattr("generator.sources.addition.write_records", refuse)
    done = add("2409.19256", "--topic", "systems")
    assert done.exit_code == 1
    assert "cannot be written: No space left on device." in done.stderr


def test_token_is_not_sent_in_the_clear() -> None:
    urls = {"http://example.org": "", "https://example.org": "t0ken", "http://localhost:1": "t0ken"}
    for url, secret in urls.items():
        services = read_services({"READINGLIST_GITHUB_URL": url, "GITHUB_TOKEN": "t0ken"})
        assert services.ask_github("x").secret == secret


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("READINGLIST_ARXIV_URL", "ftp://arxiv.org"),
        ("READINGLIST_ARXIV_URL", "https://me@arxiv.org"),
        ("READINGLIST_CONTACT", "me@example.org)\r\nX: y"),
        ("GITHUB_TOKEN", "to\nken"),
    ],
)
def test_odd_environment(name: str, value: str) -> None:
    with pytest.raises(ServicesError, match=name) as raised:
        read_services({name: value})
    assert "ken" not in str(raised.value).replace("token", "").replace("TOKEN", "")


def test_cache_is_outside_of_the_list(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.delenv("READINGLIST_CACHE", raising=False)
    settings = read_settings(root)
    desk = desk_command.make_desk(settings, desk_command.load_list(settings), take_best)
    assert isinstance(desk.web.cache, Cache)
    assert not desk.web.cache.folder.is_relative_to(root)
