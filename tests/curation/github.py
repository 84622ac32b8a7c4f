"""What GitHub would make of Markdown, as far as can be said without it: CommonMark with tables and
strikethrough, then a look for what its later steps turn into links and mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

OURS = {"a", "blockquote", "code", "del", "details", "em", "h2", "h3", "hr", "ins", "li", "p", "ol"}
OURS |= {"span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul", "div"}
"""Elements that a review is made of."""

ADDRESSES = re.compile(r"https://(arxiv\.org/abs|doi\.org)/[\w./%-]+")

_FOUND_LATER = {
    "mention": r"@\w",
    "issue": r"#\d|\bGH-\d",
    "address": r"://|\bwww\.\w",
    "commit": r"\b[0-9a-f]{7,40}\b",
    "emoji": r":[\w+-]+:",
    "task": r"^\[[ x]\]",
    "alert": r"^\[!",
    "formula": r"\$",
}


def render(text: str) -> HtmlElement:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return html.fromstring(f"<div>{markdown.render(text)}</div>")


def find_alive(text: str, ours: tuple[str, ...] = ()) -> list[str]:
    """What in the Markdown is more than text; nothing if only what a review makes itself. ``ours``
    are texts that may stand as they are."""
    return list(_find_alive(render(text), ours))


def _find_alive(page: HtmlElement, ours: tuple[str, ...]) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            yield "a comment"
            continue
        if element.tag not in OURS:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name not in ("href", "style") or (element.tag, name) == ("span", "style"):
                yield f"{element.tag} {name}={value}"
            elif name == "href" and not ADDRESSES.fullmatch(value):
                yield f"link to {value}"
        in_code = any(e.tag == "code" for e in (element, *element.iterancestors()))
        texts = [] if in_code else [element.text or ""]
        behind_code = any(e.tag == "code" for e in element.iterancestors())
        texts += [] if behind_code else [element.tail or ""]
        for text in texts:
            for what, pattern in _FOUND_LATER.items():
                if what == "formula" and element.tag == "span":
                    continue
                if what == "task" and ours and (text == "[ ] " or text[4:].startswith(ours)):
                    continue
                if found := re.search(pattern, text, re.IGNORECASE):
                    yield f"{what}: {found[0]}"
