"""The day on which something was first public, of several dates of different precision."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records.partial_date import PartialDate


def find_earliest(dates: Sequence[PartialDate]) -> PartialDate:
    """The earliest date; as precise as the others allow that can mean the same: 2024-09-28 of
    2024, 2024-09-28 and 2025.

    Raises:
        ValueError: if there is none.
    """
    found = min(dates, key=PartialDate.first_day)
    while closer := [date for date in dates if _is_within(date, found)]:
        found = min(closer, key=PartialDate.first_day)
    return found


def _is_within(date: PartialDate, other: PartialDate) -> bool:
    """Whether ``date`` says more precisely what ``other`` says."""
    return date != other and str(date).startswith(f"{other}-")
