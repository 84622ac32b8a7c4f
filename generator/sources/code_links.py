"""Addresses of code in what authors write: the paper's own repository, or somebody else's."""

from __future__ import annotations

import re

from generator.pages.code_host import read_code_host
from generator.records.plain_yaml import Tree

_ADDRESS = re.compile(
    r"(?<![\w./-])(?:https?://)?(?:www\.)?((?:github|gitlab|codeberg|bitbucket)\.(?:com|org))"
    r"/([\w.-]+)/([\w.-]+)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:available|releas\w+|open[- ]?sourc\w+|publicly|accessible|be found|hosted|published"
    r"|made public|our (?:code|implementation|repository))\b",
    re.IGNORECASE,
)
"""In the same sentence before an address that the authors call their own."""

_LABEL = re.compile(
    r"\b(?:code|github|project|repository|website|page)(?: at| page| link)?\s*[:,(]?\s*$",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:based on|built (?:on|upon)|using|baselines?|fork of|from|see also|extends?)\W*$",
    re.IGNORECASE,
)


def find_repositories(text: str) -> dict[str, bool]:
    """Repositories named in an abstract or a comment by the authors, each with whether they call
    it their own: "Code is available at …" does, "built on …" does not."""
    found: dict[str, bool] = {}
    start = 0
    for match in _ADDRESS.finditer(text):
        before = text[start : match.start()]
        start = match.end()
        if url := tidy_repository(match[0]):
            found[url] = found.get(url, False) or _is_own(before)
    return found


def _is_own(before: str) -> bool:
    sentence = re.split(r"[.!?]\s", before)[-1]
    if _THEIRS.search(sentence):
        return False
    return bool(_PUBLISHED.search(sentence) or _LABEL.search(sentence))


def tidy_repository(url: str) -> str:
    """The address of the repository itself, without what is in it; empty if it is none."""
    match = _ADDRESS.match(url.strip())
    if match is None:
        return ""
    name = match[3].rstrip(".").removesuffix(".git")
    return f"https://{match[1].lower()}/{match[2]}/{name}" if name else ""


def list_code(repositories: dict[str, bool]) -> list[Tree]:
    """As a record has them: the authors' own first, each once."""
    seen: set[str] = set()
    listed: list[Tree] = []
    for url, own in sorted(repositories.items(), key=lambda item: not item[1]):
        mark = f"{read_code_host(url).name} {read_code_host(url).repository}".lower()
        if mark not in seen:
            seen.add(mark)
            listed.append({"url": url, "official": "true"} if own else {"url": url})
    return listed
