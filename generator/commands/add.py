"""The command ``readinglist add``."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import click

from generator.commands.desk import load_list, make_desk
from generator.commands.settings import with_settings
from generator.problems import ProblemsFound, name_nearest
from generator.publish.writer import WriteRefused
from generator.records.records import Records
from generator.records.values import TAG_PATTERN
from generator.settings import Settings
from generator.sources.addition import Added, Choose, Curation, take_best
from generator.sources.gather import NothingFound
from generator.sources.reference import UnknownReference
from generator.sources.suggest import Suggestion

MOST_TOPICS = 3


@click.command("add")
@click.argument("references", nargs=-1, required=True, metavar="REF...")
@click.option("--topic", "topics", multiple=True, help="A key of topics.yml; up to three.")
@click.option("--tag", "tags", multiple=True, help="A tag, lower case with hyphens.")
@click.option("--note", default="", help="Why read it: one or two sentences.")
@click.option("--dry-run", is_flag=True, help="Print the record; write nothing.")
@click.option("--refresh", is_flag=True, help="Ask the services again, whatever is kept.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of the services.")
@with_settings
def command(
    settings: Settings,
    references: tuple[str, ...],
    topics: tuple[str, ...],
    tags: tuple[str, ...],
    note: str,
    dry_run: bool,
    refresh: bool,
    no_cache: bool,
) -> None:
    """Add the papers that each REF names: an arXiv id or link, a DOI, a huggingface.co/papers link,
    or a GitHub repository that names its paper.

    Asks arXiv, Hugging Face, Crossref, DataCite and GitHub, and writes one record for each.
    """
    records = load_list(settings)
    curation = Curation(
        _check_topics(topics, records), _check_tags(tags), note.strip(), write=not dry_run
    )
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    desk = make_desk(settings, records, _make_choose(records) if asking else take_best)
    desk.web.use_kept, desk.web.keep = not (refresh or no_cache), not no_cache
    failed = False
    for reference in dict.fromkeys(references):
        try:
            added = desk.add(reference, curation)
        except (UnknownReference, NothingFound, ProblemsFound, WriteRefused) as error:
            failed = True
            click.echo(f"{_shorten(reference)}: not added: {error}", err=True)
        except OSError as error:
            failed = True
            click.echo(f"{error.filename}: cannot be written: {error.strerror}.", err=True)
        else:
            _report(added, settings, reference, curation)
    if failed:
        sys.exit(1)


def _check_topics(topics: Sequence[str], records: Records) -> tuple[str, ...]:
    known = [topic.key for topic in records.topics]
    for key in topics:
        if key not in known:
            hint = name_nearest(key, known, otherwise=f"known: {', '.join(known)}")
            raise click.BadParameter(f"there is no topic {key!r}; {hint}", param_hint="--topic")
    chosen = tuple(dict.fromkeys(topics))
    if len(chosen) > MOST_TOPICS:
        raise click.BadParameter(f"wanted at most {MOST_TOPICS}", param_hint="--topic")
    return chosen


def _check_tags(tags: Sequence[str]) -> tuple[str, ...]:
    for tag in tags:
        if not re.fullmatch(TAG_PATTERN, tag):
            raise click.BadParameter(
                f"found {tag!r}; wanted lower case with hyphens, like graph-neural-networks",
                param_hint="--tag",
            )
    return tuple(dict.fromkeys(tags))


def _make_choose(records: Records) -> Choose:
    """Asks at the terminal: numbers of the suggestions or keys; nothing takes the best."""
    known = {topic.key for topic in records.topics}

    def choose(title: str, suggestions: Sequence[Suggestion]) -> Sequence[str]:
        click.echo(f"{title}\nThe nearest topics:", err=True)
        for number, suggestion in enumerate(suggestions, 1):
            click.echo(f"  {number}  {_show(suggestion)}  {suggestion.title}", err=True)
        by_number = {str(n): suggestion.topic for n, suggestion in enumerate(suggestions, 1)}
        while True:
            answer = click.prompt("Topics (numbers or keys, up to three)", default="1", err=True)
            chosen = [by_number.get(word, word) for word in re.split(r"[\s,]+", answer.strip())]
            unknown = [word for word in chosen if word not in known]
            if not unknown and 1 <= len(chosen) <= MOST_TOPICS:
                return list(dict.fromkeys(chosen))
            near = name_nearest(unknown[0], known) if unknown else ""
            click.echo(f"Not a topic: {', '.join(unknown)}. {near}".strip(), err=True)

    return choose


def _report(added: Added, settings: Settings, reference: str, curation: Curation) -> None:
    file = settings.name_file(added.path)
    if not added.text:
        click.echo(f"{_shorten(reference)}: already there: {file}")
        return
    if curation.write:
        click.echo(f"{_shorten(reference)}: added: {file}")
    else:
        click.echo(f"# {file} (dry run: not written)\n{added.text}", nl=False)
    for remark in added.remarks:
        click.echo(f"  {remark}", err=True)
    if added.suggestions:
        nearest = ", ".join(_show(suggestion) for suggestion in added.suggestions)
        change = f"edit topics in {file}" if curation.write else "name others with --topic"
        click.echo(f"  topics: {', '.join(added.topics)}. The nearest: {nearest}.", err=True)
        click.echo(f"  If another fits better, {change}.", err=True)


def _show(suggestion: Suggestion) -> str:
    return f"{suggestion.topic} ({suggestion.score:.2f})"


def _shorten(reference: str) -> str:
    text = "".join(c if c.isprintable() else "?" for c in reference)
    return text if len(text) <= 120 else f"{text[:119]}…"
