"""The fields at the top of a page, as YAML."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

import yaml

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_WIDTH = 1 << 30
"""Characters after which the library begins another line: more than there are."""

_SURELY_PLAIN = re.compile(
    r"(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z][\w\xa1-\u024f.;&/()+'-]*"
    r"(?:,? [\w\xa1-\u024f(][\w\xa1-\u024f.;&/()+'-]*)*",
    re.ASCII | re.IGNORECASE,
)
"""Text that YAML takes for itself, unquoted. The library knows more of such, but asks for each
value in Python, and took a fifth of the time of a page."""


def dump_fields(fields: dict[str, Any]) -> str:
    """Fields of a front matter as YAML. The theme prints its values as they are, so every text in
    it is HTML-escaped here."""
    return "".join(f"{key}:{_write(value, '')}" for key, value in fields.items())


def read_back(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that a reader of what ``dump_fields`` wrote finds."""
    return {key: _read(value) for key, value in fields.items()}


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return _make_safe(value)
    return [*map(_make_safe, value)] if isinstance(value, list) else read_back(value)


def _make_safe(text: str) -> str:
    return html.escape(" ".join(text.split()))


def _write(value: Any, indent: str) -> str:
    """What follows the colon, with the end of the line."""
    if isinstance(value, str):
        return f" {_write_text(value)}\n"
    if isinstance(value, list):
        items = "".join(f"{indent}- {_write_text(item)}\n" for item in value)
        return f"\n{items}" if items else " []\n"
    inner = f"{indent}  "
    parts = "".join(f"{inner}{key}:{_write(item, inner)}" for key, item in value.items())
    return f"\n{parts}" if parts else " {}\n"


def _write_text(text: str) -> str:
    safe = _make_safe(text)
    if _SURELY_PLAIN.fullmatch(safe):
        return safe
    return _quote_as_needed(safe)


@lru_cache(maxsize=4096)
def _quote_as_needed(text: str) -> str:
    written: str = yaml.dump([text], Dumper=_Dumper, allow_unicode=True, width=_WIDTH)
    return written.removeprefix("- ").removesuffix("\n")
