"""Values of a page that remember what a theme asks of them.

A theme is rendered once with these in the place of a page. What it only prints becomes a slot; what
it decides by (is there a description? is this the page of Explore?) becomes a question. A page that
answers every question alike gets the same bytes between its slots.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.fast_site.mark import Mark
from generator.fast_site.parts import Get, NotUnderstood, Part, Repeat, fill

MANY = 3
"""Texts that stand for a longer list of them."""

_MISSING = object()


@dataclass(frozen=True)
class Question:
    key: str
    get: Get
    answer: object


class Recorder:
    """What is asked of one page during one rendering."""

    def __init__(self, page: object, *, folds: bool) -> None:
        """``folds``: whether a long list of texts is to be recorded as one of any length."""
        self.page = page
        self.folds = folds
        self.questions: list[Question] = []
        self._answers: dict[str, object] = {}
        self._slots: list[Get] = []
        self._lists: list[tuple[int, Get]] = []
        """The first slot of each list that was folded, and the list."""
        # Letters and digits alone pass every encoding unharmed; drawn, so that no page holds them.
        self._name = f"slot{secrets.token_hex(8)}"
        self._pattern = re.compile(f"{self._name}([0-9]{{5}})")

    def ask(self, key: str, get: Get) -> Any:
        if key not in self._answers:
            answer = self._answers[key] = get(self.page)
            self.questions.append(Question(key, get, answer))
        return self._answers[key]

    def mark(self, key: str, get: Get) -> Mark:
        """A text that is printed as a slot for what ``get`` finds."""
        self._slots.append(get)
        return Mark(self, key, get, f"{self._name}{len(self._slots) - 1:05}")

    def is_marked(self, value: object) -> bool:
        return isinstance(value, Asked | Mark) or (isinstance(value, str) and self._name in value)

    def wrap(self, key: str, get: Get) -> Any:
        """The value that ``get`` finds, as the theme is to see it."""
        kind = self.ask(f"{key} is", lambda page: _name_kind(get(page)))
        if kind == "text":
            return self.mark(key, get)
        if kind == "list":
            return AskedList(self, key, get)
        if kind == "mapping":
            return AskedMapping(self, key, get)
        if kind == "object":
            return Asked(self, key, get)
        return kind if kind is _MISSING else kind[1]

    def fold(self, key: str, get: Get) -> Iterator[Mark]:
        self._lists.append((len(self._slots), get))
        for number in range(MANY):
            yield self.mark(f"{key}[{number}]", partial(_find_text, get, number))

    def read(self, text: str) -> list[Part]:
        """Rendered text as its constant parts and its slots.

        Raises:
            NotUnderstood: a list that was folded is not printed item by item, all alike.
        """
        # Constant text at even places, the numbers of slots at odd ones.
        pieces: list[Any] = [*self._pattern.split(text)]
        for first, get in self._lists:
            names = [f"{first + number:05}" for number in range(MANY)]
            places = [place for place in range(1, len(pieces), 2) if pieces[place] in names]
            if not places:
                continue
            start = places[0]
            found = [pieces[place] for place in places]
            between = {pieces[place + 1] for place in places[:-1]}
            if found != names or places[-1] - start != 2 * (MANY - 1) or len(between) > 1:
                raise NotUnderstood("a list")
            pieces[start : places[-1] + 1] = [Repeat(get, between.pop())]
        return [
            piece if place % 2 == 0 or isinstance(piece, Repeat) else self._slots[int(piece)]
            for place, piece in enumerate(pieces)
            if piece
        ]

    def derive(self, key: str, text: object, change: Callable[[Any, Any], Any]) -> Mark:
        """A slot for ``change(page, text)``, where ``text`` may have slots in it."""
        if isinstance(text, Mark):
            get = text.get
            return self.mark(key, lambda page: change(page, get(page)))
        parts = self.read(str(text))
        return self.mark(key, lambda page: change(page, fill(parts, page)))


def _find_text(get: Get, number: int, page: object) -> Any:
    return get(page)[number]


_KINDS: dict[type, str] = {
    str: "text",
    dict: "mapping",
    list: "list",
    tuple: "list",
    TableOfContents: "list",
    AnchorLink: "object",
    Mapping: "mapping",
}
_NUMBERS = (bool, int)


def _name_kind(value: object) -> object:
    if kind := _KINDS.get(type(value)):
        return kind
    if value is None or isinstance(value, _NUMBERS):
        # With its type: 1 and True are equal, and are printed differently.
        return type(value), value
    if value is _MISSING:
        return value
    for known, kind in _KINDS.items():
        if isinstance(value, known):
            return kind
    raise NotUnderstood(type(value).__name__)


def _find_item(value: Any, place: Any) -> Any:
    try:
        return value[place]
    except (LookupError, TypeError):
        return _MISSING


class Asked:
    """An object of a page, or the page itself."""

    def __init__(self, recorder: Recorder, key: str, get: Get) -> None:
        self._recorder = recorder
        self._key = key
        self._get = get

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        get = self._get
        found = self._recorder.wrap(
            f"{self._key}.{name}", lambda page: getattr(get(page), name, _MISSING)
        )
        if found is _MISSING:
            raise AttributeError(name)
        return found

    def __eq__(self, other: object) -> bool:
        if self._recorder.is_marked(other):
            raise NotUnderstood("a comparison")
        get = self._get
        key = f"{self._key} == object {id(other)}"
        return bool(self._recorder.ask(key, lambda page: bool(get(page) == other)))

    __hash__ = object.__hash__

    def __str__(self) -> str:
        raise NotUnderstood("an object that is printed")


class AskedList(Asked, Sequence[Any]):
    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def __bool__(self) -> bool:
        get = self._get
        return bool(self._recorder.ask(f"bool {self._key}", lambda page: bool(get(page))))

    def __len__(self) -> int:
        get = self._get
        return int(self._recorder.ask(f"len {self._key}", lambda page: len(get(page))))

    def __contains__(self, item: object) -> bool:
        if self._recorder.is_marked(item):
            raise NotUnderstood("a text in a list")
        get = self._get
        return bool(
            self._recorder.ask(f"{item!r} in {self._key}", lambda page: item in list(get(page)))
        )

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, int):
            raise NotUnderstood("a part of a list")
        get = self._get
        found = self._recorder.wrap(
            f"{self._key}[{place}]", lambda page: _find_item(list(get(page)), place)
        )
        if found is _MISSING:
            raise IndexError(place)
        return found

    def __iter__(self) -> Iterator[Any]:
        get, recorder = self._get, self._recorder
        if recorder.folds and recorder.ask(f"many {self._key}", lambda page: _is_many(get(page))):
            yield from recorder.fold(self._key, get)
            return
        place = 0
        while True:
            try:
                item = self[place]
            except IndexError:
                return
            yield item
            place += 1


def _is_many(value: Any) -> bool:
    items = list(value)
    return len(items) >= MANY and all(isinstance(item, str) for item in items)


class AskedMapping(Asked, Mapping[str, Any]):
    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __len__(self) -> int:
        get = self._get
        return int(self._recorder.ask(f"len {self._key}", lambda page: len(get(page))))

    def __getitem__(self, name: str) -> Any:
        get = self._get
        found = self._recorder.wrap(
            f"{self._key}[{name!r}]", lambda page: _find_item(get(page), name)
        )
        if found is _MISSING:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        get = self._get
        names = self._recorder.ask(f"names {self._key}", lambda page: tuple(get(page)))
        return iter(names)
