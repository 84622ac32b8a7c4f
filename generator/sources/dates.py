"""Dates as people and programs write them, as precisely as they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.cleaning.folding import fold
from generator.records.partial_date import PartialDate

_MONTHS = (
    "january januar janvier enero gennaio januari janeiro styczen",
    "february februar fevrier febrero febbraio februari fevereiro luty",
    "march marz maerz mars marzo maart marco marzec",
    "april avril abril aprile kwiecien",
    "may mai mayo maggio mei maio maj",
    "june juni juin junio giugno junho czerwiec",
    "july juli juillet julio luglio julho lipiec",
    "august aout agosto augustus sierpien",
    "september septembre septiembre settembre setembro wrzesien",
    "october oktober octobre octubre ottobre outubro pazdziernik",
    "november novembre noviembre novembro listopad",
    "december dezember decembre diciembre dicembre dezembro grudzien",
)
"""January to December in the languages of most bibliographies, without accents. Three letters and
more of a name are enough where they mean one month only."""

_NUMERIC = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?|/*)"
)
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\s*(?:/|--|–)\s*(?:\.\.|[0-9]{4}|$)")
_YEAR = re.compile(r"(?<![0-9.])([0-9]{4})(?![0-9])")
_SHORT_YEAR = re.compile(r"[0-9]{3}")
_BEFORE = re.compile(r"\bB\.?\s?C\b|\bb\.?c\.?e\b|^-[0-9]", re.IGNORECASE)
_CIRCA = re.compile(r"\b(?:c(?:irca|a)?|about|approx)\b\.?|[?~]", re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th|\.)?(?![0-9])")


@dataclass(frozen=True)
class ReadDate:
    date: str = ""
    """``2024``, ``2024-09`` or ``2024-09-28``; empty where there is none."""

    doubt: str = ""
    """What is not certain of it, as a sentence."""


def read_date(text: str) -> ReadDate:
    """The date in ``text``: ``2019-05-03``, ``3 May 2019``, ``2019/05//``, ``c. 1999``; the first
    of two years."""
    text = " ".join(text.split()).strip("[](){}.,;©")
    if not text or _BEFORE.search(text):
        return ReadDate()
    if span := _SPAN.match(text):
        first = read_date(span[1])
        return ReadDate(first.date, _doubt(text, first.date) if first.date else "")
    if found := _NUMERIC.fullmatch(text):
        year, _, month, day = found.groups()
        if found[2] != "/" or not month or int(month) <= 12:
            return _settle(text, year, int(month or 0), int(day or 0))
    years = list(dict.fromkeys(_YEAR.findall(text)))
    if not years:
        short = _SHORT_YEAR.fullmatch(text)
        return ReadDate(f"0{text}") if short else ReadDate()
    month = _find_month(text)
    rest = _YEAR.sub(" ", text)
    days = _DAY.findall(rest) if month else []
    # 12/2021 and 12-2021
    if not month and (numbered := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{4})", text)):
        month = int(numbered[1])
    found_date = _settle(text, years[0], month, int(days[0]) if days else 0)
    lost = not month and len(re.findall("[0-9]+", rest)) > 1
    if found_date.doubt or not (_CIRCA.search(text) or len(years) > 1 or len(days) > 1 or lost):
        return found_date
    return ReadDate(found_date.date, _doubt(text, found_date.date))


def read_date_fields(year: str, month: str = "", day: str = "") -> ReadDate:
    """The date of which a file gives the parts apart; the month may hold the day."""
    # 2009/10 is two years here, not October.
    found = read_date(year.replace("/", "–") if "/" in year else year)
    if not found.date or len(found.date) > 4:
        return found
    number = _find_month(month) or (int(month) if re.fullmatch("[0-9]{1,2}", month.strip()) else 0)
    days = _DAY.findall(day) or (_DAY.findall(month) if _find_month(month) else [])
    if not number:
        said = f"found the month {month!r}, which is left out." if month.strip() else ""
        return ReadDate(found.date, found.doubt or said)
    whole = _settle(
        " ".join(filter(None, (year, month, day))), found.date, number, int(days[0]) if days else 0
    )
    return ReadDate(whole.date, found.doubt or whole.doubt)


def _settle(text: str, year: str, month: int, day: int) -> ReadDate:
    """As much of the date as a calendar has."""
    for parts in ((month, day), (month, 0), (0, 0)):
        written = "-".join([year, *(f"{part:02}" for part in parts if part)])
        if parts[1] and not parts[0]:
            continue
        try:
            date = str(PartialDate.parse(written))
        except ValueError:
            continue
        lost = (month and not parts[0]) or (day and not parts[1])
        return ReadDate(date, _doubt(text, date) if lost else "")
    return ReadDate()


def _doubt(text: str, date: str) -> str:
    return f"found the date {text!r}, taken as {date}."


def _find_month(text: str) -> int:
    """The first month that is named in ``text``; 0 if none is."""
    for word in re.findall(r"[^\W\d_]{3,}", fold(text)):
        numbers = [
            number
            for number, names in enumerate(_MONTHS, 1)
            if any(name.startswith(word) for name in names.split())
        ]
        if len(numbers) == 1:
            return numbers[0]
    return 0
