"""What GitHub says when something happens to an issue.

https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues; a workflow finds it in the
file that ``GITHUB_EVENT_PATH`` names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

MAX_BYTES = 2_000_000
"""Of an event. A body has at most 65,536 characters, which JSON can write as twelve bytes each."""


class BadEvent(Exception):
    """The file holds no event of an issue; the sentence says what was found."""


@dataclass(frozen=True)
class Issue:
    number: int
    body: str
    """As the contributor wrote it, with line breaks of one kind."""


def read_issue(content: bytes) -> Issue:
    """The issue of an event.

    Raises:
        BadEvent: if there is none.
    """
    wanted = 'wanted the JSON of GitHub\'s "issues" event'
    if len(content) > MAX_BYTES:
        raise BadEvent(f"found more than {MAX_BYTES:,} bytes; {wanted}.")
    try:
        event = json.loads(content)
    except (ValueError, RecursionError):
        raise BadEvent(f"found no JSON; {wanted}.") from None
    issue = event.get("issue") if isinstance(event, dict) else None
    if not isinstance(issue, dict):
        raise BadEvent(f"found no issue in it; {wanted}.")
    number, body = issue.get("number"), issue.get("body")
    if type(number) is not int or not 0 < number < 10**12:
        raise BadEvent(f"found an issue without a number; {wanted}.")
    if body is not None and not isinstance(body, str):
        raise BadEvent(f"found an issue whose body is no text; {wanted}.")
    # Halves of surrogate pairs, which JSON can hold and a file cannot.
    text = (body or "").encode("utf-8", "replace").decode("utf-8")
    return Issue(number, text.replace("\r\n", "\n").replace("\r", "\n"))
