"""What a site depends on beside the records."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.settings import CONFIG_NAME

_PROGRAM = Path(__file__).parents[1]
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "nh3", "pydantic")


def make_key(config: MkDocsConfig, kind: str) -> str:
    """Changes with the program, the libraries that make pages, the settings and the theme.

    ``kind``: what every page depends on of the list as a whole.
    """
    hasher = hashlib.sha256(f"{sys.version}\n{kind}\n".encode())
    for name in _LIBRARIES:
        hasher.update(f"{name} {version(name)}\n".encode())
    root = Path(config.config_file_path).parent
    # With what it takes from the environment.
    hasher.update(repr(config.user_configs[0]).encode())
    hasher.update((root / CONFIG_NAME).read_bytes())
    folders = {_PROGRAM, *filter(None, [config.theme.custom_dir])}
    for folder in sorted(map(str, folders)):
        for file in sorted(Path(folder).rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                content = file.read_bytes()
                hasher.update(f"{file.relative_to(folder)} {len(content)}\n".encode())
                hasher.update(content)
    return hasher.hexdigest()
