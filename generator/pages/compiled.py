"""Templates that were compiled, for the next build: in the same process, or where Python keeps the
modules that it compiled."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_PROGRAM = Path(__file__).parents[1]
_LIBRARIES = ("jinja2", "markupsafe", "mkdocs")


def find_folder() -> Path | None:
    """Beside the compiled modules of this package: whoever can write there can have anything
    executed as it is. None where Python is to leave none."""
    if sys.dont_write_bytecode or not sys.implementation.cache_tag:
        return None
    folder = Path(cache_from_source(__file__)).parent
    return folder if os.access(folder, os.W_OK) else None


class CompiledTemplates(BytecodeCache):
    """By name and place; Jinja compiles again what has another text, and all of them when the
    program changes: it calls its functions where what they are given is written in a template."""

    def __init__(self, folder: Path | None = None) -> None:
        self._known: dict[str, bytes] = {}
        # Called as Python's own are, so that whoever leaves those out leaves out these.
        pattern = f"template-{sys.implementation.cache_tag}-%s.pyc"
        self._files = FileSystemBytecodeCache(str(folder), pattern) if folder else None

    @cached_property
    def _compiler(self) -> str:
        """Which program compiles, as Python tells whether a module is the same."""
        found: list[object] = [f"{name} {version(name)}" for name in _LIBRARIES]
        for folder, _, names in sorted(os.walk(_PROGRAM)):
            for name in sorted(names):
                if name.endswith(".py"):
                    stat = os.stat(f"{folder}/{name}")  # noqa: PTH116 (of some hundred files)
                    found.append((folder, name, stat.st_size, stat.st_mtime_ns))
        return repr(found)

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(f"{self._compiler}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])
        elif self._files:
            try:
                self._files.load_bytecode(bucket)
            except Exception:  # noqa: BLE001 whatever a file says that is no such file
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()
        if self._files:
            # Without them as well there is a site.
            with suppress(OSError):
                self._files.dump_bytecode(bucket)


COMPILED = CompiledTemplates(find_folder())
"""Of all environments: a template is known by its place."""
