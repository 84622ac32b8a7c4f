from __future__ import annotations

import pytest

from generator.publish.html_tags import Tag, change_tags, list_tags


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("<p>a<BR/>b</p>", ["p", "br"]),
        ("<!-- <a href='x'> --><b>", ["b"]),
        ("<script>if (a < b) '<a>'</script><i>", ["script", "i"]),
        ("<style>a > b {} <a></style><i>", ["style", "i"]),
        ("<title><a></title><i>", ["title", "i"]),
        ("<a title='1 > 0' href=x><b>", ["a", "b"]),
        ("1 < 2 <i>", ["i"]),
        ("<script>never closed <a>", ["script"]),
    ],
)
def test_start_tags_are_found_where_a_browser_finds_them(page: str, names: list[str]) -> None:
    assert [tag.name for tag in list_tags(page)] == names


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ('<a href="x">', {"href": "x"}),
        ("<a HREF='x' download>", {"href": "x", "download": ""}),
        ("<a href=x/y?z>", {"href": "x/y?z"}),
        ('<a href = "a&amp;b&#46;c">', {"href": "a&b.c"}),
        ('<a href="1" href="2">', {"href": "1"}),
        ("<a data-x='href=\"y\"' href=z>", {"data-x": 'href="y"', "href": "z"}),
        ('<a title="a\nb">', {"title": "a\nb"}),
    ],
)
def test_attributes_are_read(tag: str, attributes: dict[str, str]) -> None:
    assert Tag("a", tag).read() == attributes


def test_one_value_is_changed_and_nothing_else() -> None:
    tag = Tag("a", "<a title='href=x'  href='y' class=z>").write("href", 'a"&b')
    assert tag.text == "<a title='href=x'  href=\"a&quot;&amp;b\" class=z>"


def test_page_is_changed_only_where_a_tag_is() -> None:
    page = "<p>\r\n<i id=a><!-- <i> --> ü &amp; <i></p>"
    changed = change_tags(page, lambda tag: None if tag.text == "<i>" else tag)
    assert changed == "<p>\r\n<i id=a><!-- <i> --> ü &amp; </p>"
