"""The icons of the installed site, drawn from the mark in ``docs/assets/favicon.svg``::

python -m tests.browser.icons [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

from generator.publish.stylesheet import STYLESHEET, find_colour, write_stylesheet
from generator.settings import read_settings
from tests.browser.chromium import start_browser
from tests.lists import ROOT

DOCS = ROOT / "docs"
MARK = "assets/favicon.svg"

ICONS = {
    "assets/icon-192.png": (192, 1.0),
    "assets/icon-512.png": (512, 1.0),
    "assets/icon-maskable-512.png": (512, 0.62),
}
"""Width in pixels, and how much of it the mark takes. A system may cut a maskable icon down to a
circle of four fifths of its width; it has the colour of the paper behind it, the others nothing."""


def draw_icons(browser: Browser) -> dict[str, bytes]:
    """Each icon as PNG, by its path below ``docs/``."""
    mark = (DOCS / MARK).read_text("utf-8")
    sheet = write_stylesheet(read_settings(ROOT))[STYLESHEET].decode()
    drawn = {}
    for path, (width, part) in ICONS.items():
        page = browser.new_page(viewport={"width": width, "height": width}, device_scale_factor=1)
        paper = find_colour(sheet) if part < 1 else "transparent"
        page.set_content(
            f"<style>body {{ margin: 0; display: grid; place-items: center; height: 100vh; "
            f"background: {paper}; }} svg {{ width: {100 * part}vw; }}</style>{mark}"
        )
        drawn[path] = page.screenshot(omit_background=part == 1)
        page.close()
    return drawn


def save_icons(folder: Path) -> None:
    with start_browser() as browser:
        for path, content in draw_icons(browser).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    save_icons(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
