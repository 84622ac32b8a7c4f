"""A planned page in, its Markdown out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from generator.library.library import MANY_PAPERS, Library
from generator.pages import cards, exports, slugs, text
from generator.pages.cards import Cards
from generator.pages.citation_meta import list_citation_meta
from generator.pages.citations.bibtex import write_bibtex
from generator.pages.citations.csv_table import COLUMNS
from generator.pages.citations.reference import find_doi_url
from generator.pages.code_badge import describe_badge, shorten_count
from generator.pages.code_host import read_code_host
from generator.pages.compiled import COMPILED
from generator.pages.fields import describe_records
from generator.pages.front_matter import dump_fields, read_back
from generator.pages.github import GitHubLinks
from generator.pages.links import Links, name_letter
from generator.pages.page import Page
from generator.pages.plain_code import PlainCode
from generator.pages.rows import Rows
from generator.pages.rules import describe_rules
from generator.pages.short_ids import name_build
from generator.pages.slugs import Addresses, relate
from generator.records.model import Paper
from generator.settings import Settings

_HIDE = {"hide": ["navigation", "toc"]}
_HIDDEN = dump_fields(_HIDE)

LEAN = {"paper", "author", "tag", "venue", "organization", "letter", "day", "month"}
"""The kinds of which a long list has most pages. Their head, header and footer say what readers
without scripts need there; the rest they leave to the script, or to the home page."""

TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Renders pages with the templates of the package."""

    def __init__(
        self,
        library: Library,
        addresses: Addresses,
        settings: Settings,
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """``files``: those of the whole list, by path below ``docs/``."""
        environment = make_environment()
        environment.globals.update(
            library=library,
            addresses=addresses,
            settings=settings,
            slugs=slugs,
            github=GitHubLinks(settings),
            exports=exports.list_exports(library),
            many=MANY_PAPERS,
            packed=exports.PACKED if library.is_large else "",
            columns=COLUMNS,
            schema=exports.SCHEMA,
            files=files,
            marks=cards,
            show_cards=Cards(self._render_card).show,
            show_rows=Rows(library).show,
        )
        environment.filters["discussions"] = library.count_discussions
        self._environment = environment
        self._get_template = cache(self._load_template)
        self._load_template("_macros.md.j2")  # which the others import
        self.library = library
        self._build = name_build(library)
        self._get_links = cache(lambda depth: Links(relate("", depth), library, addresses))
        self._card_links = Links(cards.WAY_UP, library, addresses)

    def render(self, page: Page) -> str:
        """The page's Markdown, front matter included; ends in one newline."""
        top = text.front_matter(self._describe(page), _HIDDEN)
        return f"{top}\n{self._render_body(page)}"

    def render_parts(self, page: Page) -> tuple[dict[str, Any], str]:
        """What a reader of ``render`` finds: the fields of the front matter, and the Markdown below
        it."""
        return read_back(self._describe(page)) | _HIDE, self._render_body(page)

    def _render_body(self, page: Page) -> str:
        template = self._get_template(f"{page.kind}.md.j2")
        links = self._get_links(page.path.count("/"))
        body = template.render(page=page, subject=page.subject, link=links)
        return f"{body.strip()}\n"

    def _describe(self, page: Page) -> dict[str, Any]:
        """The front matter: what the theme needs to know of the page."""
        fields: dict[str, Any] = {"title": page.title}
        is_lean = self.library.is_large and page.kind in LEAN
        if description := self._summarise(page, is_lean):
            fields["description"] = description
        if is_lean:
            fields["chrome"] = "lean"
        if page.kind == "paper":
            fields["citation"] = list_citation_meta(page.subject)
        if page.kind == "moved":
            fields["moved_to"] = f"{page.subject.id}/"
        if page.kind in ("home", "data") and self.library.is_large:
            fields["packed"] = exports.PACKED
        # The pages that see what is new.
        if page.kind in ("home", "marks") or page.first == slugs.PAPERS:
            fields["papers"] = self._build
        return fields

    def _summarise(self, page: Page, is_lean: bool) -> str:
        """That of a paper is made here, because a check of the list can do without. A lean page
        says only a note: the rest would be the page's own words again."""
        if page.kind != "paper":
            return "" if is_lean else page.description
        paper: Paper = page.subject
        if paper.note:
            return text.summarise(text.strip_markdown(paper.note))
        return "" if is_lean else text.summarise(paper.abstract or "")

    def _load_template(self, name: str) -> Template:
        """Its globals as a plain mapping: Jinja copies them for each page, and from its chain of
        mappings that takes longer than many a page."""
        template = self._environment.get_template(name)
        template.globals = dict(template.globals)
        return template

    def _render_card(self, paper: Paper) -> str:
        return self._get_template("card.md.j2").render(paper=paper, link=self._card_links)


def make_environment() -> Environment:
    """Jinja with the templates of the package, where every value that is printed is made safe."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=text.finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    environment.code_generator_class = PlainCode
    environment.filters.update(
        markdown=text.render_markdown,
        prose=text.render_prose,
        code=text.render_code,
        bibtex=write_bibtex,
        doi_url=find_doi_url,
        code_host=read_code_host,
        badge=describe_badge,
        name_letter=name_letter,
        compact=shorten_count,
        file_size=exports.say_size,
        time=text.mark_time,
    )
    environment.globals |= {"describe_records": describe_records, "describe_rules": describe_rules}
    return environment
