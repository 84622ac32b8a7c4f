"""A template of the theme, rendered once for all pages that are alike but for their texts."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import jinja2

from generator.fast_site.asked import (
    Asked,
    Question,
    Recorder,
)
from generator.fast_site.parts import Get, NotUnderstood, Part, fill

MOST = 500
"""Chromes of one template. A theme that needs more asks too closely to gain by it."""

_GIVEN = {
    "nav",
    "pages",
    "base_url",
    "extra_css",
    "extra_javascript",
    "mkdocs_version",
    "build_date_utc",
    "config",
    "page",
}
"""What MkDocs gives to a template. All but the page, and what ``_find_key`` has, is the same for
all."""

_LOOKING = {"d", "default", "first", "items", "length", "count", "list"}
"""Filters that only look at what they are given."""

_CHANGING = {"e", "escape", "forceescape", "replace", "safe", "striptags", "trim", "upper", "lower"}
"""Filters that make of one text another, by its letters alone."""

_ADDRESSING = {"url", "script_tag"}
"""Filters that make an address relative to the page."""

log = logging.getLogger("mkdocs.plugins.readinglist")


@dataclass
class _Fork:
    key: str
    get: Get
    ways: dict[object, _Fork | _Chrome] = field(default_factory=dict)


@dataclass(frozen=True)
class _Chrome:
    parts: list[Part] | None
    """Nothing where the theme was not understood: such pages are rendered by it."""


class ChromeTemplate:
    """Stands in for the ``template`` of the theme, and prints what it would."""

    def __init__(self, template: jinja2.Template) -> None:
        self._template = template
        self._roots: dict[object, _Fork | _Chrome] = {}
        self._learnt = 0
        self._folds = True

    def render(self, context: Mapping[str, Any]) -> str:
        page = context["page"]
        if context.keys() != _GIVEN:
            return self._template.render(context)
        key = _find_key(context)
        chrome = self._find(self._roots.get(key), page)
        if chrome is None and self._learnt < MOST:
            self._learnt += 1
            return self._learn(key, context)
        if chrome is None or chrome.parts is None:
            return self._template.render(context)
        return fill(chrome.parts, page)

    def _find(self, node: _Fork | _Chrome | None, page: object) -> _Chrome | None:
        while isinstance(node, _Fork):
            try:
                node = node.ways.get(node.get(page))
            except NotUnderstood:
                return None
        return node

    def _learn(self, key: object, context: Mapping[str, Any]) -> str:
        """The page as the theme renders it; and what can be learnt from it for the next ones."""
        page = context["page"]
        printed = self._template.render(context)
        recorder = Recorder(page, folds=self._folds)
        try:
            parts: list[Part] | None = recorder.read(self._trace(recorder, context))
            if fill(parts or [], page) != printed:
                raise NotUnderstood("its own text")
        except NotUnderstood as reason:
            if self._folds:
                # Once more, and from the beginning, with each length of a list by itself.
                self._folds = False
                self._roots.clear()
                return self._learn(key, context)
            log.info(f"Rendered by the theme, as it was not understood ({reason}): {page.url}")
            parts = None
        self._keep(key, recorder.questions, _Chrome(parts))
        return printed

    def _trace(self, recorder: Recorder, context: Mapping[str, Any]) -> str:
        with _filters_asking(self._template.environment, recorder, context):
            asked = Asked(recorder, "page", lambda page: page)
            return self._template.render({**context, "page": asked})

    def _keep(self, key: object, questions: list[Question], chrome: _Chrome) -> None:
        ways: dict[object, _Fork | _Chrome] = self._roots
        step: object = key
        for question in questions:
            node = ways.setdefault(step, _Fork(question.key, question.get))
            if not isinstance(node, _Fork) or node.key != question.key:
                return  # A theme that asks another thing each time: nothing can be kept of it.
            ways, step = node.ways, question.answer
        ways.setdefault(step, chrome)


def _find_key(context: Mapping[str, Any]) -> object:
    """What pages have to share beside the answers; addresses relative to the top follow from it."""
    styles, scripts = context["extra_css"], context["extra_javascript"]
    top = _find_first(context["page"].url)
    return context["base_url"], top, tuple(map(str, styles)), tuple(map(str, scripts))


def _find_first(address: str) -> str:
    """The first segment of a path."""
    return address.lstrip("./").partition("/")[0]


@contextmanager
def _filters_asking(
    environment: jinja2.Environment, recorder: Recorder, context: Mapping[str, Any]
) -> Iterator[None]:
    """While the block runs, filters know how to deal with what is recorded."""
    filters = environment.filters
    environment.filters = {
        name: _make_asking(name, change, recorder, context) for name, change in filters.items()
    }
    try:
        yield
    finally:
        environment.filters = filters


def _make_asking(
    name: str, change: Callable[..., Any], recorder: Recorder, context: Mapping[str, Any]
) -> Callable[..., Any]:
    if name in _LOOKING:
        return change
    is_given_more = hasattr(change, "jinja_pass_arg")

    def ask(*arguments: Any, **named: Any) -> Any:
        given, (value, *others) = arguments[:is_given_more], arguments[is_given_more:]
        key = f"{name}({value!s}, {others}, {named})"
        if any(map(recorder.is_marked, (*others, *named.values()))):
            raise NotUnderstood(f"the filter {name}")
        if name in _ADDRESSING:
            is_marked = recorder.is_marked(value)
            if not is_marked and _is_elsewhere(str(value), context):
                return change(context, value)
            base = context["base_url"]

            def address(page: Any, value: Any) -> Any:
                return change({"page": page, "base_url": base}, value)

            if is_marked and isinstance(value, str):
                return recorder.derive(key, value, address)
            if is_marked:
                raise NotUnderstood(f"the filter {name}")
            return recorder.mark(key, lambda page: address(page, value))
        if not recorder.is_marked(value):
            return change(*arguments, **named)
        if name not in _CHANGING or not isinstance(value, str):
            raise NotUnderstood(f"the filter {name}")
        return recorder.derive(key, value, lambda _, text: change(*given, text, *others, **named))

    vars(ask).update(getattr(change, "__dict__", {}))
    return ask


def _is_elsewhere(address: str, context: Mapping[str, Any]) -> bool:
    """Whether ``address`` is in no folder of the page's: relative to the page, it then begins at
    the top, for every page that is as deep."""
    return _find_first(address) != _find_first(context["page"].url)
