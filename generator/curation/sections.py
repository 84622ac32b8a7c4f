"""A report of sections that has to fit into a comment: what does not fit is named, not lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.curation.github_text import say_code

_FOR_THE_REST = 700
"""Characters kept for the line that names what was left out."""


@dataclass(frozen=True)
class Section:
    title: str
    parts: Sequence[tuple[str, str]]
    """Each with a name, by which it is called where there is no room for it; the name may be
    empty."""

    noun: str
    """What a part is, in the plural."""

    most: int
    """Characters that it may take."""

    joint: str = "\n\n"
    """What stands between two parts."""

    head: str = ""
    """What stands above the parts."""

    rank: int = 0
    """Which sections get their room first: the lowest."""


def fit(top: str, sections: Sequence[Section], most: int) -> str:
    """The report in the order of the sections, in at most ``most`` characters."""
    room = most - len(top) - 1
    written: dict[int, str] = {}
    order = sorted(range(len(sections)), key=lambda number: (sections[number].rank, number))
    for number in order:
        text = _write(sections[number], min(room - 2, sections[number].most))
        written[number] = text
        room -= len(text) + 2 if text else 0
    texts = [written[number] for number in range(len(sections)) if written[number]]
    return "\n\n".join([top, *texts]) + "\n"


def _write(section: Section, room: int) -> str:
    if not section.parts:
        return ""
    start = "\n\n".join(filter(None, (f"## {section.title}", section.head)))
    gap = "\n" if section.head.endswith("|") else "\n\n"
    whole = start + gap + section.joint.join(text for _, text in section.parts)
    if len(whole) <= room:
        return whole
    left = room - len(start) - len(gap) - _FOR_THE_REST
    taken: list[str] = []
    for _, text in section.parts:
        if len(text) + len(section.joint) > left:
            break
        left -= len(text) + len(section.joint)
        taken.append(text)
    rest = _name_rest(section, section.parts[len(taken) :])
    text = start + gap + section.joint.join(taken) if taken else f"## {section.title}"
    cut = f"{text}\n\n{rest}"
    return cut if len(cut) <= room else ""


def _name_rest(section: Section, parts: Sequence[tuple[str, str]]) -> str:
    names, room = [], _FOR_THE_REST - 200
    for name in (say_code(name, 80) for name, _ in parts if name):
        if len(name) + 2 > room:
            names.append("…")
            break
        names.append(name)
        room -= len(name) + 2
    named = f": {', '.join(names)}" if names else ""
    return f"_No room here for {len(parts):,} more {section.noun}{named}._"
