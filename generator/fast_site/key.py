"""What a site depends on beside the records."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.publish.site_state import hash_file, hash_folder

_PROGRAM = Path(__file__).parents[1]
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "nh3", "pydantic")


def make_key(config: MkDocsConfig, *, is_large: bool) -> str:
    """Changes with the program, the libraries that make pages, the settings and the theme, and
    where the list becomes large or is no longer."""
    hasher = hashlib.sha256(f"{sys.version}\n{is_large}\n".encode())
    for name in _LIBRARIES:
        hasher.update(f"{name} {version(name)}\n".encode())
    hasher.update(hash_file(Path(config.config_file_path)).encode())
    # What it takes from the environment.
    hasher.update(repr((config.site_url, config.repo_url, config.edit_uri)).encode())
    hasher.update(repr(sorted(config.extra.items())).encode())
    for path in _list_untitled(config.nav):
        if (page := Path(config.docs_dir) / path).is_file():
            hasher.update(f"{path} {hash_file(page)}\n".encode())
    folders = {str(_PROGRAM), *filter(None, [config.theme.custom_dir])}
    for folder in sorted(folders):
        hasher.update(hash_folder(Path(folder), "__pycache__").encode())
    return hasher.hexdigest()


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
