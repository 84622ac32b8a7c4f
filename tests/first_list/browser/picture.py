"""The picture of the README: the home page on a desk, a paper in a hand. After a change to them::

    python -m tests.first_list.browser.picture

The file carries words that it shows (a PNG ``iTXt`` chunk), so that a test sees when it is old.
"""

from __future__ import annotations

import base64
import re
import struct
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.chromium import open_context, start_browser
from tests.lists import ROOT
from tests.site.sites import serve, share_site, write_real

PICTURE = ROOT / "docs" / "assets" / "readinglist.png"
PAPER = "papers/s-lora/"
KEYWORD = b"Words"

_SCENE = """<!doctype html><style>
body { margin: 0; width: 1400px; height: 1000px; background: #e8e4d9; position: relative; }
img { position: absolute; box-shadow: 0 8px 30px #0004; }
</style>
<img style="left:40px;top:40px;width:1120px;border-radius:10px" src="data:image/png;base64,{desk}">
<img style="left:1030px;top:304px;width:330px;border-radius:16px"
     src="data:image/png;base64,{hand}">"""


def read_words(home: Page) -> str:
    """What the home page says at its top, but for the numbers, which grow with the list."""
    said = " ".join(home.locator(".md-header__inner, .rl-hero").all_inner_texts())
    return " ".join(re.sub("[0-9,]+", "", said).split())


def take_picture(browser: Browser, home: str) -> bytes:
    desk = open_context(browser).new_page()
    desk.set_viewport_size({"width": 1222, "height": 947})
    desk.goto(f"{home}/", wait_until="networkidle")
    hand = open_context(browser, "narrow", "dark").new_page()
    hand.set_viewport_size({"width": 390, "height": 780})
    hand.goto(f"{home}/{PAPER}", wait_until="networkidle")
    words = read_words(desk)
    shots = [base64.b64encode(page.screenshot()).decode() for page in (desk, hand)]
    scene = open_context(browser).new_page()
    scene.set_viewport_size({"width": 1400, "height": 1000})
    scene.set_content(_SCENE.replace("{desk}", shots[0]).replace("{hand}", shots[1]))
    scene.wait_for_function("[...document.images].every(image => image.complete)")
    return put_words(scene.screenshot(), words)


def put_words(png: bytes, words: str) -> bytes:
    """With a chunk before the last one (PNG, third edition, section 11.3.3.4: uncompressed)."""
    data = KEYWORD + b"\0\0\0\0\0" + words.encode()
    body = b"iTXt" + data
    chunk = struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk + png[end:]


def get_words(png: bytes) -> str:
    place = png.index(b"iTXt" + KEYWORD)
    (length,) = struct.unpack(">I", png[place - 4 : place])
    return png[place + 4 : place + 4 + length].removeprefix(KEYWORD + b"\0\0\0\0\0").decode()


def main(target: Path = PICTURE) -> None:
    with tempfile.TemporaryDirectory() as base:
        site = share_site(Path(base), "real", write_real)
        with serve(site) as home, start_browser() as browser:
            target.write_bytes(take_picture(browser, home))


if __name__ == "__main__":
    main()
