"""What a site depends on beside the records."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from generator.publish.site_state import hash_file, hash_folder

_PROGRAM = Path(__file__).parents[1]
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "nh3", "pydantic")

_PLACES = {"config_file_path", "docs_dir", "site_dir", "watch"}
"""Settings that say where the list lies, which a site does not depend on."""


def make_key(config: MkDocsConfig, *, is_large: bool) -> str:
    """Changes with the program, the libraries that make pages, the settings and the theme, and
    where the list becomes large or is no longer."""
    hasher = hashlib.sha256(f"{sys.version}\n{is_large}\n".encode())
    for name in _LIBRARIES:
        hasher.update(f"{name} {version(name)}\n".encode())
    hasher.update(hash_file(Path(config.config_file_path)).encode())
    # What it takes from the environment, or from a file that it inherits.
    given = {name: value for name, value in config.items() if name not in _PLACES}
    hasher.update(json.dumps(given, default=_describe, skipkeys=True).encode())
    for path in _list_untitled(config.nav):
        if (page := Path(config.docs_dir) / path).is_file():
            hasher.update(f"{path} {hash_file(page)}\n".encode())
    folders = {str(_PROGRAM), *filter(None, [config.theme.custom_dir])}
    for folder in sorted(folders):
        hasher.update(hash_folder(Path(folder), "__pycache__").encode())
    return hasher.hexdigest()


def _describe(given: object) -> object:
    """The values of a theme or a plugin; of what else is no plain value, such as a function, the
    name: as Python writes it, it would be another one each time. The file says the rest."""
    if isinstance(given, BasePlugin):
        given = given.config
    if isinstance(given, Mapping):
        return dict(given)
    return getattr(given, "__qualname__", type(given).__qualname__)


def _list_untitled(nav: Any) -> Iterator[str]:
    """The pages of the navigation that say themselves what they are called there: on all pages."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for inner in nav.values():
            yield from () if isinstance(inner, str) else _list_untitled(inner)
    else:
        for item in nav or ():
            yield from _list_untitled(item)
