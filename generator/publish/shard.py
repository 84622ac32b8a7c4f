"""Parts of a site, each built by itself, perhaps on another machine, and joined."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "shards"
"""Below the folder of the list: where shards are, each in a folder of its own."""

SIGN = "shard.json"
"""The file in the folder of a shard that says what it is. No page is called so."""


class ShardRefused(Exception):
    """The shards do not make one site; nothing has been written."""


@dataclass(frozen=True)
class Shard:
    number: int
    """From 1 …"""

    of: int
    """… to this one."""

    @classmethod
    def read(cls, text: str) -> Shard:
        """``2/7``.

        Raises:
            ShardRefused: it is something else.
        """
        found = re.fullmatch(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})", text)
        if not found or int(found[1]) > int(found[2]):
            raise ShardRefused(f"found {text!r}; wanted K/N, such as 2/7, with K from 1 to N")
        return cls(int(found[1]), int(found[2]))

    @property
    def is_last(self) -> bool:
        return self.number == self.of

    @property
    def name(self) -> str:
        """Of its folder."""
        return f"{self.number}-of-{self.of}"


WHOLE = Shard(1, 1)


def sign_shard(folder: Path, shard: Shard, site: str) -> None:
    """Say what is in ``folder``; ``site``: the same for all shards of one site, and no other."""
    content = json.dumps({**asdict(shard), "site": site})
    (folder / SIGN).write_text(f"{content}\n", "utf-8")


def join_shards(folder: Path, site: Path) -> int:
    """Copy the shards in the folders below ``folder`` into the empty folder ``site``; returns how
    many they are.

    Raises:
        ShardRefused: one is missing, or they are not of one site.
    """
    found = {}
    for sign in sorted(folder.glob(f"*/{SIGN}")):
        shard, name = _read_sign(sign)
        found[sign.parent] = shard, name
    if not found:
        raise ShardRefused(
            f"{folder}: found no shards; wanted a folder with {SIGN} for each, as "
            f"readinglist site --shard 1/2 makes them."
        )
    of = {shard.of for shard, _ in found.values()}
    if len({name for _, name in found.values()}) > 1 or len(of) > 1:
        raise ShardRefused(
            f"{folder}: found shards of different sites: {_say(found)}; "
            "wanted those of one site, from the same records, settings and program."
        )
    (whole,) = of
    numbers = sorted(shard.number for shard, _ in found.values())
    if numbers != [*range(1, whole + 1)]:
        raise ShardRefused(f"{folder}: found {_say(found)}; wanted each of 1 to {whole} once.")
    for source in found:
        shutil.copytree(source, site, dirs_exist_ok=True)
    (site / SIGN).unlink()
    return whole


def _read_sign(path: Path) -> tuple[Shard, str]:
    try:
        content = json.loads(path.read_bytes())
        return Shard(int(content["number"]), int(content["of"])), str(content["site"])
    except (ValueError, TypeError, KeyError):
        raise ShardRefused(f"{path}: is not readable; wanted what --shard wrote.") from None


def _say(found: dict[Path, tuple[Shard, str]]) -> str:
    return ", ".join(
        f"{path.name} ({shard.number}/{shard.of})" for path, (shard, _) in found.items()
    )
