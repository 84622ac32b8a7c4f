"""A part of a file that is made from the data, renewed; the rest of the file is a person's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.publish.unfinished import remove_unfinished, write_whole


def renew_file(path: Path, change: Callable[[str], str], *, write: bool = True) -> bool:
    """Whether ``change`` finds something to change in the file, which is then written, whole or
    not at all; with ``write=False`` it is only said.

    Raises:
        OSError: if the file is not there, or the system does not let us.
        UnicodeDecodeError: if it is not UTF-8.
    """
    old = path.read_bytes().decode()
    new = change(old)
    if write and new != old:
        remove_unfinished(path)
        write_whole(path, new.encode())
    return new != old
