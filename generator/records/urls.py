"""Addresses of the web, compared."""

from __future__ import annotations


def normalise_url(url: str) -> str:
    """The same text for addresses that lead to the same place: without scheme, ``www.``, ``.git``
    and a slash at the end, in lower case. For comparing only."""
    rest = url.lower().partition("://")[2].removeprefix("www.")
    return rest.rstrip("/").removesuffix(".git")
