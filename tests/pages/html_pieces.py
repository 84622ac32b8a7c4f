"""HTML as its pieces, by a parser that is not ours, and Markdown made into it as the site does."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown

from tests.lists import ROOT, read_config

VOID = {"br", "hr", "img", "meta", "link", "input", "wbr"}


@dataclass
class Pieces:
    structure: list[str] = field(default_factory=list)
    """Tags with their attributes, comments and the like, in order."""

    text: str = ""
    attributes: list[str] = field(default_factory=list)
    """Values of attributes, in order."""

    @property
    def line(self) -> str:
        return fold(self.text)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces = Pieces()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # An id of a heading is made from its text.
        names = [name for name, _ in attrs if not (name == "id" and tag[0] == "h")]
        self.pieces.structure.append(f"<{' '.join([tag, *names])}>")
        self.pieces.attributes += [value or "" for name, value in attrs if name in names]

    def handle_endtag(self, tag: str) -> None:
        self.pieces.structure.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.text += data

    def handle_comment(self, data: str) -> None:
        self.pieces.structure.append("<!-- -->")

    def handle_decl(self, decl: str) -> None:
        self.pieces.structure.append("<! >")

    def unknown_decl(self, data: str) -> None:
        self.pieces.structure.append("<![ ]>")

    def handle_pi(self, data: str) -> None:
        self.pieces.structure.append("<? >")


def take_apart(html: str) -> Pieces:
    parser = _Parser()
    parser.feed(str(html))
    parser.close()
    return parser.pieces


def fold(text: str) -> str:
    """``text`` as a browser shows it: white space folded."""
    return " ".join(text.split())


@cache
def _make_markdown() -> markdown.Markdown:
    """Python-Markdown with the extensions of the real ``mkdocs.yml`` and MkDocs' own."""
    names: list[str] = ["toc", "tables", "fenced_code"]
    configs: dict[str, dict[str, Any]] = {}
    for extension in read_config(ROOT)["markdown_extensions"]:
        entries = extension if isinstance(extension, dict) else {extension: {}}
        for name, config in entries.items():
            names.append(name)
            configs[name] = config or {}
    return markdown.Markdown(extensions=list(dict.fromkeys(names)), extension_configs=configs)


def render(text: str) -> str:
    """Markdown as the site shows it."""
    converter = _make_markdown()
    converter.reset()
    return converter.convert(text)
