"""The fingerprints of papers, for a later build."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class PaperPrints(NamedTuple):
    shared: str = ""
    """Of all that papers show beside their own records."""

    papers: Mapping[str, str] = MappingProxyType({})
    """By id: the key of the record, and the fingerprint, in hexadecimal digits."""
