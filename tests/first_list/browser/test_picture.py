from __future__ import annotations

from tests.browser.fixtures import OpenPage
from tests.first_list.browser.picture import PICTURE, get_words, put_words, read_words


def test_picture_of_the_readme_shows_the_home_page_as_it_is(open_page: OpenPage, home: str) -> None:
    """If not, ``python -m tests.first_list.browser.picture`` takes another."""
    assert get_words(PICTURE.read_bytes()) == read_words(open_page(home))


def test_words_are_carried_by_the_file() -> None:
    png = b"...\0\0\0\0IENDcrc_"
    assert get_words(put_words(png, "Dáily Papers")) == "Dáily Papers"
    assert put_words(png, "x").endswith(b"\0\0\0\0IENDcrc_")
