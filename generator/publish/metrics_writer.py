"""Facts into ``data/metrics``: all files of a run or none, and nothing else in the list."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.publish.unfinished import name_unfinished, remove_unfinished
from generator.publish.writer import WriteRefused


def write_metrics_files(data: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write the YAML text of each paper's facts, by its id, over what is there; the files, in
    order.

    Each file appears whole. If one cannot be written, those written before it get back what they
    held. A run that is killed leaves each file either old or new.

    Raises:
        WriteRefused: if there is a link or a folder where a file belongs.
        OSError: if the system does not let us write.
    """
    if not texts:
        return []
    folder = data / "metrics"
    _refuse_other(folder, folder.is_dir())
    folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    aside = name_unfinished(folder)
    before: dict[Path, bytes | None] = {}
    try:
        aside.mkdir()
        for id, text in texts.items():
            target = folder / f"{id}.yml"
            _refuse_other(target, target.is_file())
            (aside / target.name).write_bytes(text.encode())
        for id in texts:
            target = folder / f"{id}.yml"
            before[target] = target.read_bytes() if target.exists() else None
            (aside / target.name).replace(target)
    except BaseException:
        for target, content in before.items():
            _put_back(aside / target.name, target, content)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return list(before)


def _refuse_other(path: Path, right: bool) -> None:
    if path.is_symlink() or (path.exists() and not right):
        wanted = "a file" if path.suffix else "a folder"
        raise WriteRefused(f"{path}: is something else than {wanted}; it is left as it is.")


def _put_back(aside: Path, target: Path, content: bytes | None) -> None:
    if content is None:
        target.unlink(missing_ok=True)
    else:
        aside.write_bytes(content)
        aside.replace(target)
