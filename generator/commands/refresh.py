"""The command ``readinglist refresh``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
from platformdirs import user_cache_path

from generator import pipeline
from generator.commands.progress import with_progress
from generator.commands.settings import Failed, say_refusals, with_settings
from generator.curation.links import Link, list_links
from generator.curation.refresh import Refresh, Refreshed, sort_by_need
from generator.curation.refresh_summary import LinkFindings, write_summary
from generator.problems import ProblemsFound, count, name_nearest, show_line
from generator.progress import Progress, count_off
from generator.publish.cache import Cache
from generator.publish.metrics_writer import write_metrics_files
from generator.publish.report import write_report
from generator.records.model import Paper
from generator.settings import Settings
from generator.sources.http import Web
from generator.sources.link_check import LinkCheck, State
from generator.sources.public_web import PublicWeb
from generator.sources.services import Services, ServicesError, read_services


@click.command("refresh")
@click.argument("papers", nargs=-1, metavar="[PAPERS]...")
@click.option("--no-links", is_flag=True, help="Do not look for dead links.")
@click.option("--only-links", is_flag=True, help="Look for dead links and do nothing else.")
@click.option("--all", "made", is_flag=True, help="Check arXiv and DOI links as well.")
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was found there, as Markdown for a pull request.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change; leave data/ as it is.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask about so many papers at most.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep answers of the services.")
@with_settings
@with_progress
def command(
    settings: Settings,
    progress: Progress,
    papers: tuple[str, ...],
    no_links: bool,
    only_links: bool,
    made: bool,
    summary: Path | None,
    dry_run: bool,
    limit: int | None,
    no_cache: bool,
) -> None:
    """Ask for the facts that change by themselves, and look for dead links.

    Writes stars, licence, language and last change of each paper's code, and how many comments it
    has, into data/metrics/. Links are only looked at: no record is changed. PAPERS are ids or
    files; without them, all papers.
    """
    if no_links and only_links:
        raise click.UsageError("--no-links and --only-links leave nothing to do.")
    services = _read_services()
    inspection = pipeline.inspect(settings)
    if inspection.problems:
        raise Failed(str(ProblemsFound(inspection.problems)))
    library = inspection.plan.library
    chosen = sort_by_need(_choose(papers, library.by_id), library.metrics)[:limit]
    web = make_web(settings, services, keep=not no_cache)
    refresh = Refresh(web, services, settings.today)
    if not only_links:
        with progress.stage("Asking for facts", "Asked about", "paper", len(chosen)) as advance:
            for paper in count_off(chosen, advance):
                refresh.ask_about(paper, library.metrics.get(paper.id))
    links = LinkFindings()
    if not no_links:
        records = None if papers or limit else inspection.records
        every = list_links(sorted(chosen, key=lambda p: p.id), records=records, made=made)
        links = _check_links(make_check(web), [*every], refresh.found.answered)
    _report(refresh.found, links, settings)
    with say_refusals():
        if not dry_run:
            write_metrics_files(settings.data, refresh.found.texts)
        if summary:
            write_report(summary, write_summary(refresh.found, links, settings.today))
    _conclude(refresh.found, links, dry_run=dry_run)


def make_web(settings: Settings, services: Services, *, keep: bool) -> Web:
    folder = os.environ.get("READINGLIST_CACHE")
    cache = Cache(Path(folder) if folder else user_cache_path("readinglist"))
    agent = services.name_agent(settings.repo_url)
    return Web(agent, cache, use_kept=keep, keep=keep, tell=_tell)


def make_check(web: Web) -> LinkCheck:
    return LinkCheck(PublicWeb(web.agent).ask)


def _tell(sentence: str) -> None:
    click.echo(f"{sentence} …", err=True)


def _read_services() -> Services:
    try:
        return read_services(os.environ)
    except ServicesError as error:
        raise click.UsageError(str(error)) from None


def _choose(names: Sequence[str], known: dict[str, Paper]) -> list[Paper]:
    """The papers that ids or files name; all, if none is named."""
    chosen = dict.fromkeys(Path(name).name.removesuffix(".yml") for name in names)
    for id in chosen:
        if id not in known:
            hint = name_nearest(id, known)
            raise click.BadParameter(
                f"there is no paper {id!r}. {hint}".strip(), param_hint="PAPERS"
            )
    return [known[id] for id in chosen or known]


def _check_links(check: LinkCheck, links: Sequence[Link], answered: set[str]) -> LinkFindings:
    """``answered``: repositories of which the host itself has said whether they are there."""
    wanted = [link for link in links if link.url not in answered]
    if wanted:
        _tell(f"checking {count({link.url for link in wanted}, 'link')}")
    found = check.check(link.url for link in wanted)
    states = [(link, found[link.url]) for link in wanted]
    return LinkFindings(len(found), [one for one in states if one[1].state is not State.FINE])


def _report(found: Refreshed, links: LinkFindings, settings: Settings) -> None:
    """A line for each thing that somebody may want to know."""
    data = settings.name_file(settings.data)
    for change in found.changes:
        names = change.list_differences()
        words = [f"{n} {change.before.get(n, '–')} → {change.after.get(n, '–')}" for n in names]
        subject = f"{change.subject}: " if change.subject else ""
        _say(f"{data}/metrics/{change.paper}.yml: {subject}{', '.join(words)}")
    for gone in found.gone:
        _say(f"{data}/papers/{gone.paper}.yml: not there: {gone.subject}")
    for move in found.moves:
        _say(f"{data}/papers/{move.paper}.yml: moved: {move.address} is now {move.moved_to}")
    for link, finding in links.found:
        more = f" is now {finding.moved_to}" if finding.moved_to else f": {finding.reason}"
        _say(f"{data}/{link.file}: {finding.state.value}: {link.field}: {link.url}{more}")
    for one in found.unasked:
        _say(f"{data}/papers/{one.paper}.yml: not asked: {one.subject}: {one.reason}")


def _say(line: str) -> None:
    click.echo(show_line(line))


def _conclude(found: Refreshed, links: LinkFindings, *, dry_run: bool) -> None:
    counts = [
        f"{count(found.texts, 'file')} of facts {'would be ' if dry_run else ''}written",
        f"{count(links.list(State.DEAD), 'dead link')}",
        f"{len(found.unasked):,} of {count(range(found.asked), 'question')} unanswered",
    ]
    click.echo(f"{', '.join(counts)}.")
