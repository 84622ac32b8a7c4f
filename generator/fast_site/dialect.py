"""The Markdown that the generator writes, to the HTML that Python-Markdown makes of it.

Only forms that ``pages/templates/`` uses are known here, and of texts only those in which nothing
has a meaning to Markdown but the entities that ``pages/text.py`` writes. For anything else there is
no answer, and Python-Markdown is asked.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from markdown.extensions.toc import nest_toc_tokens, slugify, unique

from generator.fast_site.lines import ENTITY, TEXT, Anchored, Lines, Unknown, keep_html

_TITLE = TEXT.replace(r"\[\]", "")
_HEADING = re.compile(rf"(#{{1,3}}) ({_TITLE}*(?:{ENTITY}{_TITLE}*)*)(?: {{: #([\w-]+) }})?")
_CHOSEN = re.compile(r"\{: #([\w-]+) \}$", re.MULTILINE)
_CLASS = re.compile(r"\{: \.([\w-]+) \}")
_OPEN = re.compile(r'<(article|div|nav)((?: [a-z-]+="[^"<>&]*")*) markdown>')
_CLOSING = {f"</{name}>": name for name in ("article", "div", "nav")}
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


@dataclass(frozen=True)
class Converted:
    html: str
    toc: list[Any]
    """As Python-Markdown's own ``toc_tokens``."""

    ids: set[str]
    places: list[Anchored]
    """Those that links lead to, in their order."""


class _Bound(NamedTuple):
    """The beginning or the end of an element with Markdown in it."""

    name: str
    opening: str
    """The tag as it is written; empty for an end."""


class Dialect:
    def __init__(self, lines: Lines, depth: int) -> None:
        """``lines``: converts lines; ``depth``: the lowest level of a heading in the table of
        contents."""
        self._lines = lines
        self._depth = depth

    def convert(self, text: str) -> Converted:
        """Raises: Unknown."""
        if _ANCHORED.search(text):
            raise Unknown
        self._pieces: list[str] = []
        self._inside: list[str] = []
        self._toc: list[Any] = []
        self._places: list[Anchored] = []
        self._ids = _find_chosen(text)
        lines = text.split("\n")
        place = 0
        before = _BLANK
        while place < len(lines):
            line = lines[place]
            if not line:
                before, place = _BLANK, place + 1
                continue
            bound = _read_bound(line) if line[0] == "<" else None
            if bound and bound.opening:
                if before == _BLOCK:
                    raise Unknown
                self._inside.append(bound.name)
                self._pieces.append(bound.opening)
                before, place = _OPENED, place + 1
            elif bound:
                self._close(bound.name)
                before, place = _CLOSED, place + 1
            elif line[0] == "<" and _ELEMENT.match(line):
                if before not in (_BLANK, _OPENED):
                    raise Unknown
                before, place = _BLOCK, self._add_element(lines, place)
            elif before != _BLANK:
                raise Unknown
            else:
                end = place + 1
                while end < len(lines) and lines[end] and lines[end] not in _CLOSING:
                    end += 1
                self._add_block(lines[place:end])
                before, place = _BLOCK, end
        if self._inside:
            raise Unknown
        toc = nest_toc_tokens(self._toc)
        return Converted("\n".join(self._pieces).strip(), toc, self._ids, self._places)

    def _close(self, name: str) -> None:
        is_empty = self._pieces[-1:] and self._pieces[-1].startswith(f"<{name}")
        if not self._inside or self._inside.pop() != name or is_empty:
            raise Unknown
        self._pieces.append(f"</{name}>")

    def _add_heading(self, line: str) -> None:
        level, words, chosen = _read_heading(line)
        inner = self._convert_line(words)
        name = " ".join((re.sub(r"<[^>]*>", "", inner) if "<" in inner else inner).split())
        id = chosen or unique(_name(name), self._ids)
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
            if line[:2] != "- ":
                found = _CHOSEN.fullmatch(line)
                if not found or not items or not items[-1].startswith("<li>"):
                    raise Unknown
                items[-1] = f'<li id="{found[1]}">{items[-1][4:]}'
                continue
            words = line[2:]
            if _BEGINS_OTHERWISE.match(words) or words[-1:] in ("", " "):
                raise Unknown
            items.append(f"<li>{self._lines.convert_item(words, self._places)}</li>")
        return items

    def _convert_line(self, line: str) -> str:
        return self._lines.convert(line, self._places)

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
                pieces[-1] += keep_html(line[place:end])
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


@lru_cache(maxsize=500)
def _read_bound(line: str) -> _Bound | None:
    if line in _CLOSING:
        return _Bound(_CLOSING[line], "")
    found = _OPEN.fullmatch(line)
    return _Bound(found[1], f"<{found[1]}{_sort(found[2])}>") if found else None


@lru_cache(maxsize=500)
def _read_heading(line: str) -> tuple[int, str, str]:
    """Its level, its words and the id that is given, if there is one."""
    found = _HEADING.fullmatch(line)
    if found is None or found[2][-1:] in ("", "#", " "):
        raise Unknown
    return len(found[1]), found[2], found[3] or ""


@lru_cache(maxsize=500)
def _name(heading: str) -> str:
    """The id that is made of a heading."""
    return slugify(html.unescape(heading), "-")


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
