"""The plugin ``readinglist`` of MkDocs: makes the pages before MkDocs reads them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator import pipeline
from generator.fast_site.markdown import Converter
from generator.fast_site.site import speed_up, speed_up_theme
from generator.pages.render import TEMPLATES
from generator.problems import ProblemsFound
from generator.publish.material import MATERIAL
from generator.publish.sitemap import split_sitemap
from generator.publish.worker import write_remover, write_worker
from generator.publish.writer import MANIFEST, WriteRefused, list_owned
from generator.settings import SettingsError, read_settings


class PluginOptions(Config):
    """The options, which ``settings`` reads; here they are only known to MkDocs."""

    data_dir = Type(str, default="data")
    branch = Type(str, default="main")
    page_size = Type(int, default=50)
    pages_from = Type(dict, default={})
    offline = Type(bool, default=True)
    fast = Type(bool, default=True)


class ReadingListPlugin(BasePlugin[PluginOptions]):
    _is_serving = False
    _converter: Converter | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the templates whether the site is going to have a worker."""
        config.extra["readinglist_worker"] = self.config.offline and not self._is_serving
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring ``docs/`` up to date, unless ``readinglist site`` has just done so."""
        if os.environ.get("READINGLIST_FRESH") == "1":
            return
        try:
            settings = read_settings(Path(config.config_file_path).parent)
            # While it is served, the site has no worker.
            pipeline.build(replace(settings, offline=settings.offline and not self._is_serving))
        except (ProblemsFound, WriteRefused, SettingsError) as error:
            raise PluginError(str(error)) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what of Material no page uses: its styles are in the site's own stylesheet."""
        for file in [file for file in files if file.src_dir == str(MATERIAL)]:
            if file.src_uri != config.theme["favicon"]:
                files.remove(file)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let the pages that the generator wrote take the fast way, unless ``fast`` is off."""
        if self.config.fast:
            owned = set(list_owned(Path(config.docs_dir)))
            self._converter = speed_up(owned, nav, files, config)
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        return speed_up_theme(env, self._converter) if self.config.fast else env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Part a long map of the finished site, and make its worker; none while it is served for
        writing."""
        site = Path(config.site_dir)
        split_sitemap(site, config.site_url or "")
        if config.extra["readinglist_worker"]:
            write_worker(site, config.site_name, config.site_description or "")
        elif not self._is_serving:
            write_remover(site)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what the pages are made from, and not the pages: MkDocs would build twice."""
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        generated = {docs / path for path in list_owned(docs)}
        for entry, whole in _find_written(docs, {*generated, docs / MANIFEST}):
            server.watch(str(entry), recursive=whole)
        server.watch(str(Path(config.config_file_path).parent / self.config.data_dir))
        server.watch(str(TEMPLATES))
        return server


def _find_written(folder: Path, generated: set[Path]) -> Iterator[tuple[Path, bool]]:
    """The files and folders in ``folder`` where people write, each with whether all below it is
    theirs."""
    for entry in sorted(folder.iterdir()):
        files = [entry] if entry.is_file() else [*filter(Path.is_file, entry.rglob("*"))]
        if all(file in generated for file in files):
            continue
        whole = generated.isdisjoint(files)
        yield entry, whole
        if not whole:
            inner = _find_written(entry, generated)
            yield from ((path, theirs) for path, theirs in inner if path.is_dir())
