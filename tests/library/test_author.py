from __future__ import annotations

import pytest

from generator.library.author import Author, find_last_name, find_letter
from generator.library.library import Library
from generator.records.model import Person
from tests.lists import make_library, make_paper


def make_person(name: str, *also: str) -> Person:
    return Person.model_validate({"name": name, "also": list(also)})


def find_author(library: Library, name: str) -> Author:
    return library.authors[name]


def test_spellings_of_one_person_are_one_author() -> None:
    library = make_library(
        make_paper("a", authors=["J. Peña", "Ada Author"], date="2023"),
        make_paper("b", authors=["José Peña"], date="2024"),
        people=(make_person("José Peña", "J. Peña"),),
    )
    assert list(library.authors) == ["Ada Author", "José Peña"]
    author = find_author(library, "José Peña")
    assert [paper.id for paper in author.papers] == ["b", "a"]
    assert author.person
    assert author.person.also == ("J. Peña",)
    assert find_author(library, "Ada Author").co_authors == [("José Peña", 1)]
    assert find_author(library, "Ada Author").person is None


def test_person_who_stands_twice_on_one_paper_wrote_it_once() -> None:
    library = make_library(
        make_paper("a", authors=["Ada", "A. Author", "Bob", "Bob"]),
        people=(make_person("Ada", "A. Author"),),
    )
    assert library.names.settle_all(library.papers[0]) == ("Ada", "Bob")
    assert [len(author.papers) for author in library.authors.values()] == [1, 1]
    assert find_author(library, "Ada").co_authors == [("Bob", 1)]


def test_co_authors_and_topics_come_most_frequent_first_then_by_name() -> None:
    library = make_library(
        make_paper("a", authors=["Ada", "Zoë", "Élan"], topics=["x", "y"]),
        make_paper("b", authors=["Ada", "Zoë", "Bob"], topics=["y"]),
        make_paper("c", authors=["Ada"], topics=["z"]),
    )
    author = find_author(library, "Ada")
    assert author.co_authors == [("Zoë", 2), ("Bob", 1), ("Élan", 1)]
    assert author.topics == [("y", 2), ("x", 1), ("z", 1)]


@pytest.mark.parametrize(
    ("name", "last", "letter"),
    [
        ("Ada Author", "Author", "A"),
        ("Plato", "Plato", "P"),
        ("Ludwig van Beethoven", "Beethoven", "B"),
        ("Martin Luther King Jr.", "King", "K"),
        ("Hal Daumé III", "Daumé", "D"),
        ("Jan Hajič jr.", "Hajič", "H"),
        ("Eric H. Nyberg 3rd", "Nyberg", "N"),
        ("Henry III", "III", "I"),
        ("Nguyen Van Vi", "Vi", "V"),
        ("Édouard Élan", "Élan", "E"),
        ("Hans Ørsted", "Ørsted", "O"),
        ("Zoë Łukasiewicz", "Łukasiewicz", "L"),
        ("Ada ǅ", "ǅ", "D"),
        ("王小明", "王小明", "#"),
        ("علی رضایی", "رضایی", "#"),
        ("Иван Петров", "Петров", "#"),
        ("Ada 3rd", "3rd", "#"),
        ("Ada (Bob)", "(Bob)", "#"),
    ],
)
def test_letter_of_the_index_is_that_of_the_last_word(name: str, last: str, letter: str) -> None:
    assert find_last_name(name) == last
    assert find_letter(last) == letter


def test_index_sorts_by_last_name_and_by_letter() -> None:
    names = ["Zoë Adams", "Bob Zhang", "ada adams", "Ada Adams", "王小明", "Émile Ábel"]
    library = make_library(make_paper("a", authors=names))
    assert list(library.authors) == [
        *("Émile Ábel", "Ada Adams", "ada adams", "Zoë Adams", "Bob Zhang", "王小明")
    ]
    letters = [find_letter(author.last_name) for author in library.authors.values()]
    assert letters == [*"AAAAZ#"]


def test_short_last_name_comes_before_those_that_begin_with_it() -> None:
    names = ["Zoe Li", "Ada Li-Wei", "Ada Li'an", "Ada Lia"]
    library = make_library(make_paper("a", authors=names))
    assert list(library.authors) == ["Zoe Li", "Ada Li'an", "Ada Li-Wei", "Ada Lia"]
