"""The one stylesheet of a site."""

from __future__ import annotations

from pathlib import Path

from generator.publish.stylesheet import STYLESHEET, find_colour, write_stylesheet
from generator.settings import read_settings
from tests.lists import ROOT, write_list

CONFIG = """\
site_name: A list
extra_css: [assets/b.css, a.css, gone.css, "https://host.example/far.css"]
"""


def write(root: Path, sheets: dict[str, str]) -> str:
    write_list(root, {}, CONFIG)
    for name, text in sheets.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, "utf-8")
    files = write_stylesheet(read_settings(root))
    assert list(files) == [STYLESHEET]
    return files[STYLESHEET].decode()


def test_sheets_stand_behind_those_of_the_theme_in_their_order(tmp_path: Path) -> None:
    css = write(tmp_path, {"a.css": ".a {}", "assets/b.css": ".b {}\n"})
    places = [
        css.index(rule) for rule in (".md-header{", "[data-md-color-primary", ".b {}", ".a {}")
    ]
    assert places == sorted(places)
    assert "sourceMappingURL" not in css
    assert "far.css" not in css


def test_addresses_lead_where_they_led(tmp_path: Path) -> None:
    css = write(
        tmp_path,
        {
            "a.css": "a{b:url(one.png) url('two.png') url(#three) url(data:x)}",
            "assets/b.css": 'b{c:url( "../four.png") url(five.png) url(https://h.example/six.png)}',
        },
    )
    ours = css[css.index("b{c:url") :]
    assert ours == (
        'b{c:url( "../../four.png") url(../five.png) '
        "url(https://h.example/six.png)}\n"
        "a{b:url(../../one.png) url('../../two.png') url(#three) url(data:x)}\n"
    )


def test_colour_of_this_list_is_that_of_its_paper_and_not_the_themes() -> None:
    css = write_stylesheet(read_settings(ROOT))[STYLESHEET].decode()
    assert find_colour(css) == "#fdfcf9"
    assert find_colour(":root { --md-default-bg-color: #123; }") == ""
