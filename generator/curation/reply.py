"""What a contributor and a curator read on GitHub about a suggestion."""

from __future__ import annotations

from generator.curation.github_text import say_block, say_code
from generator.curation.suggestion import MOST_TOPICS, Reason, Suggested
from generator.problems import name_nearest
from generator.records.model import Topic
from generator.settings import Settings
from generator.sources.reference import WANTED

_FAILED: dict[Reason, str] = {
    "no-link": f"No paper could be looked up: there is no link in this issue. Wanted is {WANTED}.",
    "unknown-link": "No paper could be looked up: this link names none.",
    "unknown-paper": "No record could be made: no service knows enough of this paper.",
    "services-down": "No record could be made: services that know papers do not answer. "
    "Nothing is wrong with this issue.",
    "no-topic": "No record could be made: no topic was chosen, and none of this list is near.",
    "against-the-rules": "No record could be made: it would break a rule of this list.",
}
_NEXT: dict[Reason, str] = {
    "no-link": "Edit this issue and put the link below the line *Link to the paper*: it is looked "
    "up again.",
    "unknown-link": "Edit this issue and give another link to the paper: it is looked up again.",
    "unknown-paper": "Look at the link: does it lead to the paper? Edit this issue to correct it, "
    "and it is looked up again.",
    "services-down": "Edit this issue in an hour or so, one more space is enough: it is looked up "
    "again.",
    "no-topic": "Edit this issue and write one of these below the line *Topics*: it is looked up "
    "again.",
    "against-the-rules": "A curator has to look at it; nothing that you can edit in this issue "
    "mends it.",
}


def write_comment(result: Suggested, settings: Settings, topics: tuple[Topic, ...]) -> str:
    """The comment on the issue, in GitHub's Markdown."""
    if result.status == "added":
        return _join(
            f"Thank you. The paper was found: {say_code(result.title)}. A pull request with its "
            f"record, {say_code(result.path)}, was made; a curator looks at it there.",
            *_say_dropped(result, topics),
            "To change the link, the reason or the topics, edit this issue: the pull request "
            "follows.",
        )
    if result.status == "already-there":
        id = result.path.rpartition("/")[2].removesuffix(".yml")
        address = f"{settings.site_url}papers/{id}/" if settings.site_url else ""
        where = f"The paper is on the list already: {address or say_code(result.title)}."
        return _join(
            f"{where} Its record is {say_code(result.path)}. Nothing was changed.",
            "Is it another paper? Then edit this issue and correct the link. Is something on its "
            'page wrong? Its page has a link "Suggest a correction". Otherwise this issue can be '
            "closed.",
        )
    yourself = (
        f"Or write the record yourself, in the browser: {settings.site_url}contribute/"
        if settings.site_url
        else ""
    )
    choices = [topic.title for topic in topics] if result.reason == "no-topic" else []
    return _join(
        _FAILED[result.reason],
        say_block(result.detail) if result.detail.strip() else "",
        _NEXT[result.reason],
        say_block("\n".join(choices)) if choices else "",
        yourself,
    )


def write_pull_request(result: Suggested, settings: Settings, topics: tuple[Topic, ...]) -> str:
    """The text of the pull request; empty if there is to be none."""
    if result.status != "added" or not result.added:
        return ""
    added = result.added
    review = f"{settings.site_url}contribute/review/" if settings.site_url else ""
    remarks = "\n".join(added.remarks)
    return _join(
        f"Adds {say_code(result.title)} as {say_code(result.path)}, as suggested in "
        f"#{result.issue}, from the link {say_code(result.link)}.",
        f"Closes #{result.issue}",
        "## To look at",
        _list(
            "The facts: they are what the services say, and nobody has compared them.",
            f"The file's name, {say_code(added.path.stem)}: for ever the paper's address and "
            "citation key.",
            _say_note(result),
            _say_topics(result),
            "Tags: there are none yet.",
        ),
        *_say_dropped(result, topics),
        "The contributor wrote, as the reason to read it:" if result.why_not else "",
        say_block(result.why) if result.why_not else "",
        "What the services left open:" if remarks else "",
        say_block(remarks) if remarks else "",
        f"How to review: {review}" if review else "",
    )


def _say_note(result: Suggested) -> str:
    if result.why_not:
        return f"The note is missing: what the contributor wrote cannot be one. {result.why_not}"
    if result.why:
        return "The note is the contributor's: is it true to the paper, one or two sentences?"
    return "The note is missing: the contributor gave no reason."


def _say_topics(result: Suggested) -> str:
    added = result.added
    keys = ", ".join(say_code(key) for key in added.topics) if added else ""
    if not added or not added.suggestions:
        return f"Topics: the contributor chose {keys}."
    near = ", ".join(f"{say_code(s.topic)} ({s.score:.2f})" for s in added.suggestions)
    return f"Topics: nobody chose one; {keys} is the nearest of {near}."


def _say_dropped(result: Suggested, topics: tuple[Topic, ...]) -> list[str]:
    """What the contributor gave and was not used."""
    said = []
    keys = [topic.key for topic in topics]
    for words in result.chosen.unknown[:5]:
        near = name_nearest("-".join(words[:100].split()), keys)
        hint = f" {near[0].upper()}{near[1:]}" if near else ""
        said.append(f"There is no topic {say_code(words)}.{hint}")
    if len(result.chosen.topics) > MOST_TOPICS:
        more = ", ".join(say_code(key) for key in result.chosen.topics[MOST_TOPICS:])
        said.append(f"A paper has at most three topics; left out: {more}.")
    if result.other_links:
        more = ", ".join(say_code(link) for link in result.other_links[:5])
        said.append(f"One paper an issue: looked up was the first link, and not {more}.")
    return [_list(*said)] if said else []


def _list(*items: str) -> str:
    return "\n".join(f"- {item}" for item in items)


def _join(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs)) + "\n"
