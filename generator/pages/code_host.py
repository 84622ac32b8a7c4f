"""Where code lives: what a badge says of a repository's address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

_HOSTS = {
    "github.com": ("GitHub", "GH"),
    "gitlab.com": ("GitLab", "GL"),
    "codeberg.org": ("Codeberg", "CB"),
    "bitbucket.org": ("Bitbucket", "BB"),
    "huggingface.co": ("Hugging Face", "HF"),
}


@dataclass(frozen=True)
class CodeHost:
    name: str
    mark: str
    """Two letters, or a pair of angle brackets for a host that is not known."""

    repository: str
    """``owner/name`` on a known host, otherwise the address without its scheme."""


def read_code_host(url: str) -> CodeHost:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    way = [part for part in parts.path.split("/") if part]
    if host in _HOSTS and len(way) >= 2:
        if way[0] in ("spaces", "datasets") and len(way) > 2:
            way = way[1:]
        return CodeHost(*_HOSTS[host], f"{way[0]}/{way[1].removesuffix('.git')}")
    return CodeHost(host, "<>", f"{host}{parts.path}".rstrip("/"))
