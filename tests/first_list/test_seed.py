"""The first list: its records against what their sources say, and the rules of its curation.

`tests/first_list/seed/` holds the sources: the capture of the listing, what public sources add to
it, and the two tables of what was changed on the way (`repairs.yml`, `venues.yml`). Papers that
join later are free of these tests: only records that say `listed: {on: 2025-11-03}` are compared.
"""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.curation import first_list

Record = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
SEED = ROOT / "tests" / "first_list" / "seed"
LISTED_ON = "2025-11-03"

CURATED = {"topics", "tags", "note"}
"""Fields that come from the curators and from no source."""

LEARNT_SINCE: dict[str, set[str]] = {}
"""Paper id → fields a curator has added or corrected since the first list, no longer compared."""

NAMES = {
    "e-graphs",
    "equivariance",
    "jax",
    "julia",
    "mlir",
    "mpi",
    "rlhf",
    "semantic-ids",
    "webassembly",
    "weisfeiler-lehman",
}
"""Tags that one paper alone bears: names by which readers search."""

ARTEFACT = re.compile(r"\dtimes\b|[\\{}]|\w\^|https?://[^\s\]]+ ?[.]$")
SENTENCE_END = re.compile(r"[.!?][\"”]?(?=\s|$)")


def read(path: Path) -> Any:
    """Read a YAML file, every scalar as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)


def read_folder(folder: str) -> dict[str, Record]:
    return {path.stem: read(path) for path in sorted((DATA / folder).glob("*.yml"))}


SOURCES: list[Record] = json.loads((SEED / "papers.json").read_text("utf-8"))
REPAIRS: list[dict[str, str]] = read(SEED / "repairs.yml")
VENUES: dict[str, str] = read(SEED / "venues.yml")

RECORDS = read_folder("papers")
FIRST_LIST = {
    paper: record
    for paper, record in RECORDS.items()
    if record.get("listed", {}).get("on") == LISTED_ON
}
TOPICS: dict[str, Record] = read(DATA / "topics.yml")
COLLECTIONS = read_folder("collections")

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda s: s["arxiv_id"])
each_record = pytest.mark.parametrize("paper", FIRST_LIST)
each_collection = pytest.mark.parametrize("collection", COLLECTIONS.values(), ids=COLLECTIONS)


def repaired_abstract(source: Record) -> str:
    abstract: str = source["abstract"]
    for repair in REPAIRS:
        if int(repair["position"]) == source["position"]:
            assert repair["found"] in abstract, f"nothing to repair: {repair}"
            abstract = abstract.replace(repair["found"], repair["repaired"])
    return abstract


def expected_record(source: Record) -> Record:
    """Make the record a source stands for, without curated fields and without what is absent."""
    listed = source["listed"]
    organization = listed.get("organization", "").partition(" ")[2]  # "handle Name"
    links = {
        "code": [{"url": url, "official": "true"} for url in source["code"]],
        "project": source["project"],
    }
    fields = {
        "title": listed["title"],
        "authors": source["authors"],
        "date": source["published"],
        "arxiv": source["arxiv_id"],
        "doi": source["doi"],
        "venue": source["venue"] and VENUES[source["venue"]],
        "category": source["primary_category"],
        "organization": organization,
        "links": {kind: link for kind, link in links.items() if link},
        "listed": {"on": LISTED_ON},
        "abstract": repaired_abstract(source),
    }
    if "discussion_count" in listed:
        fields["listed"]["discussions"] = str(listed["discussion_count"])
    return {name: value for name, value in fields.items() if value}


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.casefold())


# What the sources say


def test_no_record_is_missing_or_extra() -> None:
    records = sorted(record["arxiv"] for record in FIRST_LIST.values())
    assert records == sorted(source["arxiv_id"] for source in SOURCES)
    assert len(records) == len(set(records)) == 108


@each_source
def test_record_says_what_its_source_says(source: Record) -> None:
    (paper,) = (p for p, record in FIRST_LIST.items() if record["arxiv"] == source["arxiv_id"])
    skipped = CURATED | LEARNT_SINCE.get(paper, set())
    record, expected = (
        {name: value for name, value in fields.items() if name not in skipped}
        for fields in (FIRST_LIST[paper], expected_record(source))
    )
    assert record == expected, "what is known better than the sources goes into LEARNT_SINCE"


def test_sources_agree_with_the_capture_of_the_listing() -> None:
    lines = iter((SEED / "daily-papers-listing.txt").read_text("utf-8").splitlines())
    for source in SOURCES:
        assert source["listed"]["title"] in lines, source["position"]  # consumes: order counts
        assert source["abstract"] in lines, source["position"]


def test_tables_of_changes_have_no_idle_entry() -> None:
    assert set(VENUES) == {source["venue"] for source in SOURCES if source["venue"]}
    assert {int(repair["position"]) for repair in REPAIRS} <= {s["position"] for s in SOURCES}


@each_record
def test_no_artefact_of_the_capture_is_left(paper: str) -> None:
    record = FIRST_LIST[paper]
    for text in (record["title"], record["note"], record["abstract"]):
        assert not ARTEFACT.search(text)
        assert not [c for c in text if c != " " and unicodedata.category(c)[0] in "CZ"]


# What the curators decide


@each_record
def test_topics_and_tags_of_a_paper(paper: str) -> None:
    topics, tags = FIRST_LIST[paper]["topics"], FIRST_LIST[paper]["tags"]
    assert 1 <= len(topics) == len(set(topics)) <= 3
    assert set(topics) <= set(TOPICS)
    assert 2 <= len(tags) == len(set(tags)) <= 6
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.#-]*", tag) for tag in tags)


def test_topics_are_of_a_useful_size() -> None:
    papers = Counter(topic for record in FIRST_LIST.values() for topic in record["topics"])
    assert 15 <= len(papers) <= 25
    assert {topic: count for topic, count in papers.items() if not 3 <= count <= 25} == {}
    assert set(TOPICS) == {topic for record in RECORDS.values() for topic in record["topics"]}
    assert all(topic["title"] and topic["description"] for topic in TOPICS.values())


def test_tags_are_a_vocabulary() -> None:
    papers = Counter(tag for record in FIRST_LIST.values() for tag in record["tags"])
    assert {tag for tag, count in papers.items() if count == 1} == NAMES
    assert set(papers).isdisjoint(TOPICS)
    plain = Counter(tag.replace("-", "").removesuffix("s") for tag in papers)
    assert {spelling for spelling, count in plain.items() if count > 1} == set()


@each_record
def test_note_is_short_and_in_its_own_words(paper: str) -> None:
    note, abstract = FIRST_LIST[paper]["note"], FIRST_LIST[paper]["abstract"]
    assert 1 <= len(SENTENCE_END.findall(note)) <= 2
    assert SENTENCE_END.match(note, len(note) - 1)
    assert 15 <= len(note.split()) <= 50
    assert words(note)[:3] != words(abstract)[:3]
    runs = [" ".join(words(note)[i : i + 8]) for i in range(len(words(note)) - 7)]
    assert not [run for run in runs if run in " ".join(words(abstract))]


def test_notes_open_in_many_ways() -> None:
    openings = Counter(" ".join(words(record["note"])[:2]) for record in FIRST_LIST.values())
    assert {opening: count for opening, count in openings.items() if count > 4} == {}


def test_a_new_list_takes_all_of_it_away() -> None:
    assert set(FIRST_LIST) <= first_list.PAPERS
    assert set(COLLECTIONS) >= first_list.COLLECTIONS
    assert set(TOPICS) >= first_list.TOPICS
    assert [path for path in first_list.FILES if path.startswith("tests/")] == ["tests/first_list"]


def test_there_are_collections() -> None:
    assert len(COLLECTIONS) >= 4


@each_collection
def test_collection_is_a_reading_order(collection: Record) -> None:
    papers = [step["paper"] for step in collection["steps"]]
    assert collection["title"]
    assert collection["introduction"]
    assert 5 <= len(papers) == len(set(papers)) <= 9
    assert set(papers) <= set(RECORDS)
    assert all(len(SENTENCE_END.findall(step["why"])) == 1 for step in collection["steps"])


def test_people_join_spellings_that_papers_use() -> None:
    authors = {author for record in RECORDS.values() for author in record["authors"]}
    people: dict[str, Record] = read(DATA / "people.yml") or {}
    for name, person in people.items():
        spellings = set(person.get("also", []))
        assert {name} | spellings <= authors
        assert spellings.isdisjoint(people)
