"""The files of the theme, without a walk through the ten thousand icons of Material."""

from __future__ import annotations

import os

import jinja2
from mkdocs.theme import Theme


class _VisibleFiles(jinja2.FileSystemLoader):
    """Every template can be loaded; those in hidden folders are not listed."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                if folder == top:
                    folders[:] = [name for name in folders if not name.startswith(".")]
                way = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(name if way == "." else f"{way}/{name}" for name in names)
        return sorted(found)


def skip_hidden_folders(theme: Theme) -> None:
    """MkDocs takes nothing from folders at the top of a theme whose names begin with a dot, but
    looks at each file in them."""
    get_env = theme.get_env

    def get_quicker() -> jinja2.Environment:
        environment = get_env()
        environment.loader = _VisibleFiles(theme.dirs)
        return environment

    vars(theme)["get_env"] = get_quicker
