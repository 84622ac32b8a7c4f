"""A date as precisely as it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.records.values import DATE_PATTERN, refuse, shorten

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Not from the calendar module, which follows the machine's language."""

_PARTS = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day (proleptic Gregorian). 0 stands for a part that is not known, so
    that the less precise of two dates sorts first."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    @lru_cache(maxsize=40_000)
    def parse(cls, text: str) -> PartialDate:
        """Read ``2024``, ``2024-09`` or ``2024-09-28``.

        Raises:
            ValueError: for anything else, and for a day that no calendar has.
        """
        found = _PARTS.fullmatch(text)
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        if not year:
            raise ValueError(text)
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month or 0, day or 0)

    def __reduce__(self) -> tuple[Any, ...]:
        # In another process as well there is one object for a date.
        return PartialDate.parse, (str(self),)

    def __str__(self) -> str:
        return "-".join(
            [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        )

    def in_words(self) -> str:
        """``28 September 2024``, ``September 2024`` or ``2024``."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(self.month_name)
        return " ".join([*parts, str(self.year)])

    @property
    def month_name(self) -> str:
        """``September``; empty where the month is not known."""
        return MONTHS[self.month - 1] if self.month else ""

    def in_month(self) -> PartialDate:
        return PartialDate(self.year, self.month)

    def in_year(self) -> PartialDate:
        return PartialDate(self.year)

    def first_day(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # A year alone is a number to an editor; a pattern is held against text only.
        return {
            "type": ["string", "integer"],
            "pattern": DATE_PATTERN,
            "minimum": 1000,
            "maximum": 9999,
        }

    @classmethod
    def _read(cls, value: Any) -> PartialDate:
        if isinstance(value, PartialDate):
            return value
        try:
            return cls.parse(value)
        except (TypeError, ValueError):
            raise refuse(
                "bad-date",
                f"found {shorten(str(value))!r}; wanted a date like 2024-09-28, 2024-09 or 2024.",
                _guess(str(value)),
            ) from None


def _guess(text: str) -> str:
    """The date of ``2024/9/28``; nothing where the order of day and month is open."""
    if not re.fullmatch(r"[0-9]{4}([-/.])[0-9]{1,2}(\1[0-9]{1,2})?", text):
        return ""
    year, *rest = re.findall("[0-9]+", text)
    try:
        return str(PartialDate.parse("-".join([year, *(part.zfill(2) for part in rest)])))
    except ValueError:
        return ""
