"""The files of the whole list: nothing is lost in them, and they depend on the records alone."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.library.library import Library, arrange
from generator.pages import exports
from generator.pages.slugs import Addresses
from generator.pipeline import make_plan
from generator.problems import Problem
from generator.publish.exports import write_exports
from generator.records.model import Collection, Paper, Person, Topic
from generator.records.records import Records
from generator.settings import Settings, read_settings
from generator.sources.bibtex import read_bibtex
from generator.sources.csl_json import read_csl_json
from generator.sources.draft import Draft
from generator.sources.ris import read_ris
from tests.lists import ROOT, TOY, make_library, make_paper
from tests.pages.citations.shared import make_hard_library

Reader = Callable[[str, str], Iterator[Draft | Problem]]

SETTINGS = replace(read_settings(ROOT), site_name="A list", site_url="https://list.example/x/")
LISTS = ("own", "toy", "hard", "empty")
MACHINE_MADE = ("page", "authors_as_published", "discussions", "discussions_checked")


@pytest.fixture(scope="module")
def libraries() -> dict[str, Library]:
    own, toy = (make_plan(replace(SETTINGS, data=root / "data")).library for root in (ROOT, TOY))
    return {"own": own, "toy": toy, "hard": make_hard_library(), "empty": make_library()}


def write(library: Library, settings: Settings = SETTINGS) -> dict[str, bytes]:
    return write_exports(library, Addresses(), settings)


def read_json(library: Library, settings: Settings = SETTINGS) -> Any:
    """``papers.json``, held against the schema that lies beside it."""
    files = write(library, settings)
    whole, schema = json.loads(files[exports.JSON]), json.loads(files[exports.SCHEMA])
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(whole)] == []
    return whole


def as_record(said: Any) -> Any:
    """As a record's file writes it: text only."""
    if isinstance(said, dict):
        return {key: as_record(value) for key, value in said.items()}
    if isinstance(said, list):
        return [as_record(value) for value in said]
    return {True: "true", False: "false"}[said] if isinstance(said, bool) else str(said)


# papers.json


@pytest.mark.parametrize("name", LISTS)
def test_every_field_of_every_record_is_in_the_json(
    libraries: dict[str, Library], name: str
) -> None:
    library = libraries[name]
    whole = read_json(library)
    assert whole["version"] == 1
    assert [Topic.model_validate(as_record(one)) for one in whole["topics"]] == [
        *library.topics.values()
    ]
    assert [Collection.model_validate(as_record(one)) for one in whole["collections"]] == [
        *library.collections
    ]
    people = {Person.model_validate(as_record(one)) for one in whole["people"]}
    assert people == {*library.names.people.values()}
    for said, paper in zip(whole["papers"], library.papers, strict=True):
        assert said["page"] == f"https://list.example/x/papers/{paper.id}/"
        assert said["authors"] == [*library.names.settle_all(paper)]
        assert said.get("discussions") == library.find_discussions(paper)
        record = {key: value for key, value in said.items() if key not in MACHINE_MADE}
        record["authors"] = said.get("authors_as_published", said["authors"])
        for repository in record.get("links", {}).get("code", []):
            for fact in repository.keys() - {"url", "official"}:
                del repository[fact]
        assert Paper.model_validate(as_record(record)) == paper


def test_facts_about_code_stand_with_it(libraries: dict[str, Library]) -> None:
    papers = {paper["id"]: paper for paper in read_json(libraries["toy"])["papers"]}
    code = papers["crowd"]["links"]["code"]
    metrics = libraries["toy"].metrics["crowd"].repositories[code[0]["url"]]
    facts = metrics.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    assert metrics.stars
    assert code[0] == {"url": "https://github.com/example/crowd", "official": True, **facts}


def test_another_spelling_is_kept(libraries: dict[str, Library]) -> None:
    papers = {paper["id"]: paper for paper in read_json(libraries["toy"])["papers"]}
    assert papers["same-person"]["authors"] == ["José Peña", "Anna One"]
    assert papers["same-person"]["authors_as_published"] == ["J. Peña", "Anna One"]
    assert "authors_as_published" not in papers["melange"]


def test_list_without_address_has_relative_pages() -> None:
    whole = read_json(make_library(make_paper("a")), replace(SETTINGS, site_url=""))
    assert whole["papers"][0]["page"] == "papers/a/"
    assert "url" not in whole


def test_json_is_one_paper_a_line(libraries: dict[str, Library]) -> None:
    text = write(libraries["hard"])[exports.JSON].decode()
    start = text.index('"papers":[\n') + len('"papers":[\n')
    lines = text[start:].split("\n")
    assert lines[-2:] == ["]}", ""]
    assert [json.loads(line.removesuffix(","))["id"] for line in lines[:-2]] == [
        paper.id for paper in libraries["hard"].papers
    ]


def test_every_field_of_the_schema_is_described() -> None:
    def walk(schema: Any, way: str) -> Iterator[str]:
        for name, inner in schema.get("properties", {}).items():
            if "description" not in inner:
                yield f"{way}.{name}"
            yield from walk(inner, f"{way}.{name}")
            yield from walk(inner.get("items", {}), f"{way}.{name}")

    schema = json.loads(write(make_library())[exports.SCHEMA])
    assert list(walk(schema, "")) == []
    fields = schema["properties"]["papers"]["items"]["properties"]
    assert fields.keys() == {*Paper.model_fields, *MACHINE_MADE}


def test_schema_refuses_what_is_none() -> None:
    schema = Draft7Validator(json.loads(write(make_library())[exports.SCHEMA]))
    whole = read_json(make_library(make_paper("a")))
    changes: list[dict[str, Any]] = [{"date": 2024}, {"title": ""}, {"topics": []}, {"stars": 3}]
    for change in changes:
        broken = {**whole, "papers": [{**whole["papers"][0], **change}]}
        assert not schema.is_valid(broken), change


# All of them


def test_order_and_bytes_depend_on_the_records_alone(
    libraries: dict[str, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = libraries["toy"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    again = arrange(
        Records(
            papers=library.papers[::-1],
            topics=tuple(library.topics.values()),
            people=tuple({*library.names.people.values()}),
            collections=library.collections[::-1],
            metrics=tuple(library.metrics.values())[::-1],
        )
    )
    assert write(again) == write(library)


def test_newest_paper_dates_the_file(libraries: dict[str, Library]) -> None:
    library = libraries["toy"]
    assert read_json(library)["newest"] == str(library.papers[0].date)
    assert "newest" not in read_json(libraries["empty"])


@pytest.mark.parametrize("name", LISTS)
def test_every_file_has_every_paper_in_the_same_order(
    libraries: dict[str, Library], name: str
) -> None:
    files = {path: content.decode() for path, content in write(libraries[name]).items()}
    ids = [paper.id for paper in libraries[name].papers]
    assert [line[6:] for line in files[exports.RIS].split("\r\n") if line[:2] == "ID"] == ids
    assert [item["id"] for item in json.loads(files[exports.CSL])] == ids
    starts = [line for line in files[exports.BIBTEX].split("\n") if line[:1] == "@"]
    assert [line.partition("{")[2].removesuffix(",") for line in starts] == ids
    rows = files[exports.CSV].split("\r\n")[1:-1]
    assert [row.partition(",")[0] for row in rows] == ids


def read_back(reader: Reader, text: bytes) -> list[dict[str, Any]]:
    drafts = list(reader(text.decode(), "papers"))
    assert [draft for draft in drafts if isinstance(draft, Problem)] == []
    return [draft.fields for draft in drafts if isinstance(draft, Draft)]


def expect(paper: Paper, library: Library, lost: tuple[str, ...]) -> dict[str, Any]:
    """What a bibliography can say of a paper, without the fields that one has no place for."""
    links = {name: link for name in ("page", "pdf") if (link := getattr(paper.links, name))}
    code = [{"url": paper.links.code[0].url}] if paper.links.code else None
    said: dict[str, Any] = {
        "title": paper.title,
        "authors": [*library.names.settle_all(paper)],
        "date": str(paper.date),
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "category": paper.category if paper.arxiv else None,
        "tags": [*paper.tags],
        "links": {name: link for name, link in {"code": code, **links}.items() if link},
        "abstract": paper.abstract and " ".join(paper.abstract.split()),
    }
    if paper.venue and not re.search(r"[0-9]{4}", paper.venue):
        said["venue"] = f"{paper.venue} {paper.date.year}"  # an importer says when
    if "day" in lost:
        said["date"] = said["date"][:7]
    return {name: value for name, value in said.items() if value and name not in lost}


@pytest.mark.parametrize(
    ("path", "reader", "lost"),
    [
        (exports.RIS, read_ris, ("category",)),
        (exports.CSL, read_csl_json, ("category", "abstract", "links")),
        (exports.BIBTEX, read_bibtex, ("tags", "abstract", "links", "day")),
    ],
)
def test_our_own_importers_read_back_what_was_written(
    libraries: dict[str, Library], path: str, reader: Reader, lost: tuple[str, ...]
) -> None:
    library = libraries["own"]
    found = read_back(reader, write(library)[path])
    wanted = [expect(paper, library, lost) for paper in library.papers]
    kept = [{name: said for name, said in one.items() if name not in lost} for one in found]
    assert kept == wanted


def test_files_of_a_long_list_are_packed_and_hold_the_same_but_abstracts_in_ris(
    libraries: dict[str, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = write(libraries["toy"])
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", 1)
    packed = write(libraries["toy"])
    assert packed == write(libraries["toy"])
    assert (
        packed.keys()
        == {path if path == exports.SCHEMA else f"{path}.gz" for path in plain}
        == {export.path for export in exports.list_exports(libraries["toy"])} | {exports.SCHEMA}
    )
    for path, content in packed.items():
        whole = content if path == exports.SCHEMA else gzip.decompress(content)
        before = plain[path.removesuffix(".gz")]
        if path == f"{exports.RIS}.gz":
            lines = before.splitlines(keepends=True)
            before = b"".join(line for line in lines if not line.startswith(b"AB  - "))
            assert len(lines) > before.count(b"\n")
        assert whole == before, path
