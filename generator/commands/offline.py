"""The command ``readinglist offline``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.settings import Failed, say_refusals, with_settings
from generator.pages.exports import say_size
from generator.publish.download import publish_download
from generator.publish.offline_zip import name_zip, pack_site
from generator.publish.site_files import OFFLINE
from generator.publish.worker import write_worker
from generator.settings import Settings


@click.command("offline")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The zip file; one named after the list in dist/, if not given.",
)
@click.option(
    "--publish",
    is_flag=True,
    help="Put it into the site as well, with a link to it on the page on reading offline.",
)
@with_settings
def command(settings: Settings, out: Path | None, publish: bool) -> None:
    """Pack the built site into one zip file that opens from a disk, without a network."""
    if not (settings.site / "index.html").is_file():
        raise Failed(
            f"{settings.name_file(settings.site)}: there is no site to pack yet. "
            "Run readinglist site first, or make offline, which does both."
        )
    if publish and not (settings.site / OFFLINE / "index.html").is_file():
        raise Failed(
            "--publish: the site has no page to link from; wanted docs/offline.md, with a place "
            "for the link as in readinglist's own."
        )
    target = out or settings.root / "dist" / name_zip(settings.site_name)
    with say_refusals():
        packed = pack_site(settings.site, target, settings.site_name, settings.site_url)
        click.echo(f"{target}: {packed.files:,} files, {say_size(packed.size)}")
        if not publish:
            return
        published = publish_download(settings.site, target)
        if settings.offline:
            # The page has changed, and the worker's lists name what each page is.
            write_worker(settings.site, settings.site_name, settings.site_description)
    click.echo(f"{published}: to be published with the site")
