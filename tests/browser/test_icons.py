"""The icons of the installed site against the mark that they are drawn from."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Browser

from tests.browser.icons import DOCS, ICONS, draw_icons

COMPARE = """async ([one, other]) => {
    const read = async (data) => {
        const image = await createImageBitmap(await (await fetch(data)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return [image.width, context.getImageData(0, 0, image.width, image.height).data];
    };
    const [[width, here], [otherWidth, there]] = [await read(one), await read(other)];
    if (width !== otherWidth) return [width, 1];
    let differing = 0;
    for (let i = 0; i < here.length; i += 4) {
        differing += [0, 1, 2, 3].some((part) => Math.abs(here[i + part] - there[i + part]) > 48);
    }
    return [width, differing / (here.length / 4)];
}"""


def compare(browser: Browser, one: bytes, other: bytes) -> tuple[int, float]:
    """The width of ``one`` in pixels, and the share of the pixels in which they differ."""
    page = browser.new_page()
    images = [f"data:image/png;base64,{base64.b64encode(png).decode()}" for png in (one, other)]
    width, differing = page.evaluate(COMPARE, images)
    page.close()
    return width, differing


@pytest.mark.parametrize("path", ICONS)
def test_icon_shows_the_mark(browser: Browser, path: str) -> None:
    width, differing = compare(browser, (DOCS / path).read_bytes(), draw_icons(browser)[path])
    assert width == ICONS[path][0]
    # Another release of the browser smooths edges in another way.
    assert differing < 0.01


def test_another_icon_is_seen(browser: Browser) -> None:
    drawn = draw_icons(browser)
    plain, maskable = drawn["assets/icon-512.png"], drawn["assets/icon-maskable-512.png"]
    assert compare(browser, plain, maskable)[1] > 0.1
