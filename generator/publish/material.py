"""Where the theme's own files lie: of Material for MkDocs, the stylesheets and icons are used."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def _find() -> Path:
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("mkdocs-material is not installed: make install sets it up.")
    return Path(spec.submodule_search_locations[0]) / "templates"


MATERIAL = _find()
