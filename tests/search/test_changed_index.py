"""An index that was changed where records changed is the one that would have been made anew."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pytest

from generator.library.library import arrange
from generator.pages.fingerprint import Fingerprints
from generator.pages.slugs import Addresses
from generator.records.loader import load_records
from generator.records.model import Collection, Metrics, Paper, Person, Slugs, Step, Topic
from generator.records.partial_date import PartialDate
from generator.records.records import Records
from generator.records.source import Source
from generator.records.written_pages import read_written_pages
from generator.search.columns import Facet, make_facets
from generator.search.contents import find_path
from generator.search.index import Last, Made, Sizes, make_index, write_index
from generator.search.remembered import read_remembered
from generator.settings import read_settings
from tests.lists import copy_toy, make_paper


@dataclass(frozen=True)
class List:
    records: Records
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Build:
    made: Made
    files: Mapping[str, bytes]  # all that lie in the site


def build(what: List, before: Build | None = None) -> Build:
    library, addresses = arrange(what.records), Addresses(what.records.slugs)
    take_print = Fingerprints(library, addresses).take_of_paper
    last = None
    if before:
        last = Last(
            read_remembered(b"".join(before.made.remembered.list_pieces())),
            lambda path: before.files[path],
        )
    made = make_index(library, addresses, what.pages, take_print, last)
    kept = {path: before.files[path] for path in made.kept} if before else {}
    assert kept.keys().isdisjoint(made.files)
    return Build(made, {**kept, **made.files})


def check(what: List, before: Build) -> Build:
    """The next build, which has to be the same as if there had been none before."""
    after = build(what, before)
    new = write_index(arrange(what.records), Addresses(what.records.slugs), what.pages)
    assert after.files.keys() == new.keys()
    assert [path for path in new if after.files[path] != new[path]] == []
    assert after.made.remembered == build(what).made.remembered
    return after


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> List:
    settings = read_settings(copy_toy(tmp_path_factory.mktemp("toy") / "list"))
    records, problems = load_records(Source(settings.data, settings.name_file(settings.data)))
    assert not problems
    # Without the long ones that are generated, for the sake of time.
    pages = read_written_pages(settings.docs, set())
    assert len(pages) > 2
    return List(records, pages)


CHANGES: dict[str, Any] = {
    "id": "melange-renamed",
    "title": "Mélange of another name",
    "authors": ("Zoë Zyzzyva", "Ada Author"),
    "date": PartialDate(1999, 1, 2),
    "arxiv": "2401.00001",
    "doi": "10.5555/other.1",
    "venue": "Zyzzyva Symposium 1999",
    "category": "cs.ZZ",
    "organization": "The Zyzzyva Institute",
    "topics": None,
    "tags": ("zyzzyva", "c++"),
    "links": make_paper("x", links={"code": [{"url": "https://e.org/z"}], "pdf": "https://e.org/p"}).links,
    "note": "Read *this* zyzzyva.",
    "listed": make_paper("x", listed={"on": "2025-01-01", "discussions": "7"}).listed,
    "former_ids": ("melange-of-old",),
    "abstract": "About a zyzzyva and the GPU-s of it.",
}  # fmt: skip
"""Another value for every field of a paper."""


def change_paper(records: Records, at: int, name: str) -> Records:
    paper = records.papers[at]
    keys = tuple(topic.key for topic in records.topics)
    value = CHANGES[name] or tuple(key for key in keys if key not in paper.topics)
    changed = paper.model_copy(update={name: value})
    return replace(records, papers=(*records.papers[:at], changed, *records.papers[at + 1 :]))


def test_every_field_of_a_paper_is_changed_here() -> None:
    assert CHANGES.keys() == Paper.model_fields.keys()


@pytest.mark.parametrize("name", CHANGES)
def test_a_paper_that_changes_in_one_field(toy: List, name: str) -> None:
    before = build(toy)
    shows = False
    for at in range(len(toy.records.papers)):
        records = change_paper(toy.records, at, name)
        if name == "id":
            # What else is said of it goes, as it would have to in a list.
            records = replace(records, collections=(), metrics=())
        changed = replace(toy, records=records)
        after = check(changed, before)
        shows |= after.files != before.files
        check(toy, after)
    assert shows


OTHERS: dict[str, Callable[[Records], Records]] = {
    "papers": lambda r: replace(r, papers=r.papers[1:], collections=(), metrics=()),
    "a topic's title": lambda r: replace(
        r, topics=(r.topics[0].model_copy(update={"title": "Zyzzyvas"}), *r.topics[1:])
    ),
    "a topic's description": lambda r: replace(
        r, topics=(r.topics[0].model_copy(update={"description": "On *zyzzyvas*."}), *r.topics[1:])
    ),
    "topics' order": lambda r: replace(r, topics=r.topics[::-1]),
    "a topic more": lambda r: replace(
        r, topics=(Topic(key="zz", title="Zz", description="About *zz*."), *r.topics)
    ),
    "people": lambda r: replace(
        r, people=(*r.people, Person(name="Somebody Else", also=(r.papers[1].authors[:1])))
    ),
    "no people": lambda r: replace(r, people=()),
    "collections": lambda r: replace(r, collections=()),
    "a collection more": lambda r: replace(
        r,
        collections=(
            *r.collections,
            Collection(
                id="zz", title="A zz", introduction="Zz.",
                steps=(Step(paper=r.papers[0].id, why="Zzz."),),
            ),
        ),
    ),
    "metrics": lambda r: replace(
        r, metrics=(Metrics.model_validate({"id": r.papers[0].id, "discussions": "9"}),)
    ),
    "slugs": lambda r: replace(r, slugs=Slugs(authors={r.papers[1].authors[0]: "zyzzyva"})),
    "everything": lambda _: Records(),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_something_else_that_changes(toy: List, name: str) -> None:
    before = build(toy)
    after = check(replace(toy, records=OTHERS[name](toy.records)), before)
    assert after.files != before.files
    check(toy, after)


def test_facets_that_say_the_same_are_not_made_anew(
    toy: List, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(toy)
    made: list[str] = []

    def note(*of: Any) -> dict[str, Facet]:
        made.append("all")
        return make_facets(*of)

    monkeypatch.setattr("generator.search.index.make_facets", note)
    build(replace(toy, records=change_paper(toy.records, 0, "listed")), before)
    assert made == []
    build(replace(toy, records=change_paper(toy.records, 0, "topics")), before)
    assert made == ["all"]


def test_pages_that_come_change_and_go(toy: List) -> None:
    before = build(toy)
    first, *others = sorted(toy.pages)
    for pages in (
        {path: toy.pages[path] for path in others},
        {**toy.pages, first: toy.pages[first] + "\n\n## Another zyzzyva\n\nWith words.\n"},
        {**toy.pages, "aa.md": "# Zyzzyva\n\nFirst of all.\n"},
        {**toy.pages, **{f"zz{n}.md": "# Zz\n\n## Zz\n\n## Zz\n" for n in range(100)}},
        {},
    ):
        check(toy, check(replace(toy, pages=pages), before))


def test_nothing_is_made_where_nothing_changed(toy: List) -> None:
    before = build(toy)
    assert not build(toy, before).made.files


TOPICS = (Topic(key="systems", title="Systems", description="What runs."),)


def draw(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (no secrets)


@cache
def list_words() -> list[str]:
    chance = draw(1)
    letters = "aeiousmrtkl"
    return ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(3000)]


def write_paper(chance: random.Random, number: int) -> Paper:
    # Few words are frequent and many are rare, as in a language.
    all_words, count = list_words(), chance.randint(5, 60)
    words = [all_words[int(len(all_words) * chance.random() ** 4)] for _ in range(count)]
    return make_paper(
        f"p{number}",
        title=" ".join(words[:4]),
        date=f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02}",
        authors=[*dict.fromkeys(chance.choices(["Ada B", "Cy D", "Eve F-G", "Hal I"], k=2))],
        tags=[*dict.fromkeys(chance.choices(["one", "two", "c++"], k=2))],
        venue=chance.choice([None, "OSDI", "ACL"]),
        abstract=" ".join(words[4:]) or None,
    )


def change_at_random(chance: random.Random, papers: list[Paper], next_number: int) -> list[Paper]:
    papers = [*papers]
    for number in range(chance.choice([1, 1, 1, 2, 5])):
        at = chance.randrange(len(papers))
        match chance.choice(["change", "add", "remove", "word"]):
            case "change":
                papers[at] = write_paper(chance, int(papers[at].id[1:]))
            case "add":
                papers.append(write_paper(chance, next_number + number))
            case "remove":
                del papers[at]
            case "word":
                abstract = f"{chance.choice(list_words())} {papers[at].abstract or ''}".strip()
                papers[at] = papers[at].model_copy(update={"abstract": abstract})
    return papers


@pytest.fixture
def _many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.index.SMALL", Sizes(4, 900, 600))


@pytest.mark.usefixtures("_many_files")
@pytest.mark.parametrize("seed", range(3))
def test_many_papers_that_change_at_random(seed: int) -> None:
    chance = draw(seed)
    papers = [write_paper(chance, number) for number in range(400)]
    built = build(List(Records(papers=tuple(papers), topics=TOPICS)))
    shares = []
    for turn in range(25):
        papers = change_at_random(chance, papers, 1000 + 10 * turn)
        built = check(List(Records(papers=tuple(papers), topics=TOPICS)), built)
        shares.append(len(built.made.files) / len(built.files))
    assert len(built.files) > 300
    assert min(shares) < 0.5, "one paper that changes leaves most files as they are"


@pytest.mark.usefixtures("_many_files")
def test_a_paper_that_is_added_at_the_end_leaves_most_files_as_they_were() -> None:
    chance = draw(7)
    papers = [write_paper(chance, number) for number in range(400)]
    before = build(List(Records(papers=tuple(papers), topics=TOPICS)))
    # Of a usual length, so that the mean lengths are the same when rounded.
    usual = sorted(papers, key=lambda paper: len((paper.abstract or "").split()))[220]
    new = usual.model_copy(update={"id": "new", "date": PartialDate(2026)})
    after = check(List(Records(papers=(*papers, new), topics=TOPICS)), before)
    kinds = ("documents", "summaries", "words", "places")
    of_papers = [path for path in before.files if path.split("/")[-1].split("-")[0] in kinds]
    changed = [path for path in of_papers if after.files.get(path) != before.files[path]]
    assert len(of_papers) > 250
    assert len(changed) < 80


def miss(file: bytes) -> bytes:
    raise FileNotFoundError(file)


@pytest.mark.parametrize("damage", [lambda file: file[:-20], lambda _: b"", miss])
def test_files_that_are_not_as_they_were_are_not_read(
    toy: List, damage: Callable[[bytes], bytes]
) -> None:
    before = build(toy)
    changed = replace(toy, records=change_paper(toy.records, 0, "links"))
    library, addresses = arrange(changed.records), Addresses(changed.records.slugs)
    take_print = Fingerprints(library, addresses).take_of_paper
    last = Last(before.made.remembered, lambda path: damage(before.files[path]))
    made = make_index(library, addresses, changed.pages, take_print, last)
    assert made.files == write_index(library, addresses, changed.pages)
    assert not made.kept


def test_files_are_given_away_where_all_are_made(toy: List) -> None:
    library, addresses = arrange(toy.records), Addresses(toy.records.slugs)
    written: dict[str, bytes] = {}
    made = make_index(library, addresses, toy.pages, None, None, written.__setitem__)
    assert (made.files, made.kept) == ({}, [])
    assert written == write_index(library, addresses, toy.pages)


@pytest.mark.parametrize("is_damaged", [True, False])
def test_nothing_is_given_away_before_it_is_known_that_all_are_made(
    toy: List, is_damaged: bool
) -> None:
    before = build(toy)
    changed = replace(toy, records=change_paper(toy.records, 0, "links"))
    library, addresses = arrange(changed.records), Addresses(changed.records.slugs)
    take_print = Fingerprints(library, addresses).take_of_paper
    last = Last(before.made.remembered, (lambda _: b"") if is_damaged else before.files.__getitem__)
    written: dict[str, bytes] = {}
    made = make_index(library, addresses, changed.pages, take_print, last, written.__setitem__)
    assert bool(written) == is_damaged
    kept = {path: before.files[path] for path in made.kept}
    assert kept | made.files | written == write_index(library, addresses, changed.pages)


def test_papers_without_fingerprints_are_made_anew(toy: List) -> None:
    before = build(toy)
    library, addresses = arrange(toy.records), Addresses(toy.records.slugs)
    last = Last(before.made.remembered, lambda path: before.files[path])
    made = make_index(library, addresses, toy.pages, None, last)
    assert find_path("root") in made.files
    kept = {path: before.files[path] for path in made.kept}
    assert {**kept, **made.files} == before.files


def test_another_size_of_files_makes_all_anew(toy: List, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build(toy)
    monkeypatch.setattr("generator.search.index.SMALL", Sizes(2, 700, 300))
    changed = replace(toy, records=change_paper(toy.records, 0, "links"))
    assert not check(changed, before).made.kept
