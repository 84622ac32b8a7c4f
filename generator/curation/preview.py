"""How the page of a paper will look, in GitHub's Markdown, and what only a person can judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.curation.github_text import say, say_code
from generator.library.library import Library
from generator.pages.code_host import read_code_host
from generator.pages.text import strip_markdown
from generator.records.model import CodeRepository, Links, Paper

_MOST_AUTHORS = 12


def show_paper(paper: Paper, library: Library, file: str, notices: Iterable[str]) -> str:
    """The paper as its page will show it; ``file`` is its record as a curator knows it."""
    found = list(notices)
    blocks = [
        f"### {link_title(paper)}",
        _show_facts(paper),
        _show_groups(paper, library),
        _show_links(paper.links),
        f"> {say(strip_markdown(paper.note), 600)}" if paper.note else "",
        _show_abstract(paper),
        f"{say_code(file)} becomes the page {say_code(f'/papers/{paper.id}/')}.",
        "**To notice**\n\n" + "\n".join(f"- {one}" for one in found) if found else "",
        "**To judge**\n\n" + "\n".join(f"- [ ] {one}" for one in _list_questions(paper)),
    ]
    return "\n\n".join(filter(None, blocks))


def link_title(paper: Paper) -> str:
    """The title; it leads to arXiv or the DOI, the only addresses that are made and not copied."""
    title = say(paper.title)
    address = find_address(paper)
    return f"[{title}]({address})" if address else title


def find_address(paper: Paper) -> str:
    if paper.arxiv:
        return f"https://arxiv.org/abs/{quote(paper.arxiv)}"
    return f"https://doi.org/{quote(paper.doi)}" if paper.doi else ""


def _show_facts(paper: Paper) -> str:
    names = [say(name, 80) for name in paper.authors[:_MOST_AUTHORS]]
    more = len(paper.authors) - _MOST_AUTHORS
    authors = ", ".join(names) or "No authors named"
    facts = [
        authors + (f" and {more:,} more" if more > 0 else ""),
        paper.date.in_words(),
        *(say(text, 120) for text in (paper.venue, paper.organization, paper.category) if text),
    ]
    return " · ".join(facts)


def _show_groups(paper: Paper, library: Library) -> str:
    titles = (
        say(library.topics[key].title, 120) if key in library.topics else say_code(key)
        for key in paper.topics
    )
    topics = f"Topics: {', '.join(titles)}"
    tags = f"Tags: {', '.join(map(say_code, paper.tags))}" if paper.tags else "no tags"
    return f"{topics} · {tags}"


def _show_links(links: Links) -> str:
    lines = [f"- Code: {_show_badge(repository)}" for repository in links.code]
    for name, address in links:
        if name != "code" and address:
            lines.append(f"- {name.capitalize()}: {say_code(address)}")
    return "\n".join(lines)


def _show_badge(repository: CodeRepository) -> str:
    host = read_code_host(repository.url)
    by = "official" if repository.official else "community"
    return (
        f"{say(host.name, 80)}, {say(host.repository, 120)}, **{by}**: {say_code(repository.url)}"
    )


def _show_abstract(paper: Paper) -> str:
    if not paper.abstract:
        return ""
    words = len(paper.abstract.split())
    text = say(paper.abstract, 1500)
    return f"<details><summary>Abstract ({words:,} words)</summary>\n\n{text}\n\n</details>"


def _list_questions(paper: Paper) -> Iterator[str]:
    yield f"{say_code(paper.id)} is what people call the work: it is the address, for ever."
    if find_address(paper) or paper.links.page:
        yield "Title, authors and date are those of the paper that the link opens."
    if paper.links.code:
        official = any(repository.official for repository in paper.links.code)
        by = " and is by its authors" if official else ""
        yield f"The code belongs to this paper{by}."
    if paper.note:
        yield "The note is in the contributor's own words, and true."
    yield "The first topic fits best; no tag says the same as another one."
