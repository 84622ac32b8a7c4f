"""The index of whole lists, read by another program than the one that wrote it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.pages.slugs import Addresses
from generator.records.model import Collection, Step
from generator.search.documents import Document
from generator.search.index import FEW_PAPERS, LARGE, SMALL, Sizes, write_index
from generator.search.sources import list_documents
from generator.search.stop_words import STOP_WORDS
from generator.search.weights import FIELDS, GAP, K1, round_length
from generator.search.words import split_words
from generator.settings import read_settings
from tests.lists import ROOT, copy_toy, make_library, make_paper
from tests.pages.odd_text import odd_lines
from tests.search.reader import Index

NODE = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node") or "node"

Places = dict[str, dict[tuple[int, int], list[int]]]
"""Of each word where it stands, by document and number of the field."""


@cache
def read_real() -> tuple[pipeline.Plan, Index, list[Document]]:
    """The index of this repository's list."""
    settings = read_settings(ROOT)
    plan = pipeline.make_plan(settings)
    files = pipeline.render_files(plan, settings)
    pages = pipeline.read_pages(plan, settings)
    return plan, Index(files), [*list_documents(plan.library, plan.addresses, pages)]


def find_all_places(documents: list[Document]) -> Places:
    """By brute force."""
    found: Places = defaultdict(dict)
    for number, document in enumerate(documents):
        for field, (name, _, _) in enumerate(FIELDS):
            start = 0
            for value in document.fields.get(name, ()):
                last = -1
                for word, place in split_words(value):
                    last = place
                    if name == "body" and word in STOP_WORDS:
                        continue
                    row = found[word].setdefault((number, field), [])
                    if start + place not in row:
                        row.append(start + place)
                start += last + 1 + GAP
    return found


def check(index: Index, documents: list[Document]) -> None:
    """Every document is found by each of its words, in the right places, and by nothing else."""
    words = [*index.list_words()] if index.root["words"] else []
    assert words == sorted(set(words))
    assert index.documents == [json.loads(json.dumps(one.shown)) for one in documents]
    facts: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for fact in dict.fromkeys(document.facts):
            facts[fact].append(number)
    places = find_all_places(documents)
    assert set(words) == places.keys() | facts.keys()
    for word, wanted in places.items():
        assert index.find_places(word) == wanted
        masks: dict[int, int] = defaultdict(int)
        for number, field in wanted:
            masks[number] |= 1 << field
        postings = index.find(word)
        assert {one.document: one.mask for one in postings} == masks
        assert len(postings) == len(masks)
        assert all(one.impact > 0 for one in postings)
    for fact, numbers in facts.items():
        assert [(one.document, one.mask, one.impact) for one in index.find(fact)] == [
            (number, 0, 0) for number in numbers
        ]
        assert index.find_places(fact) == {}


def test_every_document_of_the_list_is_found_by_each_of_its_words() -> None:
    _, index, documents = read_real()
    assert len(documents) > 200
    check(index, documents)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(odd_lines, st.lists(odd_lines, max_size=2), st.lists(odd_lines, max_size=2)),
        max_size=4,
    )
)
def test_documents_are_found_whatever_their_text(
    drafts: list[tuple[str, list[str], list[str]]],
) -> None:
    papers = [
        make_paper(
            f"p{number}",
            title=title,
            authors=[*dict.fromkeys(name.replace(",", "") or "x" for name in authors)],
            abstract=" ".join(texts) or None,
        ).model_copy(update={"authors": tuple(authors), "venue": title})
        for number, (title, authors, texts) in enumerate(drafts)
    ]
    library = make_library(*papers)
    index = Index(write_index(library, Addresses(), {}))
    check(index, [*list_documents(library, Addresses(), {})])


def test_a_phrase_does_not_reach_over_two_authors() -> None:
    library = make_library(make_paper("a", authors=["Ada Byron", "Alan Turing"]))
    index = Index(write_index(library, Addresses(), {}))
    assert index.find_places("byron") == {(0, 1): [1]}
    assert index.find_places("alan") == {(0, 1): [2 + GAP]}


def test_the_whole_of_a_name_counts_once_where_its_part_is_the_same() -> None:
    index = Index(write_index(make_library(make_paper("a", title="GPU-s")), Addresses(), {}))
    assert index.find_places("gpu") == {(0, 0): [0]}


def test_impact_is_what_the_page_says() -> None:
    _, index, documents = read_real()
    lengths = [
        [
            sum(len({w.place for w in split_words(value)}) for value in one.fields.get(name, ()))
            for one in documents
        ]
        for name, _, _ in FIELDS
    ]
    exact = [sum(row) / max(1, sum(1 for length in row if length)) for row in lengths]
    means = [*map(round_length, exact)]
    assert means == pytest.approx(exact, rel=1 / 64)
    for word in ("serving", "agent", "batching", "zhang", "gpt4", "llm"):
        places = index.find_places(word)
        assert places
        for document, _, impact in index.find(word):
            frequency = 0.0
            for number, (_, weight, b) in enumerate(FIELDS):
                times = len(places.get((document, number), ()))
                share = lengths[number][document] / means[number]
                frequency += weight * times / (1 - b + b * share)
            assert impact == max(1, round(63 * frequency / (K1 + frequency)))


def test_stop_words_of_a_title_are_found_and_those_of_an_abstract_are_not() -> None:
    paper = make_paper("a", title="The End", abstract="With the start of the end.")
    index = Index(write_index(make_library(paper), Addresses(), {}))
    assert index.find_places("the") == {(0, 0): [0]}
    assert index.find_places("end") == {(0, 0): [1], (0, 6): [5]}
    assert index.find("of") == []


def test_exact_facts() -> None:
    code = [{"url": "https://example.org/a", "official": "true"}]
    full = make_paper(
        "full", former_ids=["older"], arxiv="2409.19256", doi="10.1145/ABC.1", note="Read it.",
        abstract="About.", links={"code": code, "video": "https://example.org/v"},
    )  # fmt: skip
    bare = make_paper("bare", date="2023", links={"pdf": "https://example.org/p"})
    index = Index(write_index(make_library(full, bare), Addresses(), {}))
    facts = {word for word in index.list_words() if ":" in word}
    names = {"id:full", "id:older", "id:2409.19256", "id:10.1145/abc.1", "id:bare"}
    things = ["code", "official", "video", "pdf", "note", "abstract", "arxiv", "doi"]
    assert facts == names | {f"has:{thing}" for thing in things}
    assert [one.document for one in index.find("has:pdf")] == [0, 1]
    assert [one.document for one in index.find("id:10.1145/abc.1")] == [0]


def test_papers_come_first_and_by_year() -> None:
    plan, index, _ = read_real()
    papers = plan.library.papers
    kinds = [document["kind"] for document in index.documents]
    assert [one.get("id") for one in index.documents[: len(papers)]] == [p.id for p in papers]
    assert set(kinds[: len(papers)]) == {"paper"}
    order = [kind for kind, last in zip(kinds, [None, *kinds], strict=False) if kind != last]
    assert order == ["paper", "page", "topic", "collection"]
    years = index.root["years"]
    for (year, first), (_, end) in zip(years, [*years[1:], (0, len(papers))], strict=True):
        assert first < end
        assert {paper.date.year for paper in papers[first:end]} == {year}


def test_no_address_stands_for_two_documents() -> None:
    _, index, _ = read_real()
    paths = [document["path"] for document in index.documents]
    assert len(paths) == len(set(paths)) == index.root["documents"]
    assert "contribute/rules/#unknown-topic" in paths
    assert "contribute/fields/#paper" in paths
    assert "development/search-index/#numbers-in-text" in paths
    assert not {"", "papers/", "tags/"} & set(paths)


def test_all_files_have_the_seals_of_the_root_and_are_of_one_call_each() -> None:
    _, index, _ = read_real()
    names = [path[14:-3] for path in index.files if path.startswith("assets/search/")]
    root = index.root
    assert len(index.take_call("root")[0]) == 8
    for name in names:
        assert name == "root" or index.take_call(name)[0] == index.find_seal(name)
    assert root["version"] == 5
    pages = -(-(root["documents"] - root["papers"]) // root["shard"])
    first, papers = root["first"] // root["shard"], -(-root["papers"] // root["shard"])
    assert pages <= first
    wanted = {"root"}
    wanted |= {f"{kind}-{n}" for kind in ("words", "places") for n in range(len(root["words"]))}
    wanted |= {f"documents-{n}" for n in (*range(pages), *range(first, first + papers))}
    wanted |= {f"summaries-{n}" for n in range(first, first + papers)}
    wanted |= {f"spelling-{n}" for n in range(len(root["spelling"]))}
    for name, facet in root["facets"].items():
        wanted |= {f"facet-{name}-values", *(f"facet-{name}-{n}" for n in range(facet["blocks"]))}
    wanted |= {"order-discussions-0", "order-title-0"}
    assert set(names) == wanted


def test_a_browser_is_handed_what_was_written(tmp_path: Path) -> None:
    """Whatever stands in a title: the script is read as JavaScript, not as JSON."""
    odd = "\u2028 </script> ${x} \\u0041 \" ' ` \x7f 𝐀 <!--"
    library = make_library(make_paper("a").model_copy(update={"title": odd}))
    files = write_index(library, Addresses(), {})
    for path, content in files.items():
        (tmp_path / Path(path).name).write_bytes(content)
    program = """
const fs = require("node:fs"), vm = require("node:vm"), found = {};
const globals = { readinglistShard: (name, build, contents) => { found[name] = contents; } };
for (const file of fs.readdirSync(".")) vm.runInNewContext(fs.readFileSync(file, "utf-8"), globals);
process.stdout.write(JSON.stringify(found));
"""
    run = [NODE, "-e", program]
    answer = subprocess.run(run, cwd=tmp_path, capture_output=True, check=True, timeout=60)
    index = Index(files)
    names = [Path(path).stem for path in files]
    assert json.loads(answer.stdout) == {name: index.read(name) for name in names}
    assert index.documents[0]["title"] == odd


def test_same_records_make_the_same_bytes(tmp_path: Path) -> None:
    trees = []
    for seed in ("1", "2"):
        root = copy_toy(tmp_path / seed / "list")
        command = [sys.executable, "-m", "generator", "build"]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""}
        subprocess.run(command, cwd=root, check=True, capture_output=True, env=environment)
        folder = root / "docs" / "assets" / "search"
        trees.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(trees[0]) > 30
    assert trees[0] == trees[1]


def test_another_record_makes_another_build() -> None:
    builds = {
        Index(write_index(make_library(make_paper("a", title=title)), Addresses(), {})).take_call(
            "root"
        )[0]
        for title in ("One", "Two")
    }
    assert len(builds) == 2


def test_empty_list_has_an_index() -> None:
    index = Index(write_index(make_library(), Addresses(), {}))
    assert (index.root["papers"], index.root["documents"]) == (0, 0)
    assert index.root["words"] == []
    assert index.root["facets"]["tag"] == {"values": 0, "blocks": 0}


def test_large_word_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.index.SMALL", Sizes(8, 500, 300))
    papers = (make_paper(f"p{n}", title=f"common x{n}") for n in range(300))
    index = Index(write_index(make_library(*papers), Addresses(), {}))
    large = []
    for number in range(len(index.root["words"])):
        words, postings = index.read(f"words-{number}")
        if len(words) + len(postings) > 500:
            large.append(words)
    assert large == ["common", "system"]
    assert len(index.find("common")) == 300


def test_files_of_a_long_list_are_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.index.FEW_PAPERS", 30)
    monkeypatch.setattr("generator.search.index.LARGE", Sizes(20, 24_000, 300))
    shards = []
    for count in (30, 31):
        papers = (make_paper(f"p{n}") for n in range(count))
        index = Index(write_index(make_library(*papers), Addresses(), {}))
        assert len(index.documents) == count + 1
        shards.append(index.root["shard"])
    assert shards == [SMALL.documents, 20]
    assert FEW_PAPERS > 1000
    assert SMALL.words < LARGE.words


def test_words_are_offered_by_length_first_letter_and_frequency() -> None:
    _, index, _ = read_real()
    begins = [tuple(pair) for pair in index.root["spelling"]]
    files = [index.read(f"spelling-{n}").split("\n") for n in range(len(begins))]
    offered = [word for words in files for word in words]
    assert sorted(offered) == [word for word in index.list_words() if word.isalnum()]
    assert begins == sorted(begins)
    assert len(begins) > 5
    for number, words in enumerate(files):
        stretch = sorted((len(word) // 3, word[0]) for word in words)
        assert stretch[0] == begins[number]
        assert stretch[-1] <= (begins[number + 1] if number + 1 < len(begins) else (99, ""))
        frequencies = [len(index.find(word)) for word in words]
        assert frequencies == sorted(frequencies, reverse=True)
        assert len("\n".join(words)) <= SMALL.spelling


def test_summaries_stand_beside_the_documents_of_papers() -> None:
    papers = tuple(make_paper(f"p{n}", note=f"Note {n}." if n % 3 else None) for n in range(9))
    library = make_library(*papers)
    index = Index(write_index(library, Addresses(), {"a.md": "# A\n\nOf a page.\n"}))
    notes = {paper.id: paper.note or "" for paper in papers}
    shown = [document["id"] for document in index.documents[: len(papers)]]
    assert index.summaries == [notes[paper] for paper in shown]
    assert [document.get("summary") for document in index.documents[: len(papers) + 1]] == [
        *[None] * len(papers),
        "Of a page.",
    ]


def test_topics_and_collections_are_found_with_their_texts() -> None:
    collection = Collection(
        id="first", title="First steps", introduction="For *novices*.",
        steps=(Step(paper="a", why="It is lucid."),),
    )  # fmt: skip
    library = make_library(make_paper("a"), collections=(collection,))
    index = Index(write_index(library, Addresses(), {}))
    *_, topic, last = index.documents
    assert (topic["kind"], topic["path"]) == ("topic", "topics/systems/")
    assert last == {
        "path": "collections/first/", "title": "First steps", "kind": "collection",
        "summary": "For novices.",
    }  # fmt: skip
    assert [one.document for one in index.find("lucid")] == [2]
