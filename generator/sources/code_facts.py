"""What the hosts of code say of a repository: stars, licence, language, last change.

- GitHub: https://docs.github.com/en/rest/repos/repos#get-a-repository
- GitLab: https://docs.gitlab.com/api/projects/#get-a-single-project; whoever is not signed in is
  not told whether a project is archived.
- Codeberg, which is Forgejo: https://codeberg.org/api/swagger, ``repoGet``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.cleaning.plain_text import clean_line
from generator.sources.answer import Fields, read_fields, take_count, take_fields, take_list
from generator.sources.arxiv import read_day
from generator.sources.github import read_repository
from generator.sources.http import BadAnswer, ServiceError, Web
from generator.sources.services import CODEBERG, GITHUB, GITLAB, Services

Said = dict[str, str]
"""Fields of ``RepositoryMetrics`` as a record writes them. One that is not there was not said; one
that is empty was said to be nothing."""

NO_LICENCE, UNNAMED = "NONE", "NOASSERTION"
"""What SPDX writes where there is no licence, and where there is one that has no name in it."""

_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}")
_LANGUAGE = re.compile(r"[\w.+#/'()* -]{1,40}")
_SPELLINGS = {
    name.lower(): name
    for name in (
        *("AGPL-3.0", "GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "MPL-2.0", "EPL-2.0"),
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "EUPL-1.2", "ISC", "MIT"),
        *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "Unlicense", "Zlib", "NOASSERTION"),
    )
}
"""SPDX writes them so; GitLab writes all in lower case."""


@dataclass(frozen=True)
class Repository:
    """A repository at a host that can be asked."""

    host: str
    """The service."""

    way: str
    """``owner/name``; on GitLab also ``group/subgroup/name``."""

    whole: bool = True
    """Whether the address means the repository itself, and not a file or branch in it."""


@dataclass(frozen=True)
class CodeFacts:
    said: Said
    moved_to: str = ""
    """The address that the repository has now, if that is another one."""


_PAGES = {GITHUB: "https://github.com", GITLAB: "https://gitlab.com"}
_PAGES[CODEBERG] = "https://codeberg.org"
_HOSTS = {page.removeprefix("https://"): host for host, page in _PAGES.items()}


def find_repository(url: str) -> Repository | None:
    """The repository that an address means, if it is at a host that can be asked."""
    parts = urlsplit(url)
    host = _HOSTS.get((parts.hostname or "").removeprefix("www."))
    if host is None:
        return None
    path, inside, _ = parts.path.partition("/-/")
    way = [part for part in path.split("/") if part]
    if host != GITLAB:
        way, inside = way[:2], inside or "/".join(way[2:])
    way = [*way[:-1], way[-1].removesuffix(".git")] if way else []
    if len(way) < 2 or not all(re.fullmatch(r"[\w.-]+", part) for part in way):
        return None
    return Repository(host, "/".join(way), not inside)


def fetch_code_facts(web: Web, services: Services, repository: Repository) -> CodeFacts:
    """What the host says of the repository by now.

    Raises:
        NotThere: if there is no such repository for the public (any more).
        ServiceError: if the host says nothing that can be used.
    """
    if repository.host == GITLAB:
        return _fetch_gitlab(web, services, repository)
    way = quote(repository.way, safe="/")
    if repository.host == GITHUB:
        return web.fetch(services.ask_github(f"repos/{way}"), lambda c: _read_github(c, repository))
    request = services.ask_codeberg(f"api/v1/repos/{way}")
    return web.fetch(request, lambda content: _read_codeberg(content, repository))


def _fetch_gitlab(web: Web, services: Services, repository: Repository) -> CodeFacts:
    way = f"api/v4/projects/{quote(repository.way, safe='')}"
    request = services.ask_gitlab(f"{way}?license=true")
    facts = web.fetch(request, lambda content: _read_gitlab(content, repository))
    try:
        language = web.fetch(services.ask_gitlab(f"{way}/languages"), _read_languages)
    except ServiceError:
        return facts
    return CodeFacts({**facts.said, "language": language}, facts.moved_to)


def _read_github(content: bytes, repository: Repository) -> CodeFacts:
    facts = read_repository(content)
    said = _read_shared(facts, stars="stargazers_count", pushed="pushed_at")
    if "license" in facts:
        said |= _read_licence(take_fields(facts, "license").get("spdx_id"), facts["license"])
    if "language" in facts:
        said |= _read_language(facts["language"])
    return CodeFacts(said, _find_move(repository, facts.get("full_name")))


def _read_gitlab(content: bytes, repository: Repository) -> CodeFacts:
    facts = read_fields(content, GITLAB)
    name = _take_name(facts, "path_with_namespace", GITLAB)
    said = _read_shared(facts, stars="star_count", pushed="last_activity_at")
    if "license" in facts:
        key = take_fields(facts, "license").get("key")
        known = _SPELLINGS.get(key.lower(), key) if isinstance(key, str) else key
        said |= _read_licence(UNNAMED if known == "other" else known, facts["license"])
    return CodeFacts(said, _find_move(repository, name))


def _read_codeberg(content: bytes, repository: Repository) -> CodeFacts:
    facts = read_fields(content, CODEBERG)
    name = _take_name(facts, "full_name", CODEBERG)
    said = _read_shared(facts, stars="stars_count", pushed="updated_at")
    if "licenses" in facts:
        licences = take_list(facts, "licenses")
        said |= _read_licence(licences[0] if licences else None, licences)
    if "language" in facts:
        said |= _read_language(facts["language"])
    return CodeFacts(said, _find_move(repository, name))


def _read_languages(content: bytes) -> str:
    """GitLab's ``{"Python": 92.1, "C++": 7.9}``: the language with the greatest share."""
    shares = {
        clean_line(name): share
        for name, share in read_fields(content, GITLAB).items()
        if isinstance(share, int | float) and _LANGUAGE.fullmatch(clean_line(name))
    }
    return max(shares, key=lambda name: (shares[name], name), default="")


def _take_name(facts: Fields, field: str, host: str) -> str:
    name = facts.get(field)
    if not isinstance(name, str) or not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", name):
        raise BadAnswer(host, "does not say what the repository is called")
    return name


def _read_shared(facts: Fields, *, stars: str, pushed: str) -> Said:
    said: Said = {}
    if count := take_count(facts, stars):
        said["stars"] = count
    if isinstance(facts.get("archived"), bool):
        said["archived"] = json.dumps(facts["archived"])
    if isinstance(facts.get(pushed), str) and (day := read_day(facts[pushed])):
        said["pushed"] = day
    return said


def _read_licence(name: object, licence: object) -> Said:
    """Nothing where a licence has a name that no licence has."""
    if not licence:
        return {"license": NO_LICENCE}
    return {"license": name} if isinstance(name, str) and _LICENCE.fullmatch(name) else {}


def _read_language(value: object) -> Said:
    if not value:
        return {"language": ""}
    language = clean_line(value) if isinstance(value, str) else ""
    return {"language": language} if _LANGUAGE.fullmatch(language) else {}


def _find_move(repository: Repository, name: object) -> str:
    """Hosts make no difference between upper and lower case."""
    same = isinstance(name, str) and name.lower() == repository.way.lower()
    return "" if same else f"{_PAGES[repository.host]}/{name}"
