"""The Markdown that the generator writes, to the HTML that Python-Markdown makes of it.

Only forms that ``pages/templates/`` uses are known here, and of texts only those in which nothing
has a meaning to Markdown but the entities that ``pages/text.py`` writes. For anything else there is
no answer, and Python-Markdown is asked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, unique

_TEXT = r"[^\\`*_\[\]<>{}&\x00-\x1f]"
_WORDS = rf"(?:{_TEXT}|&(?:#[0-9]+|[0-9a-zA-Z]+);)"
_VALUE = r'"[^"<>\\`\[\]{}\x00-\x1f]*"'
_INLINE = re.compile(
    rf"\[(?P<words>{_WORDS}+)\]\((?P<path>[a-z0-9./-]+\.md)(?:(?P<query>\?[\w=.-]+)|#(?P<anchor>[\w-]+))?\)"
    r'(?:\{: (?:\.(?P<class>[\w-]+)|rel="(?P<rel>\w+)") \})?'
    rf"|(?P<tag></?(?:a|code|em|span|strong|time)(?: [a-z-]+={_VALUE})*>)"
    rf"|(?P<text>{_WORDS}+)"
)
_HEADING = re.compile(
    rf"(#{{1,3}}) ((?:{_WORDS}|[\[\]])+(?:\([a-z0-9./-]+\.md\))?)(?: {{: #([\w-]+) }})?"
)
_CHOSEN = re.compile(r"\{: #([\w-]+) \}$", re.MULTILINE)
_CLASS = re.compile(r"\{: \.([\w-]+) \}")
_OPEN = re.compile(r'<(article|div|nav)((?: [a-z-]+="[^"<>&]*")*) markdown>')
_CLOSE = re.compile(r"</(article|div|nav)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ELEMENT = re.compile(
    r"(?P<code><pre><code>[^<>]*</code></pre>)"
    r'|<(?P<open>div|li|p|ul)(?P<attributes>(?: [a-z-]+="[^"<>&]*")*)>'
    r"|</(?P<close>div|li|p|ul)>"
)
_HOLDS_TEXT = ("li", "p")
_BEGINS_OTHERWISE = re.compile(r"[#>\-+=|:~ \t]|\d+[.)]")
"""What would be no paragraph: a heading, a quotation, an item, a rule, a row of a table, code."""

_BLANK, _OPENED, _CLOSED, _BLOCK = "blank", "opened", "closed", "block"
"""What stands on the line before."""

_ANCHORED = re.compile(r"<[^>]*\s(?:id|name)\s*=")


class Unknown(Exception):
    """The text is in no form that is known here."""


@dataclass(frozen=True)
class Converted:
    html: str
    toc: list[Any]
    """As Python-Markdown's own ``toc_tokens``."""

    ids: set[str]


class Dialect:
    def __init__(self, find_address: Callable[[str, str], str], depth: int) -> None:
        """``find_address``: of a link to a file and, unless that is empty, a place in it; or
        ``Unknown``; ``depth``: the lowest level of a
        heading in the table of contents."""
        self._find_address = find_address
        self._depth = depth

    def convert(self, text: str) -> Converted:
        """Raises: Unknown."""
        if _ANCHORED.search(text):
            raise Unknown
        self._pieces: list[str] = []
        self._inside: list[str] = []
        self._toc: list[Any] = []
        self._ids = _find_chosen(text)
        lines = text.split("\n")
        place = 0
        before = _BLANK
        while place < len(lines):
            line = lines[place]
            found = _OPEN.fullmatch(line) or _CLOSE.fullmatch(line) if line[:1] == "<" else None
            if not line:
                before, place = _BLANK, place + 1
            elif found and found.re is _OPEN:
                if before == _BLOCK:
                    raise Unknown
                self._open(found[1], found[2])
                before, place = _OPENED, place + 1
            elif found:
                self._close(found[1])
                before, place = _CLOSED, place + 1
            elif line[0] == "<" and _ELEMENT.match(line):
                if before not in (_BLANK, _OPENED):
                    raise Unknown
                before, place = _BLOCK, self._add_element(lines, place)
            elif before != _BLANK:
                raise Unknown
            else:
                end = place + 1
                while end < len(lines) and lines[end] and not _CLOSE.fullmatch(lines[end]):
                    end += 1
                self._add_block(lines[place:end])
                before, place = _BLOCK, end
        if self._inside:
            raise Unknown
        toc = nest_toc_tokens(self._toc)
        return Converted("\n".join(self._pieces).strip(), toc, self._ids)

    def _open(self, name: str, attributes: str) -> None:
        self._inside.append(name)
        self._pieces.append(f"<{name}{_sort(attributes)}>")

    def _close(self, name: str) -> None:
        is_empty = self._pieces[-1:] and self._pieces[-1].startswith(f"<{name}")
        if not self._inside or self._inside.pop() != name or is_empty:
            raise Unknown
        self._pieces.append(f"</{name}>")

    def _add_heading(self, line: str) -> None:
        found = _HEADING.fullmatch(line)
        if found is None or found[2][-1] in "# ":
            raise Unknown
        inner = self._convert_line(found[2])
        name = " ".join(re.sub(r"<[^>]*>", "", inner).split())
        id = found[3] or unique(slugify(html.unescape(name), "-"), self._ids)
        level = len(found[1])
        self._pieces.append(f'<h{level} id="{id}">{inner}</h{level}>')
        if level <= self._depth:
            self._toc.append(
                {"level": level, "id": id, "name": name, "html": inner, "data-toc-label": ""}
            )

    def _add_block(self, lines: list[str]) -> None:
        if lines[0][0] == "#":
            if len(lines) > 1:
                raise Unknown
            self._add_heading(lines[0])
        elif lines[0].startswith("- "):
            if self._pieces and self._pieces[-1] == "</ul>":
                raise Unknown  # Both would be one list.
            self._pieces += ["<ul>", *self._convert_items(lines), "</ul>"]
        else:
            given = _CLASS.fullmatch(lines[-1]) if len(lines) > 1 else None
            if given:
                lines = lines[:-1]
            if any(line.endswith("  ") or _BEGINS_OTHERWISE.match(line) for line in lines):
                raise Unknown
            opening = f'<p class="{given[1]}">' if given else "<p>"
            words = "\n".join(map(self._convert_line, lines))
            self._pieces.append(f"{opening}{words}</p>")

    def _convert_items(self, lines: list[str]) -> list[str]:
        items: list[str] = []
        for line in lines:
            words = line[2:]
            if (found := _CHOSEN.fullmatch(line)) and items and items[-1].startswith("<li>"):
                items[-1] = f'<li id="{found[1]}">{items[-1][4:]}'
                continue
            if line[:2] != "- " or _BEGINS_OTHERWISE.match(words) or words[-1:] in ("", " "):
                raise Unknown
            items.append(f"<li>{self._convert_line(words)}</li>")
        return items

    def _convert_line(self, line: str) -> str:
        pieces = []
        place = 0
        while place < len(line):
            found = _INLINE.match(line, place)
            if found is None:
                raise Unknown
            place = found.end()
            kind = found.lastgroup
            if kind == "text" or kind == "tag":
                # An image, or an attribute list of what stands before.
                if found[0][-1] == "!" and line[place : place + 1] == "[":
                    raise Unknown
                pieces.append(found[0])
                continue
            words, path, query, anchor, style, relation = found.group(
                "words", "path", "query", "anchor", "class", "rel"
            )
            before = f' class="{style}"' if style else ""
            after = f' rel="{relation}"' if relation else ""
            address = f"{self._find_address(path, anchor or '')}{query or ''}"
            pieces.append(f'<a{before} href="{address}"{after}>{words}</a>')
        return "".join(pieces)

    def _add_element(self, lines: list[str], start: int) -> int:
        """HTML inside of an element that is Markdown: its own elements are read and written anew.
        The place of the line behind it."""
        if not self._inside:
            return self._keep_element(lines, start)
        inside: list[str] = []
        for place in range(start, len(lines)):
            self._add_element_line(lines[place], inside)
            if not inside:
                return place + 1
        raise Unknown

    def _keep_element(self, lines: list[str], place: int) -> int:
        """HTML that is in no such element stays as it is."""
        inside: list[str] = []
        count = len(self._pieces)
        self._add_element_line(lines[place], inside)
        if inside or any(lines[place + 1 : place + 2]):
            raise Unknown
        # Python-Markdown leaves a blank line behind what it did not look into.
        self._pieces[count:] = [lines[place], ""]
        return place + 1

    def _add_element_line(self, line: str, inside: list[str]) -> None:
        """``inside``: the names of the elements that are open; brought up to date."""
        pieces: list[str] = []
        place = 0
        while place < len(line):
            found = _ELEMENT.match(line, place)
            if inside and inside[-1] in _HOLDS_TEXT and not found:
                end = line.find(f"</{inside[-1]}>", place)
                if end < 0 or not pieces:
                    raise Unknown
                pieces[-1] += self._convert_line(line[place:end])
                place = end
                continue
            if found is None or (place and not inside):
                raise Unknown
            place = found.end()
            if found["code"]:
                pieces.append(found[0])
            elif name := found["open"]:
                if inside and inside[-1] in _HOLDS_TEXT:
                    raise Unknown
                inside.append(name)
                pieces.append(f"<{name}{_sort(found['attributes'])}>")
            elif not inside or inside.pop() != found["close"]:
                raise Unknown
            else:
                self._close_element(found["close"], pieces)
        if not pieces or (inside and inside[-1] in _HOLDS_TEXT):
            raise Unknown
        self._pieces += pieces

    def _close_element(self, name: str, pieces: list[str]) -> None:
        if name in _HOLDS_TEXT:
            if not pieces or (pieces[-1][-1] == ">" and pieces[-1].count("<") == 1):
                raise Unknown
            pieces[-1] += f"</{name}>"
        elif (pieces or self._pieces)[-1].startswith(f"<{name}"):
            raise Unknown
        else:
            pieces.append(f"</{name}>")


def _find_chosen(text: str) -> set[str]:
    """The ids that are given, which are taken before any is made."""
    chosen = _CHOSEN.findall(text)
    if len(set(chosen)) < len(chosen):
        raise Unknown
    return set(chosen)


def _sort(attributes: str) -> str:
    """Attributes in the order in which they are written."""
    if attributes.count("=") < 2:
        return attributes
    return "".join(f' {name}="{value}"' for name, value in sorted(_ATTRIBUTE.findall(attributes)))
