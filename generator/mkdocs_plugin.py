"""The plugin ``readinglist`` of MkDocs: makes the pages before MkDocs reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator import pipeline
from generator.fast_site.site import FastSite, can_be_fast
from generator.pages.render import TEMPLATES
from generator.problems import ProblemsFound
from generator.publish.material import MATERIAL
from generator.publish.site_state import Row, SiteState
from generator.publish.sitemap import write_sitemap
from generator.publish.worker import write_remover, write_worker
from generator.publish.writer import MANIFEST, WriteRefused, list_owned
from generator.settings import SettingsError, read_settings

if TYPE_CHECKING:
    # Takes a while to load, and a build needs no server.
    from mkdocs.livereload import LiveReloadServer


class PluginOptions(Config):
    """The options, which ``settings`` reads; here they are only known to MkDocs."""

    data_dir = Type(str, default="data")
    branch = Type(str, default="main")
    page_size = Type(int, default=50)
    pages_from = Type(dict, default={})
    offline = Type(bool, default=True)
    fast = Type(bool, default=True)


class ReadingListPlugin(BasePlugin[PluginOptions]):
    plan: pipeline.Plan | None = None
    """What the site is to be made from, where ``readinglist site`` has just read the records."""

    earlier: SiteState | None = None
    """What lies in the place that the site is built for, …"""

    there: Mapping[str, Row] = MappingProxyType({})
    """… and which of its files are as they were left."""

    fast: FastSite | None = None
    """The fast way, where it was taken."""

    _is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the templates whether the site is going to have a worker."""
        config.extra["readinglist_worker"] = self.config.offline and not self._is_serving
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Decide on the pages; unless they can take the fast way, bring ``docs/`` up to date."""
        self.fast = None
        with _say_faults():
            settings = read_settings(Path(config.config_file_path).parent)
            plan = self.plan or pipeline.make_plan(settings)
            if self.config.fast and can_be_fast(config):
                earlier = self.earlier.pages if self.earlier else {}
                rendered = pipeline.render_files(plan, settings)
                self.fast = FastSite(rendered, config, earlier, self.there)
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

    @event_priority(-100)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        if self.fast is not None:
            self.fast.begin(self._nav, env)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Map the finished site, and make its worker; none while it is served for writing."""
        site = Path(config.site_dir)
        others: Iterable[str] = ()
        if self.fast is not None:
            self.fast.finish()
            others = self.fast.list_addresses()
        write_sitemap(site, config.site_url or "", others)
        if config.extra["readinglist_worker"]:
            known = self.fast.rows if self.fast else {}
            write_worker(site, config.site_name, config.site_description or "", known)
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
