from __future__ import annotations

from generator.records.urls import normalise_url


def test_addresses_of_one_place_are_the_same() -> None:
    for url in (
        "https://github.com/Example/Code",
        "http://www.github.com/example/code/",
        "https://github.com/example/code.git",
    ):
        assert normalise_url(url) == "github.com/example/code"
    assert normalise_url("https://github.com/example/code/tree/main") != "github.com/example/code"
