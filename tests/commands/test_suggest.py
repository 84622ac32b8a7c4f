"""``readinglist suggest`` from the event to the folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.commands import suggest as suggest_command
from tests.curation.issues import CONFIG, EVENTS, TOPICS, answer_all
from tests.golden import read_tree
from tests.lists import PAPER, write_list
from tests.sources.services.environment import ask_only, hurry_desk
from tests.sources.services.server import Server, serve

Suggest = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        answer_all(server)
        yield server


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_list(tmp_path / "list", {"topics.yml": TOPICS}, CONFIG)


@pytest.fixture
def suggest(root: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suggest:
    ask_only(server, tmp_path / "cache", monkeypatch)
    hurry_desk(suggest_command, monkeypatch)

    def run(event: str | Path, *options: str | Path, **more: object) -> Result:
        file = EVENTS / f"{event}.json" if isinstance(event, str) and event != "-" else event
        arguments = ["-C", root, "suggest", file, *options]
        return CliRunner().invoke(main, [*map(str, arguments)], **more)  # type: ignore[arg-type]

    return run


def read_out(folder: Path) -> dict[str, str]:
    files = read_tree(folder).items()
    return {path: content.decode() for path, content in files if not path.startswith(".")}


def test_folder_has_the_record_and_the_texts(suggest: Suggest, root: Path, tmp_path: Path) -> None:
    before = read_tree(root)
    done = suggest("opened", "--out", tmp_path / "out")
    assert done.output == "issue 12: added: data/papers/hybridflow.yml\n"
    assert done.exit_code == 0
    out = read_out(tmp_path / "out")
    assert set(out) == {
        "data/papers/hybridflow.yml",
        "comment.md",
        "pull-request.md",
        "result.json",
    }
    assert 'arxiv: "2409.19256"\n' in out["data/papers/hybridflow.yml"]
    assert out["pull-request.md"].startswith("Adds `HybridFlow: ")
    assert out["comment.md"].startswith("Thank you. ")
    assert json.loads(out["result.json"])["status"] == "added"
    assert read_tree(root) == before


def test_record_is_one_that_the_list_takes(suggest: Suggest, root: Path, tmp_path: Path) -> None:
    suggest("opened", "--out", tmp_path / "out")
    text = read_out(tmp_path / "out")["data/papers/hybridflow.yml"]
    write_list(root, {"topics.yml": TOPICS, "papers/hybridflow.yml": text}, CONFIG)
    checked = CliRunner().invoke(main, ["-C", str(root), "check"])
    assert checked.exit_code == 0, checked.output


def test_answer_without_a_record_ends_well_for_a_workflow(suggest: Suggest, tmp_path: Path) -> None:
    suggest("opened", "--out", tmp_path / "out")
    done = suggest("wrong-link", "--out", tmp_path / "out")
    assert (done.exit_code, done.output) == (0, "issue 15: failed (unknown-link)\n")
    out = read_out(tmp_path / "out")
    assert set(out) == {"comment.md", "result.json"}
    assert not (tmp_path / "out" / "data").exists()


def test_person_sees_what_would_be_written(suggest: Suggest, root: Path) -> None:
    before = read_tree(root)
    done = suggest("-", input=(EVENTS / "opened.json").read_bytes())
    assert done.exit_code == 0
    assert done.stdout.startswith("# data/papers/hybridflow.yml\n")
    assert '\ntitle: "HybridFlow: ' in done.stdout
    assert "\n# pull-request.md\nAdds `" in done.stdout
    assert "\n# comment.md\nThank you. " in done.stdout
    assert done.stdout.endswith("\nissue 12: added: data/papers/hybridflow.yml\n")
    assert read_tree(root) == before


def test_person_is_told_that_there_is_none(suggest: Suggest) -> None:
    done = suggest("without-body")
    assert done.exit_code == 1
    assert done.stdout.startswith("# comment.md\nNo paper could be looked up: ")
    assert done.stdout.endswith("\nissue 16: failed (no-link)\n")


def test_paper_that_is_there(suggest: Suggest, root: Path) -> None:
    write_list(
        root, {"topics.yml": TOPICS, "papers/flow.yml": f'{PAPER}arxiv: "2409.19256"\n'}, CONFIG
    )
    done = suggest("opened")
    assert done.exit_code == 0
    assert done.stdout.endswith("\nissue 12: already-there: data/papers/flow.yml\n")


def test_log_has_no_line_of_a_strangers(suggest: Suggest, tmp_path: Path) -> None:
    event = json.loads((EVENTS / "opened.json").read_bytes())
    hostile = "\n::set-output name=x::y\n::error::z\n"
    event["issue"]["body"] = event["issue"]["body"].replace("Vision", hostile) + hostile
    event["issue"]["title"] = hostile
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event))
    done = suggest(path, "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert [line for line in done.output.splitlines() if line.lstrip().startswith("::")] == []
    assert done.output.splitlines()[-1] == "issue 12: added: data/papers/hybridflow.yml"


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000])
def test_wrong_event_is_a_wrong_call(suggest: Suggest, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "event.json").write_bytes(content)
    done = suggest(tmp_path / "event.json", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "Error: Invalid value for EVENT: found no " in done.stderr
    assert not (tmp_path / "out").exists()


def test_folder_with_a_persons_file_is_left(suggest: Suggest, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "comment.md").write_text("mine")
    done = suggest("opened", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "comment.md: found a file that the generator did not write" in done.stderr
    assert read_out(tmp_path / "out") == {"comment.md": "mine"}


def test_folder_of_records_that_no_workflow_should_use(suggest: Suggest, root: Path) -> None:
    config = CONFIG + "plugins:\n  - readinglist:\n      data_dir: my data\n"
    (root / "mkdocs.yml").write_text(config)
    (root / "data").rename(root / "my data")
    done = suggest("opened")
    assert done.exit_code == 1
    assert "data_dir cannot be used here: path: found 'my data/papers/" in done.stderr
