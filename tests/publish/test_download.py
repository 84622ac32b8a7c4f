from __future__ import annotations

from pathlib import Path

from generator.publish.download import publish_download, show_download

EMPTY = "<p><!-- download --><!-- /download --></p>"


def test_link_is_shown_and_taken_away() -> None:
    shown = show_download(EMPTY, r"a\1&b.zip", 9_040_000)
    link = r'<a class="rl-button" href="a\1&amp;b.zip" download>Download a\1&amp;b.zip</a> 9.0 MB'
    assert shown == f"<p><!-- download -->{link}<!-- /download --></p>"
    assert show_download(shown) == EMPTY
    assert show_download(shown, "c.zip", 1).count("<a ") == 1
    assert show_download("<p>None</p>", "c.zip") == "<p>None</p>"


def test_file_is_published_beside_the_page(tmp_path: Path) -> None:
    page = tmp_path / "offline" / "index.html"
    page.parent.mkdir()
    page.write_text(EMPTY)
    (tmp_path / "a.zip").write_bytes(b"zip")
    assert publish_download(tmp_path, tmp_path / "a.zip").read_bytes() == b"zip"
    assert 'href="a.zip"' in page.read_text()
