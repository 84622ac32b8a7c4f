"""The fast way through MkDocs: which pages take it, and what they are given on it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.fast_site.chrome import ChromeTemplate
from generator.fast_site.markdown import Converter, can_convert
from generator.fast_site.page import FastPage


def speed_up(
    paths: Collection[str], nav: Navigation, files: Files, config: MkDocsConfig
) -> Converter | None:
    """Give the pages at ``paths``, below ``docs/``, the fast way, but for those in the navigation:
    to the theme, each of those is unlike any other. Nothing if the site is set up in a way that the
    fast way does not know."""
    if not can_convert(config):
        return None
    converter = Converter(config, files)
    in_navigation = {page.file.src_uri for page in nav.pages}
    for file in files.documentation_pages():
        if file.src_uri in paths and file.src_uri not in in_navigation:
            FastPage(file, config, converter)
    return converter


class FastEnvironment:
    """The environment of the theme, with templates that are fast for fast pages."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._environment = environment
        self._templates: dict[str, ChromeTemplate] = {}

    def get_template(self, name: str) -> ChromeTemplate:
        if name not in self._templates:
            template = self._environment.get_template(name)
            self._templates[name] = ChromeTemplate(template)
        return self._templates[name]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


def speed_up_theme(
    environment: jinja2.Environment, converter: Converter | None
) -> jinja2.Environment:
    """The theme with fast templates, now that all pages are read."""
    if converter is None:
        return environment
    converter.is_reading = False
    return cast(jinja2.Environment, FastEnvironment(environment))
