"""What is told of how far a command is: on a terminal, and where there is none."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.commands.progress import say_seconds
from generator.progress import Advance
from generator.settings import read_settings
from tests.lists import PAPER, ROOT, write_list
from tests.terminal import Seen, run_on_terminal

STAGES = [
    "Read 2 files in N s",
    "Checked everything in N s",
    "Exported 2 papers in N s",
    "Indexed 2 papers in N s",
]
BIB = "@article{{{0}, title={{Paper {0}}}, author={{Ada Author}}, year=2001}}\n"

STAGE = """\
import sys, time
import click
from generator.commands.progress import show_progress

@click.command()
def command():
    progress = show_progress()
    with progress.stage("Doing the work at hand", "Did", "thing", TOTAL) as advance:
        BODY

command()
"""
"""A program with one stage."""


class Watched:
    """Keeps what each stage was told: its total, and how far it came."""

    def __init__(self) -> None:
        self.seen: dict[str, tuple[int | None, int]] = {}

    @contextmanager
    def stage(
        self, doing: str, done: str, noun: str = "", total: int | None = None
    ) -> Iterator[Advance]:
        steps: list[int] = []
        yield steps.append
        self.seen[doing] = (total, sum(steps))


def mask(text: str) -> list[str]:
    return re.sub(r"\d+\.\d s\b", "N s", text).splitlines()


def run_stage(body: str, *, total: int | None = None, **options: str | int | bool) -> Seen:
    code = STAGE.replace("TOTAL", str(total)).replace("BODY", body)
    return run_on_terminal("-c", code, **options)  # type: ignore[arg-type]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_list(tmp_path / "list", {"papers/a.yml": PAPER, "papers/b.yml": PAPER})


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *arguments])


# Without a terminal


def test_build_tells_each_stage_on_standard_error(root: Path) -> None:
    result = call(root, "build")
    made = re.match(r"\d+", result.stdout)
    assert made
    assert mask(result.stderr) == [*STAGES, f"Made {made[0]} files in N s"]
    assert result.stdout == f"{made[0]} files written, 0 unchanged, 0 removed in {root / 'docs'}\n"


def test_quiet_tells_nothing(root: Path) -> None:
    loud, quiet = call(root, "build"), call(root, "build", "--quiet")
    assert (quiet.exit_code, quiet.stderr) == (0, "")
    made = loud.stdout.split()[0]
    assert quiet.stdout == f"0 files written, {made} unchanged, 0 removed in {root / 'docs'}\n"


def test_import_tells_each_stage(root: Path) -> None:
    (root / "refs.bib").write_text("".join(map(BIB.format, "xyz")))
    result = call(root, "import", str(root / "refs.bib"), "--topic", "systems")
    assert mask(result.stderr) == [
        "Read 2 files in N s",
        "Read 3 entries in N s",
        "Sorted 3 entries in N s",
        "Wrote 3 records in N s",
    ]
    assert result.stdout.endswith("3 new, 0 already there, 0 refused.\n")


def test_stage_that_fails_is_not_told(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text("mine")
    lines = mask(call(root, "build").stderr)
    assert lines[:-1] == STAGES
    assert "found a file that the generator did not write" in lines[-1]


@pytest.mark.parametrize("command", ["check", "build", "import"])
def test_library_for_bars_is_loaded_only_for_a_bar(root: Path, command: str) -> None:
    arguments = ["-C", str(root), command]
    if command == "import":
        (root / "refs.bib").write_text(BIB.format("x"))
        arguments += [str(root / "refs.bib"), "--topic", "systems"]
    code = (
        "import sys\nfrom generator.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\nsys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_stages_advance_as_far_as_they_say(root: Path) -> None:
    watched = Watched()
    settings = read_settings(root)
    plan = pipeline.make_plan(settings, watched)
    done = pipeline.write_pages(plan, settings, watched)
    assert watched.seen["Reading files"] == (2, 2)
    assert watched.seen["Making pages"] == (done.written, done.written)


# On a terminal


@pytest.mark.parametrize("columns", [100, 60, 30])
def test_only_the_lines_are_left_on_a_terminal(root: Path, columns: int) -> None:
    seen = run_on_terminal("-m", "generator", "-C", str(root), "build", columns=columns)
    assert seen.code == 0
    *stages, made, said = mask("\n".join(seen.screen))
    assert stages == STAGES
    assert re.fullmatch(r"Made \d+ files in N s", made)
    assert " files written, 0 unchanged" in said
    assert seen.has_cursor


def test_bar_moves_while_the_stage_goes_on() -> None:
    seen = run_stage("for _ in range(30): time.sleep(0.02); advance(50)", total=1500, columns=100)
    numbers = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+)/1,500", seen.sent)]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 2
    assert any("━" in frame for frame in seen.frames)
    assert mask("\n".join(seen.screen)) == ["Did 1,500 things in N s"]


def test_clock_moves_where_no_end_is_known() -> None:
    seen = run_stage("time.sleep(1.5)", columns=100)
    looks = [frame for frame in seen.frames if frame.startswith("Doing the work at hand")]
    assert len(looks) > 3  # more than the first and the last
    assert looks[0].endswith("0:00")
    assert looks[-1].endswith("0:01")


@pytest.mark.parametrize("total", [None, 1_000_000])
@pytest.mark.parametrize("columns", [80, 50, 24, 10])
def test_bar_is_never_wider_than_the_terminal(columns: int, total: int | None) -> None:
    body = "for _ in range(20): time.sleep(0.02); advance(40_000)"
    frames = run_stage(body, total=total, columns=columns).frames
    bars = [frame for frame in frames if not frame.startswith("Did")]
    assert bars
    assert max(map(len, bars)) <= columns
    if columns >= 50:
        assert not [bar for bar in bars if "…" in bar]


def test_no_colour_where_none_is_wanted() -> None:
    body = "for _ in range(20): time.sleep(0.02); advance(1)"
    coloured, plain = (run_stage(body, total=20, **more) for more in ({}, {"NO_COLOR": "1"}))
    assert re.search(r"\x1b\[[0-9;]*3[0-9;]*m|\x1b\[9\dm", coloured.sent)
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:3\d|9\d|38)[0-9;]*m", plain.sent)
    assert mask("\n".join(plain.screen)) == ["Did 20 things in N s"]


@pytest.mark.parametrize("total", [None, 20])
def test_terminal_that_cannot_move_its_cursor_gets_lines(total: int | None) -> None:
    seen = run_stage("advance(20)", total=total, TERM="dumb")
    assert mask(seen.sent) == ["Did 20 things in N s"]


@pytest.mark.parametrize("total", [None, 100])
def test_nothing_is_left_of_a_bar_whose_stage_fails(total: int | None) -> None:
    seen = run_stage("advance(1); raise click.ClickException('no')", total=total)
    assert seen.code == 1
    assert seen.screen == ["Error: no"]
    assert seen.has_cursor


@pytest.mark.parametrize("total", [None, 10_000_000])
def test_nothing_is_left_of_a_bar_that_is_interrupted(total: int | None) -> None:
    body = "while True: time.sleep(0.01); advance(1)"
    seen = run_stage(body, total=total, interrupt_at="Doing the work at hand")
    assert seen.code == 1
    assert seen.screen == ["Aborted!"]
    assert seen.has_cursor


@pytest.mark.parametrize("pipe", [False, True])
@pytest.mark.parametrize("total", [None, 100])
def test_what_is_printed_meanwhile_stands_above_the_bar(total: int | None, pipe: bool) -> None:
    body = "click.echo('a result'); click.echo('a warning', err=True); advance(2)"
    seen = run_stage(body, total=total, pipe=pipe)
    lines = [*([] if pipe else ["a result"]), "a warning", "Did 2 things in N s"]
    assert mask("\n".join(seen.screen)) == lines
    assert seen.piped == ("a result\n" if pipe else "")


def test_name_of_a_file_is_only_text(root: Path) -> None:
    file = root / "[red]refs\x1b[2J.bib"
    file.write_text(BIB.format("x"))
    arguments = ["-C", str(root), "import", str(file), "--topic", "systems", "--quiet"]
    assert run_on_terminal("-m", "generator", *arguments).code == 0
    seen = run_on_terminal("-m", "generator", *arguments[:-1], pipe=True)
    assert "\x1b[2J" not in seen.sent
    assert any(frame.startswith("Reading [red]refs\\x1b[2J.bib") for frame in seen.frames)


@pytest.mark.parametrize("total", [None, 100])
def test_stage_within_another_leaves_its_line(total: int | None) -> None:
    body = (
        "for number in (3, 4):\n"
        "            with progress.stage('Within', 'Did within', 'thing', 5) as inner:\n"
        "                inner(number)\n"
        "        advance(1)"
    )
    seen = run_stage(body, total=total)
    assert mask("\n".join(seen.screen)) == [
        "Did within 3 things in N s",
        "Did within 4 things in N s",
        "Did 1 thing in N s",
    ]
    assert seen.has_cursor


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.04, "0.0 s"),
        (0.25, "0.2 s"),
        (59.94, "59.9 s"),
        (59.96, "1 min 0 s"),
        (125.4, "2 min 5 s"),
    ],
)
def test_time_is_told(seconds: float, said: str) -> None:
    assert say_seconds(seconds) == said
