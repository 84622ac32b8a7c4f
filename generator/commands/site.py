"""The command ``readinglist site``."""

from __future__ import annotations

import shlex
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from generator.commands.garbage import keep_all
from generator.commands.mkdocs import show_warnings
from generator.commands.progress import with_progress
from generator.commands.settings import Failed, plan_or_fail, say_refusals, with_settings
from generator.fast_site.coming_files import look_through_last
from generator.problems import count_of
from generator.progress import Progress
from generator.publish.record_memory import RECORDS, RecordMemory
from generator.publish.shard import FOLDER, WHOLE, Shard, ShardRefused
from generator.records.coming_keys import ComingKeys, read_ahead
from generator.records.known_records import KnownRecords
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.pipeline import Plan


@click.command("site")
@click.option("--no-cache", is_flag=True, help="Make all of it anew, whatever was made before.")
@click.option("--shard", metavar="K/N", help="Make the K-th of N parts, for readinglist join.")
@with_settings
@with_progress
def command(settings: Settings, progress: Progress, no_cache: bool, shard: str | None) -> None:
    """Make the whole site. The last good one stays until the new one is complete."""
    try:
        part = Shard.read(shard) if shard else WHOLE
    except ShardRefused as error:
        raise click.UsageError(f"--shard: {error}.") from None
    place = settings.root / FOLDER / part.name if shard else settings.site
    memory = RecordMemory(settings.root / RECORDS)
    reading = nullcontext() if no_cache or not memory.is_there else read_ahead(settings.data)
    looking = nullcontext() if shard or no_cache else look_through_last(settings)
    with keep_all(), looking as last, reading as ahead:
        # To load these takes as long as what has been begun in other processes.
        from generator.fast_site.run import BuildFailed, build_shard, build_site

        plan = _make_plan(settings, progress, memory, ahead, no_cache=no_cache)
        try:
            with say_refusals(), show_warnings():
                if shard:
                    done = build_shard(plan, settings, part, place, progress)
                else:
                    done = build_site(plan, settings, last, progress)
        except BuildFailed as failure:
            said = "MkDocs found the problems above. The site is as it was before."
            raise Failed(f"{failure}\n{said}") from None
    numbers = f"{count_of(done.files, 'file')}, {done.written:,} written, {done.removed:,} removed"
    click.echo(f"{numbers}: the {'shard' if shard else 'site'} is in {place}")
    if not shard:
        click.echo(f"To read it: python3 -m http.server --directory {shlex.quote(str(place))}")


def _make_plan(
    settings: Settings,
    progress: Progress,
    memory: RecordMemory,
    ahead: ComingKeys | None,
    *,
    no_cache: bool,
) -> Plan:
    """What was read is known only here: the rest of the build needs the room."""
    known = KnownRecords() if no_cache else memory.recall(ahead)
    plan = plan_or_fail(settings, progress, known)
    memory.keep(known)
    return plan
