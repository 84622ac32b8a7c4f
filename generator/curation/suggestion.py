"""From an issue that suggests a paper to the files of a pull request, or to a comment."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from generator.curation.issue_event import Issue
from generator.curation.issue_form import Answers, find_references, read_answers
from generator.curation.topic_choices import Chosen, read_topics
from generator.problems import ProblemsFound
from generator.records.values import MAX_ID, Markdown
from generator.settings import Settings
from generator.sources.addition import Added, Curation, Desk, NoTopicNear
from generator.sources.gather import NothingFound
from generator.sources.reference import UnknownReference, read_reference

Status = Literal["added", "already-there", "failed"]
Reason = Literal[
    "", "no-link", "unknown-link", "unknown-paper", "services-down", "no-topic", "against-the-rules"
]

MOST_TOPICS = 3

PATTERNS = {
    "status": r"(added|already-there|failed)",
    "branch": r"suggest/issue-[1-9][0-9]{0,11}",
    "id": rf"[a-z0-9-]{{1,{MAX_ID}}}",
    "path": r"([A-Za-z0-9_][A-Za-z0-9_-]*/)+papers/[a-z0-9-]+\.yml",
    "title": r"Add [^\x00-\x1f\x7f@#`$<>\"\\|]{1,150}",
}
"""What each value of ``result.json`` looks like, if it is there. The workflow asks the same before
it uses one; none can mean something to a shell, to git or to GitHub."""

_NOTE: TypeAdapter[str] = TypeAdapter(Markdown)


@dataclass(frozen=True)
class Suggested:
    """What became of an issue, as facts; ``reply.py`` makes sentences of them."""

    issue: int
    status: Status
    reason: Reason = ""
    detail: str = ""
    """What was found instead, where it failed."""

    link: str = ""
    """As the contributor wrote it."""

    other_links: tuple[str, ...] = ()
    added: Added | None = None
    """Also of a paper that is there already; its text is then empty."""

    path: str = ""
    title: str = ""
    """Of the paper."""

    why: str = ""
    why_not: str = ""
    """The reason that ``why`` could not become the note."""

    chosen: Chosen = field(default_factory=Chosen)

    @property
    def branch(self) -> str:
        """One for each issue: an issue that is edited changes the pull request that it has."""
        return f"suggest/issue-{self.issue}"

    def as_json(self) -> str:
        """The values that a workflow needs, each of its pattern.

        Raises:
            ValueError: if one is not, which only a strange ``data_dir`` can bring about.
        """
        values = {"status": self.status, "branch": self.branch}
        if self.added:
            values |= {"id": self.added.path.stem, "path": self.path}
        if self.status == "added":
            values["title"] = name_change(self.title)
        for name, value in values.items():
            if not re.fullmatch(PATTERNS[name], value):
                raise ValueError(f"{name}: found {value!r}; wanted {PATTERNS[name]}.")
        return json.dumps({"issue": self.issue, **values}, ensure_ascii=False, indent=2) + "\n"


def consider(issue: Issue, desk: Desk) -> Suggested:
    """Look the paper up and make its record, which is written nowhere yet."""
    answers = read_answers(issue.body)
    result = Suggested(issue.number, "failed", link=answers.link, why=answers.why)
    references = find_references(answers)
    if not references:
        return _miss_link(result, answers)
    (link, _), *others = references
    chosen = read_topics(answers.topics, desk.records.topics)
    why_not = _judge_note(answers.why)
    result = replace(
        result,
        link=link,
        other_links=tuple(written for written, _ in others),
        chosen=chosen,
        why_not=why_not,
    )
    note = "" if why_not else answers.why
    try:
        added = desk.add(link, Curation(chosen.topics[:MOST_TOPICS], (), note, write=False))
    except UnknownReference as error:
        return replace(result, reason="unknown-link", detail=str(error))
    except NoTopicNear:
        return replace(result, reason="no-topic")
    except NothingFound as error:
        reason: Reason = "services-down" if error.down else "unknown-paper"
        return replace(result, reason=reason, detail=str(error))
    except ProblemsFound as error:
        return replace(result, reason="against-the-rules", detail=str(error))
    return _conclude(result, added, desk)


def name_change(title: str) -> str:
    """The first line of the commit and the title of the pull request, for a paper's title.

    Only characters that mean nothing to GitHub: a squashed commit that says ``fixes #1`` or an
    address of an issue would close that.
    """
    line = " ".join(title.replace("://", " ").split())
    kept = "".join(c for c in line if c.isalnum() or c in " .,:;!?()'+=/&-" or _is_mark(c))
    kept = " ".join(re.sub(r"\b(GH)-(?=[0-9])", r"\1 ", kept, flags=re.IGNORECASE).split())
    return f"Add {kept if len(kept) <= 120 else f'{kept[:119]}…'}" if kept else "Add a paper"


def _is_mark(character: str) -> bool:
    """An accent or a vowel sign that is a character of its own."""
    return unicodedata.category(character).startswith("M")


def _miss_link(result: Suggested, answers: Answers) -> Suggested:
    text = answers.link or answers.rest
    if not answers.link:
        return replace(result, reason="no-link", detail=text)
    try:
        read_reference(text)
    except UnknownReference as error:
        return replace(result, reason="unknown-link", detail=str(error))
    return replace(result, reason="no-link", detail=text)


def _judge_note(why: str) -> str:
    """What keeps ``why`` from being a note; nothing if it can be one, or is empty."""
    if not why:
        return ""
    try:
        _NOTE.validate_python(why)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        return str(details.get("ctx", {}).get("sentence", details["msg"]))
    return ""


def _conclude(result: Suggested, added: Added, desk: Desk) -> Suggested:
    settings: Settings = desk.settings
    papers = {paper.id: paper for paper in desk.records.papers}
    return replace(
        result,
        status="added" if added.text else "already-there",
        added=added,
        path=settings.name_file(added.path),
        title=papers[added.path.stem].title,
    )
