"""The links of records, and where each is written."""

from __future__ import annotations

from generator.curation.links import Link, list_links
from generator.records.model import Links, Paper, Person
from generator.records.records import Records
from tests.lists import make_paper


def make() -> Paper:
    others = [name for name in Links.model_fields if name != "code"]
    links = {name: f"https://example.org/{name}" for name in others}
    code = [{"url": "https://github.com/a/b"}, {"url": "https://github.com/c/d"}]
    fields = {"arxiv": "2409.19256", "doi": "10.1145/3689031.3696075"}
    return make_paper("a", links={**links, "code": code}, **fields)


def test_every_link_that_is_written_in_a_record() -> None:
    found = list(list_links([make()]))
    assert {link.file for link in found} == {"papers/a.yml"}
    fields = {link.field: link.url for link in found}
    assert fields.pop("links.code.0.url") == "https://github.com/a/b"
    assert fields.pop("links.code.1.url") == "https://github.com/c/d"
    names = "page pdf project video slides poster demo dataset model".split()  # noqa: SIM905
    assert fields == {f"links.{name}": f"https://example.org/{name}" for name in names}


def test_links_that_pages_make() -> None:
    written, all_ = (list(list_links([make()], made=made)) for made in (False, True))
    assert [(link.field, link.url) for link in all_[len(written) :]] == [
        ("arxiv", "https://arxiv.org/abs/2409.19256"),
        ("doi", "https://doi.org/10.1145/3689031.3696075"),
    ]


def test_homepages_of_people() -> None:
    people = (
        Person.model_validate({"name": "Ada Author", "homepage": "https://ada.example/"}),
        Person.model_validate({"name": "Bo Body"}),
    )
    assert list(list_links([], records=Records(people=people))) == [
        Link("people.yml", "Ada Author.homepage", "https://ada.example/")
    ]
