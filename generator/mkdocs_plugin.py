"""The plugin ``readinglist`` of MkDocs: makes the pages before MkDocs reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import pipeline
from generator.fast_site.early import make_early
from generator.fast_site.order import Order
from generator.fast_site.site import FastSite, can_be_fast
from generator.fast_site.theme_files import skip_hidden_folders
from generator.pages.render import TEMPLATES
from generator.problems import ProblemsFound
from generator.publish.material import MATERIAL
from generator.publish.shard import WHOLE
from generator.publish.sitemap import write_sitemap
from generator.publish.worker import write_remover, write_worker
from generator.publish.writer import MANIFEST, WriteRefused, list_owned
from generator.records.file_system import tells_changes
from generator.settings import SettingsError, read_settings

if TYPE_CHECKING:
    # Takes a while to load, and a build needs no server.
    from mkdocs.livereload import LiveReloadServer

    from generator.fast_site.serving import Serving
    from generator.fast_site.watching import Watching

_BUILD_DELAY = 0.05
"""Seconds without a change after which a build begins: an editor may write a file in steps."""


class PluginOptions(Config):
    """The options, which ``settings`` reads; here they are only known to MkDocs."""

    data_dir = Type(str, default="data")
    branch = Type(str, default="main")
    page_size = Type(int, default=50)
    pages_from = Type(dict, default={})
    offline = Type(bool, default=True)
    fast = Type(bool, default=True)


class ReadingListPlugin(BasePlugin[PluginOptions]):
    order: Order | None = None
    """What is wanted of the next build, where ``readinglist site`` says so."""

    fast: FastSite | None = None
    """The fast way, where it was taken."""

    _serving: Serving | None = None
    _watching: Watching | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """MkDocs keeps the plugin while it serves, and also from one build to another in one
        process."""
        self._serving = None
        if command == "serve":
            # With what makes a search: a build leaves that to another process.
            from generator.fast_site.serving import Serving

            self._serving = Serving()
        self.order = None

    def on_shutdown(self) -> None:
        if self.fast:
            self.fast.stop()
        if self._serving:
            self._serving.close()
            self._serving = None
        if self._watching:
            self._watching.close()
            self._watching = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the templates whether the site is going to have a worker, and look at no more of the
        theme than there is to be seen."""
        config.extra["readinglist_worker"] = self.config.offline and not self._serving
        skip_hidden_folders(config.theme)
        if self._serving:
            self._serving.prepare(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Decide on the pages; unless they can take the fast way, bring ``docs/`` up to date."""
        self.fast = None
        with _say_faults():
            said = read_settings(Path(config.config_file_path).parent)
            # While it is served, the site has no worker.
            settings = replace(said, offline=said.offline and not self._serving)
            self._settings = settings
            is_fast = self.config.fast and can_be_fast(config)
            if self._serving and is_fast:
                order = self._serving.order(settings, config)
            else:
                order = self.order or Order()
            self._plan = plan = order.plan or pipeline.make_plan(settings)
            if is_fast:
                early = make_early(plan, settings, order, Path(config.site_dir))
                self.fast = FastSite(config, order, early)
            else:
                pipeline.write_pages(plan, settings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what of Material no page uses: its styles are in the site's own stylesheet."""
        for file in [file for file in files if file.src_dir == str(MATERIAL)]:
            if file.src_uri != config.theme["favicon"]:
                files.remove(file)
        if self.fast is None:
            return files
        with _say_faults():
            return self.fast.take_over(files)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        self._nav = nav

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        return self.fast.mkdocs_pages.read(page) if self.fast else None

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        if self.fast:
            self.fast.mkdocs_pages.begin(page)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        if self.fast:
            self.fast.mkdocs_pages.end(page)

    @event_priority(-100)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        if self.fast is not None:
            self.fast.begin(self._nav, env)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Map the finished site, and make its worker; none while it is served for writing."""
        site = Path(config.site_dir)
        others = self.fast.list_addresses() if self.fast else ()
        write_sitemap(site, config.site_url or "", others)
        if self.fast:
            self.fast.finish()
        if self.fast and self.fast.order.shard != WHOLE:
            return  # whoever joins the shards makes it
        if config.extra["readinglist_worker"]:
            known = self.fast.rows if self.fast else {}
            write_worker(site, config.site_name, config.site_description or "", known)
        elif not self._serving:
            write_remover(site)
        if self._serving and self.fast:
            self._serving.publish(self.fast, self._plan, self._settings, site)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what the pages are made from, and not the pages: MkDocs would build twice."""
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        generated = {docs / path for path in list_owned(docs)}
        for entry, whole in _find_written(docs, {*generated, docs / MANIFEST}):
            server.watch(str(entry), recursive=whole)
        data = Path(config.config_file_path).parent / self.config.data_dir
        server.build_delay = _BUILD_DELAY
        with ExitStack() as stack:
            if tells_changes(data):
                from generator.fast_site.watching import Watching

                self._watching = Watching()
                stack.enter_context(self._watching.told(server))
            server.watch(str(data))
        server.watch(str(TEMPLATES))
        return server


@contextmanager
def _say_faults() -> Iterator[None]:
    """What is wrong with the list, as MkDocs says what is wrong."""
    try:
        yield
    except (ProblemsFound, WriteRefused, SettingsError) as error:
        raise PluginError(str(error)) from None


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
