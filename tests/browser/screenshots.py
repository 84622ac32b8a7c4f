"""Pictures of every kind of page, to look at and to show::

python -m tests.browser.screenshots FOLDER [KIND …]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import PALETTES, WIDTHS, open_context, start_browser
from tests.browser.kinds import KINDS, find_kinds
from tests.site.sites import serve, share_site, write_real


def save_screenshots(folder: Path, kinds: tuple[str, ...] = KINDS) -> None:
    """Save ``<kind>-<width>-<palette>.png`` of each, the whole page up to four screens."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        site = share_site(Path(base), "real", write_real)
        addresses = find_kinds(site)
        with serve(site) as home, start_browser() as browser:
            for width, pixels in WIDTHS.items():
                for palette in PALETTES:
                    page = open_context(browser, width, palette).new_page()
                    for kind in [kind for kind in kinds if kind in addresses]:
                        page.goto(f"{home}/{addresses[kind]}", wait_until="networkidle")
                        height = page.evaluate("document.documentElement.scrollHeight")
                        page.screenshot(
                            path=folder / f"{kind}-{pixels}-{palette}.png",
                            full_page=True,
                            clip={"x": 0, "y": 0, "width": pixels, "height": min(height, 3200)},
                        )
                    page.context.close()


if __name__ == "__main__":
    save_screenshots(Path(sys.argv[1]), tuple(sys.argv[2:]) or KINDS)
