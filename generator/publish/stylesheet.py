"""One stylesheet for the whole site: the theme's two, then those of ``extra_css``, in order."""

from __future__ import annotations

import posixpath
import re

from generator.publish.material import MATERIAL
from generator.settings import Settings

STYLESHEET = "assets/stylesheets/site.css"
"""Below ``docs/``."""

_THEMES = ("main.*.min.css", "palette.*.min.css")
_OF_ONE_FILE = re.compile(r"""@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/""")
_URL = re.compile(r"""url\((\s*["']?)(?![a-z][a-z0-9+.-]*:|/|#|["'\s])""", re.IGNORECASE)
"""Where an address begins that is relative to the stylesheet's own place."""


def write_stylesheet(settings: Settings) -> dict[str, bytes]:
    """By its path below ``docs/``. A file of ``extra_css`` that is not there is passed over; whole
    addresses are left to the pages."""
    themes = [next((MATERIAL / "assets" / "stylesheets").glob(name)) for name in _THEMES]
    sheets = [_OF_ONE_FILE.sub("", theme.read_text("utf-8")).strip() for theme in themes]
    for path in settings.stylesheets:
        try:
            sheet = (settings.docs / path).read_text("utf-8")
        except FileNotFoundError:
            continue
        sheets.append(_move(_OF_ONE_FILE.sub("", sheet), path).strip())
    text = "\n".join(['@charset "utf-8";', *sheets, ""])
    return {STYLESHEET: text.encode()}


def _move(sheet: str, path: str) -> str:
    """``sheet``, which lies at ``path``, with its addresses as they are from ``STYLESHEET``."""
    way = posixpath.relpath(posixpath.dirname(path) or ".", posixpath.dirname(STYLESHEET))
    return _URL.sub(lambda found: f"url({found[1]}{way}/", sheet)


def find_colour(css: str) -> str:
    """The colour of the paper in the light palette, the last that is said; empty if none is."""
    blocks = re.findall(r'\[data-md-color-scheme="default"\]\s*\{([^}]*)\}', css)
    colours = [
        colour
        for block in blocks
        for colour in re.findall(r"--md-default-bg-color:\s*(#[0-9a-fA-F]{3,8})\s*;", block)
    ]
    return colours[-1] if colours else ""
