"""The command ``readinglist init``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from generator.commands.entries import read_entries
from generator.commands.git import GitFailed, find_remote, is_in_repository, run_git
from generator.commands.ground import Ground, Refused, survey
from generator.commands.progress import show_progress
from generator.commands.settings import Failed, say_refusals
from generator.curation.identity import (
    FIRST_TOPIC,
    Identity,
    NotUsable,
    guess_address,
    guess_repository,
    read_address,
    read_name,
    read_repository,
    read_topics,
)
from generator.curation.new_list import NewList, NotANewList, plan_new_list
from generator.problems import Problem, count, count_problems
from generator.publish.replacement import replace_files
from generator.records.model import Topic
from generator.sources.draft import Draft
from generator.sources.formats import FORMATS

T = TypeVar("T")
R = TypeVar("R")

DESCRIPTION = "Research papers worth reading, each with a note on why."
BRANCH = "main"


@click.command("init")
@click.option("--name", help="What the list is called, on every page.")
@click.option("--address", help="Where the site will be, https://ada.github.io/coffee/.")
@click.option("--repository", help="Where its source will be, https://github.com/ada/coffee.")
@click.option("--description", help="One or two sentences; they open the home page.")
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="KEY=TITLE",
    help="A topic to begin with, also more than once; General, if not given.",
)
@click.option(
    "--import",
    "file",
    type=click.Path(path_type=Path, exists=True),
    help="A bibliography whose papers the list begins with; as for readinglist import.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), help="The format of that file.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What the fields of that file mean, if it is a list of another shape.",
)
@click.option("--listed", default="", metavar="DAY", help="The day of a listing, 2025-11-03.")
@click.option("--without-authors", is_flag=True, help="Import entries that name no authors.")
@click.option("--remove-papers", is_flag=True, help="Remove papers that are your own, too.")
@click.option("--force", is_flag=True, help="Go on although changes are not committed.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.pass_obj
def command(
    root: Path,
    name: str | None,
    address: str | None,
    repository: str | None,
    description: str | None,
    topics: tuple[str, ...],
    file: Path | None,
    format_: str | None,
    mapping: Path | None,
    listed: str,
    without_authors: bool,
    remove_papers: bool,
    force: bool,
    yes: bool,
) -> None:
    """Start a list of your own, in a fork of readinglist or in an empty folder.

    Takes the first list away, writes your names into the files that show them, and imports a
    bibliography if you name one. Nothing is written before all of it is known to be right.
    """
    root = root.resolve()
    if file is None and (format_ or mapping or listed or without_authors):
        raise click.UsageError("--format, --mapping, --listed and --without-authors need --import.")
    asking = not yes and is_terminal()
    chosen = _read("--topic", read_topics, topics or (FIRST_TOPIC,))
    ground = survey(root, force=force, remove_papers=remove_papers)
    identity = _settle(root, name, address, repository, description, asking=asking)
    if asking and file is None:
        file = _ask_for_file()
    entries: Iterable[Draft | Problem] = ()
    if file is not None:
        today = ground.settings.today
        entries = read_entries(
            file,
            today,
            format_=format_,
            mapping=mapping,
            encoding="",
            listed=listed,
            progress=show_progress(),
        )
    plan = _plan(identity, chosen, entries, ground, without_authors)
    _show(root, plan, ground)
    if asking and not click.confirm("Go on?", default=True):
        raise Refused("Nothing was written.")
    with say_refusals():
        files: dict[str, bytes | Path] = {**ground.program, **plan.files}
        replace_files(root, files, plan.removed, copying=bool(ground.program))
    _report(root, identity, plan, begun=bool(ground.program) and _begin_history(root))


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _settle(
    root: Path,
    name: str | None,
    address: str | None,
    repository: str | None,
    description: str | None,
    *,
    asking: bool,
) -> Identity:
    """Who the list is: what the options say, and for the rest what somebody answers."""
    remote = guess_repository(find_remote(root)) if asking else ""
    name = _take("--name", name, "Name of the list", "", read_name, asking)
    repository = _take(
        "--repository", repository, "Address of its repository", remote, read_repository, asking
    )
    address = _take(
        "--address",
        address,
        "Address of its site",
        guess_address(repository),
        read_address,
        asking,
    )
    if description is None and not asking:
        description = DESCRIPTION
    described = _take("--description", description, "What it is", DESCRIPTION, read_name, asking)
    return Identity(name, described, address, repository)


def _take(
    option: str,
    given: str | None,
    question: str,
    default: str,
    read: Callable[[str], str],
    asking: bool,
) -> str:
    if given is not None:
        return _read(option, read, given)
    if not asking:
        raise click.UsageError(f"Missing option '{option}': there is nobody to ask.")

    def check(answer: str) -> str:
        return _read(option, read, answer)

    answer: str = click.prompt(question, default=default or None, value_proc=check)
    return answer


def _read(option: str, read: Callable[[T], R], given: T) -> R:
    try:
        return read(given)
    except NotUsable as error:
        raise click.BadParameter(f"{error}.", param_hint=option) from None


def _ask_for_file() -> Path | None:
    kind = click.Path(path_type=Path, exists=True)

    def check(answer: str) -> Path | None:
        return Path(kind.convert(answer, None, None)) if answer else None

    found: Path | None = click.prompt(
        "A bibliography to import (Enter for none)",
        default="",
        show_default=False,
        value_proc=check,
    )
    return found


def _plan(
    identity: Identity,
    topics: tuple[Topic, ...],
    entries: Iterable[Draft | Problem],
    ground: Ground,
    without_authors: bool,
) -> NewList:
    try:
        plan = plan_new_list(
            identity,
            topics,
            entries,
            ground.settings,
            ground.texts,
            without_authors=without_authors,
        )
    except NotANewList as error:
        raise Refused(f"{error} Nothing was written.") from None
    if plan.refused:
        told = "\n".join(map(str, plan.refused))
        raise Failed(
            f"{told}\n{count_problems(plan.refused)} found in what is to be imported. Nothing was "
            "written: mend the file, or start without it and use readinglist import."
        )
    return plan


def _show(root: Path, plan: NewList, ground: Ground) -> None:
    data = ground.settings.name_file(ground.settings.data)
    click.echo(f"A new list in {root}:")
    if ground.program:
        click.echo(f"  copied: the program, {count(ground.program, 'file')}")
    if plan.removed:
        papers = [path for path in plan.removed if path.startswith(f"{data}/papers/")]
        others = len(plan.removed) - len(papers)
        click.echo(f"  removed: {count(papers, 'paper')} and {others} other files and folders")
    records = {path for path in plan.files if path.startswith(f"{data}/papers/")}
    click.echo(f"  written: {', '.join(sorted(plan.files.keys() - records))}")
    if records:
        click.echo(f"  imported: {count(records, 'paper')}")
    for remark in plan.remarks:
        click.echo(f"  {remark}")


def _begin_history(root: Path) -> bool:
    """Whether a git repository was begun: where there was none."""
    if is_in_repository(root):
        return False
    try:
        run_git(root, "init", "--quiet", f"--initial-branch={BRANCH}")
    except GitFailed as error:
        click.echo(f"git init: {error}", err=True)
        return False
    return True


def _report(root: Path, identity: Identity, plan: NewList, *, begun: bool) -> None:
    push = f"git push --set-upstream origin {BRANCH}" if begun else "git push"
    remote = f"git remote add origin {identity.repository}.git && " if begun else ""
    click.echo(
        f"\n{identity.name} is begun, with {count(plan.papers, 'paper')}. What comes next:\n"
        "  1. Look at it: make serve, in the folder of the list. Add a paper by its link: "
        ".venv/bin/readinglist add LINK.\n"
        "  2. Keep it: git add --all && git commit --message 'A list of our own' && "
        f"{remote}{push}.\n"
        f"  3. Publish it: at {identity.repository}/settings/pages choose GitHub Actions as the "
        "source."
    )
