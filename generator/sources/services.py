"""The services that are asked, where they are, and who asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import __version__
from generator.sources.http import Request

ARXIV = "arXiv"
CROSSREF = "Crossref"
DATACITE = "DataCite"
CODEBERG = "Codeberg"
GITHUB = "GitHub"
GITLAB = "GitLab"
HUGGING_FACE = "Hugging Face"

ADDRESSES = {
    "READINGLIST_ARXIV_URL": "https://export.arxiv.org",
    "READINGLIST_CODEBERG_URL": "https://codeberg.org",
    "READINGLIST_CROSSREF_URL": "https://api.crossref.org",
    "READINGLIST_DATACITE_URL": "https://api.datacite.org",
    "READINGLIST_GITHUB_URL": "https://api.github.com",
    "READINGLIST_GITLAB_URL": "https://gitlab.com",
    "READINGLIST_HUGGING_FACE_URL": "https://huggingface.co",
}
"""Where each service is, by the environment variable that says otherwise."""

PROJECT = "https://github.com/readinglist/readinglist"
"""Named where a list has no repository of its own."""

_ARXIV_GAP = 3.0
"""Seconds; arXiv's terms of use allow one request in three seconds, all machines of one user
together (https://info.arxiv.org/help/api/tou.html)."""

_CONTACT = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


class ServicesError(Exception):
    """The environment says something about the services that cannot be used."""


@dataclass(frozen=True)
class Services:
    addresses: Mapping[str, str]
    contact: str = ""
    """E-mail of whoever is responsible: Crossref answers those faster who name one."""

    token: str = field(default="", repr=False)
    """Of GitHub."""

    def ask_arxiv(self, way: str) -> Request:
        return Request(ARXIV, self._join("ARXIV", way), gap=_ARXIV_GAP)

    def ask_codeberg(self, way: str) -> Request:
        return Request(CODEBERG, self._join("CODEBERG", way))

    def ask_crossref(self, way: str) -> Request:
        return Request(CROSSREF, self._join("CROSSREF", way))

    def ask_datacite(self, way: str) -> Request:
        accept = {"Accept": "application/vnd.api+json"}
        return Request(DATACITE, self._join("DATACITE", way), accept)

    def ask_hugging_face(self, way: str) -> Request:
        return Request(HUGGING_FACE, self._join("HUGGING_FACE", way))

    def ask_github(self, way: str, kind: str = "application/vnd.github+json") -> Request:
        headers = {"Accept": kind, "X-GitHub-Api-Version": "2022-11-28"}
        url = self._join("GITHUB", way)
        safe = re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url)
        return Request(GITHUB, url, headers, self.token if safe else "")

    def ask_gitlab(self, way: str) -> Request:
        return Request(GITLAB, self._join("GITLAB", way))

    def name_agent(self, repo_url: str) -> str:
        """The User-Agent: ``readinglist/0.1.0 (+https://…; mailto:…)``."""
        home = repo_url if re.fullmatch(r"https?://[!-~]+", repo_url) else PROJECT
        contact = f"; mailto:{self.contact}" if self.contact else ""
        return f"readinglist/{__version__} (+{home}{contact})"

    def _join(self, name: str, way: str) -> str:
        return f"{self.addresses[f'READINGLIST_{name}_URL'].rstrip('/')}/{way}"


def read_services(environment: Mapping[str, str]) -> Services:
    """What the environment says of the services.

    Raises:
        ServicesError: with a sentence for the person at the terminal.
    """
    addresses = {name: environment.get(name) or known for name, known in ADDRESSES.items()}
    for name, address in addresses.items():
        if not re.fullmatch(r"https?://[^\s/@]+(/[!-~]*)?", address):
            raise ServicesError(
                f"{name}: found {address!r}; wanted an address like {ADDRESSES[name]}."
            )
    contact = environment.get("READINGLIST_CONTACT", "").strip()
    if contact and not _CONTACT.fullmatch(contact):
        raise ServicesError(
            f"READINGLIST_CONTACT: found {contact!r}; wanted an e-mail address, or nothing."
        )
    token = environment.get("GITHUB_TOKEN", "").strip()
    if not re.fullmatch("[!-~]*", token):
        raise ServicesError("GITHUB_TOKEN: found characters that no token has.")
    return Services(addresses, contact, token)
