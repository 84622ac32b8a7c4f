from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from generator import pipeline
from generator.pages.plan import plan_pages
from generator.pages.render import Renderer
from generator.pages.slugs import Addresses
from generator.records.model import Collection, Metrics, Paper, Person, Slugs, Topic
from generator.settings import Settings, read_settings
from tests.lists import copy_toy, make_library, make_paper
from tests.pages.html_pieces import render, take_apart
from tests.pages.odd_text import PIECES

URL = "https://example.org/code"
ODD = " ".join(" ".join(PIECES).split())


@pytest.fixture
def toy_settings(toy: Path) -> Settings:
    return read_settings(toy)


def render_list(words: str, settings: Settings) -> dict[str, str]:
    """Pages of a list that says ``words`` in every field that may hold any text, by path."""
    texts = {"title": words, "venue": words, "category": words, "organization": words}
    papers: list[Paper] = [
        make_paper(
            f"paper-{number}",
            **texts,
            authors=[words, f"{words} {number}", *"ABCD"],
            date=f"2024-0{number}-01",
            tags=["gpu"],
            links={"code": [{"url": URL}, {"url": f"{URL}/{number}", "official": "true"}]},
            note="A note.",
            abstract="An abstract.",
            listed={"on": "2024-11-03", "discussions": "3"},
            former_ids=[f"former-{number}"],
        )
        for number in (1, 2)
    ]
    facts = {"stars": "1", "license": words, "language": words, "archived": "true"}
    step = {"paper": "paper-1", "why": "Why."}
    library = make_library(
        *papers,
        topics=(Topic(key="systems", title=words, description="Described."),),
        people=(Person.model_validate({"name": words, "also": [f"{words} 2"]}),),
        collections=(
            Collection.model_validate(
                {"id": "order", "title": words, "introduction": "Read.", "steps": [step]}
            ),
        ),
        metrics=(Metrics.model_validate({"id": "paper-1", "repositories": {URL: facts}}),),
    )
    chosen = {words: "first", f"{words} 1": "second", f"{words} 2": "third"}
    slugs = Slugs(authors=chosen, venues=chosen, organizations=chosen)
    addresses = Addresses(slugs)
    renderer = Renderer(library, addresses, settings)
    pages = plan_pages(library, addresses, settings)
    return {page.path: renderer.render(page) for page in pages}


def test_no_text_changes_what_a_page_is_made_of(toy_settings: Settings) -> None:
    """The whole way through the real templates, for every kind of page."""
    # The last name decides on the letter of the index.
    # As long as each other: a long title is marked.
    plain = "Words " * (len(ODD) // 6) + "Words"
    odd, harmless = (render_list(f"{words} Z", toy_settings) for words in (ODD, plain))
    assert odd.keys() == harmless.keys()
    for path, page in odd.items():
        body, meta = get_data(page)
        assert take_apart(str(meta)).structure == []
        found, wanted = take_apart(render(body)), take_apart(render(get_data(harmless[path])[0]))
        assert found.structure == wanted.structure, path
        if "Words Z" in wanted.text:
            assert ODD in found.line


def test_every_page_has_one_heading_and_a_title(toy_settings: Settings) -> None:
    for path, page in render_list("Words", toy_settings).items():
        body, meta = get_data(page)
        assert meta["title"], path
        assert take_apart(render(body)).structure.count("<h1>") == 1, path


def test_pages_end_in_one_newline_and_start_with_front_matter(toy_settings: Settings) -> None:
    for page in render_list("Words", toy_settings).values():
        assert page.startswith("---\ntitle: ")
        assert page.endswith("\n")
        assert not page.endswith("\n\n")


def test_links_lead_to_pages_that_are_planned(toy_settings: Settings) -> None:
    pages = render_list("Words", toy_settings)
    by_hand = {"contribute/index.md", "feeds/newest.xml"}
    for path, page in pages.items():
        pieces = take_apart(render(get_data(page)[0]))
        links = [link for link in pieces.attributes if link.endswith((".md", ".xml"))]
        for link in links:
            target = str((Path("/") / path).parent.joinpath(link).resolve()).removeprefix("/")
            assert target in pages.keys() | by_hand, f"{path}: {link}"


@pytest.mark.parametrize("repo_url", ["https://github.com/example/toy", ""])
def test_home_page_leads_to_the_form_where_there_is_one(tmp_path: Path, repo_url: str) -> None:
    settings = read_settings(copy_toy(tmp_path / "toy", repo_url=repo_url))
    pipeline.build(settings)
    home = (settings.docs / "index.md").read_text("utf-8")
    form = (
        f'<a class="rl-button" href="{repo_url}/issues/new?template=suggest.yml">Suggest a paper<'
    )
    assert (form in home) is bool(repo_url)
    assert ("[Add a paper](contribute/index.md)" in home) is not bool(repo_url)
    assert ("issues/new" in home) is bool(repo_url)


def test_description_of_a_paper_is_its_note_or_the_beginning_of_its_abstract(
    toy_settings: Settings,
) -> None:
    library = make_library(
        make_paper("a", note="Read *it* <b>now</b>.", abstract="Not this."),
        make_paper("b", abstract="word " * 100),
        make_paper("c"),
    )
    pages = plan_pages(library, Addresses(), toy_settings)
    renderer = Renderer(library, Addresses(), toy_settings)
    said = {
        page.subject.id: get_data(renderer.render(page))[1].get("description", "")
        for page in pages
        if page.kind == "paper"
    }
    assert (said["a"], said["c"]) == ("Read it now.", "")
    assert said["b"].endswith("word…")
    assert len(said["b"]) <= 160


def test_no_mark_of_a_card_is_left_in_a_page(toy_settings: Settings) -> None:
    files = pipeline.render_files(pipeline.make_plan(toy_settings), toy_settings)
    assert any(b"rl-card" in content for content in files.values())
    assert [path for path, content in files.items() if b"\0" in content] == []


def test_page_that_is_asked_for_twice_is_the_same(toy_settings: Settings) -> None:
    files = pipeline.render_files(pipeline.make_plan(toy_settings), toy_settings)
    assert dict(files) == dict(files)


def test_title_of_half_a_page_is_marked_for_smaller_letters(toy_settings: Settings) -> None:
    for words, marked in (("Word " * 40 + "end", True), ("Word " * 30 + "end", False)):
        pages = render_list(words, toy_settings)
        assert ('data-title="long"' in pages["papers/paper-1.md"]) is marked
