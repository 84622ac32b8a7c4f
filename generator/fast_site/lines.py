"""Lines of Markdown to HTML: words, links, and the few tags that stand among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

TEXT = r"[^\\`*_\[\]<>{}&\x00-\x1f]"
ENTITY = r"&(?:#[0-9]+|[0-9a-zA-Z]+);"
# Each character fits in one place alone: what does not match is found out at once.
_WORDS = rf"(?:{TEXT}+(?:{ENTITY}{TEXT}*)*|(?:{ENTITY}{TEXT}*)+)"
_VALUE = r'"[^"<>\\`\[\]{}\x00-\x1f]*"'
_TAG = rf"</?(?:a|code|em|span|strong|time)(?: [a-z-]+={_VALUE})*>"
_LINK = (
    rf"\[{_WORDS}\]\([a-z0-9./-]+\.md(?:\?[\w=.-]+|#[\w-]+)?\)"
    r'(?:\{: (?:\.[\w-]+|rel="\w+") \})?'
)
_LINE = re.compile(rf"{TEXT}*(?:(?:{_LINK}|{_TAG}|{ENTITY}){TEXT}*)*")
_ANY_TEXT = r"[^\[<>&\x00-\x1f]"
_IN_HTML = re.compile(rf"{_ANY_TEXT}*(?:(?:{_TAG}|{ENTITY}){_ANY_TEXT}*)*")
_LINKS = re.compile(_LINK)
_PARTS = re.compile(
    r"\[(.+)\]\(([^?#)]+)(\?[^)]+)?(?:#([^)]+))?\)"
    r'(?:\{: (?:\.([\w-]+)|rel="(\w+)") \})?'
)
"""Of a link."""

_MOST_ITEMS, _MOST_LINKS = 15_000, 30_000
"""How many are remembered."""


class Unknown(Exception):
    """The text is in no form that is known here."""


class Anchored(NamedTuple):
    """A place that a link leads to."""

    file: str
    """Its path below ``docs/``."""

    anchor: str
    link: str
    """As it was written."""


def keep_html(text: str) -> str:
    """Text in an element of HTML, where Markdown means nothing.

    Raises:
        Unknown: if it has what is written anew.
    """
    # Behind a tag, a brace may begin a list of attributes.
    if _IN_HTML.fullmatch(text) is None or ">{" in text:
        raise Unknown
    return text


class Lines:
    """Converts lines of pages that write the address of one file alike. A link, or an item of a
    list, that stands on many of them is converted once."""

    def __init__(self, find: Callable[[str], tuple[str, str]]) -> None:
        """``find``: the file that a link leads to, and its address; or ``Unknown``."""
        self._find = find
        self._links: dict[str, tuple[str, Anchored | None]] = {}
        self._items: dict[str, tuple[str, list[Anchored]]] = {}

    def convert(self, line: str, places: list[Anchored]) -> str:
        """The HTML of ``line``. The places that it leads to are added to ``places``.

        Raises:
            Unknown: if there is something else in it.
        """
        # An image, or an attribute list of what stands before.
        if _LINE.fullmatch(line) is None or "![" in line:
            raise Unknown
        if "[" not in line:
            return line

        def write(found: re.Match[str]) -> str:
            html, place = self._links.get(found[0]) or self._convert_link(found[0])
            if place:
                places.append(place)
            return html

        return _LINKS.sub(write, line)

    def convert_item(self, line: str, places: list[Anchored]) -> str:
        """As ``convert``, of a line that stands on many pages."""
        known = self._items.get(line)
        if known is None:
            if len(self._items) >= _MOST_ITEMS:
                self._items.clear()
            inside: list[Anchored] = []
            known = self._items[line] = self.convert(line, inside), inside
        places += known[1]
        return known[0]

    def _convert_link(self, link: str) -> tuple[str, Anchored | None]:
        ((words, path, query, anchor, style, relation),) = _PARTS.findall(link)
        before = f' class="{style}"' if style else ""
        after = f' rel="{relation}"' if relation else ""
        file, address = self._find(path)
        within = f"#{anchor}" if anchor else query
        html = f'<a{before} href="{address}{within}"{after}>{words}</a>'
        if len(self._links) >= _MOST_LINKS:
            self._links.clear()
        place = Anchored(file, anchor, f"{path}{within}") if anchor else None
        known = self._links[link] = html, place
        return known
