"""The web app manifest, by which a browser installs the site: https://www.w3.org/TR/appmanifest/"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.publish.stylesheet import STYLESHEET, find_colour

ICONS = {
    "assets/favicon.svg": ("any", "any"),
    "assets/icon-192.png": ("192x192", "any"),
    "assets/icon-512.png": ("512x512", "any"),
    "assets/icon-maskable-512.png": ("512x512", "maskable"),
}
"""Each with its size and what it is for. A maskable one is cut to any shape."""

_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def write_web_manifest(site: Path, name: str, description: str) -> bytes:
    """The manifest of the built ``site``, with those of the icons that it has.

    A manifest knows one palette, the light one; while a page is open the theme tells the browser
    the colour of the palette that the reader chose.
    """
    sheet = site / STYLESHEET
    colour = find_colour(sheet.read_text("utf-8")) if sheet.is_file() else ""
    manifest: dict[str, Any] = {
        "name": name,
        "short_name": name,
        "description": " ".join(description.split()),
        "lang": "en",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        **({"theme_color": colour, "background_color": colour} if colour else {}),
        "icons": [
            {"src": path, "sizes": sizes, "type": _TYPES[Path(path).suffix], "purpose": purpose}
            for path, (sizes, purpose) in ICONS.items()
            if (site / path).is_file()
        ],
    }
    if not manifest["description"]:
        del manifest["description"]
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode()
