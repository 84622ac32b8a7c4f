"""The site's own scripts: each folder of ``generator/scripts/`` becomes one file of the site.

A browser loads no modules from a disk (``file://``), so the modules of a folder are put into one
plain script, without their comments. What ``main.js`` exports stands in ``readinglist.<folder>``;
another folder imports it from there.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import rjsmin  # type: ignore[import-untyped]

SCRIPTS = Path(__file__).parents[1] / "scripts"
TARGET = "assets/javascripts"
"""Below ``docs/``."""

SITE = "site"
ON_EVERY_PAGE = ("page", "search", "marks", "offline")
"""The folders that share one file, ``site.js``, in this order: each may use what an earlier one
exports."""

CHROME = "chrome"
"""The folder whose script needs the navigation too: see ``chrome.py``."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_TOP_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
_OTHER_WAY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class ScriptError(Exception):
    """A module is written in a way that cannot be put together with others."""


def write_scripts(folder: Path = SCRIPTS) -> dict[str, bytes]:
    """Every script, by its path below ``docs/``."""
    scripts = {main.parent.name: bundle(main) for main in sorted(folder.glob("*/main.js"))}
    scripts.pop(CHROME, None)
    shared = "".join(_shield(scripts.pop(name)) for name in ON_EVERY_PAGE if name in scripts)
    scripts |= {SITE: shared} if shared else {}
    return {f"{TARGET}/{name}.js": scripts[name].encode() for name in sorted(scripts)}


def list_scripts() -> list[str]:
    """The paths of all scripts of a site, that of the chrome among them."""
    names = {main.parent.name for main in SCRIPTS.glob("*/main.js")}.difference(ON_EVERY_PAGE)
    return [f"{TARGET}/{name}.js" for name in sorted({*names, SITE})]


def _shield(script: str) -> str:
    """As a file of its own would: what fails in it does not stop those that follow."""
    return f"try{{{script}}}catch(error){{reportError(error)}}\n"


def bundle(main: Path) -> str:
    """``main`` and the modules that it imports, as one plain script.

    Raises:
        ScriptError: for two names that are the same, or a form of import or export that is not
            one of ``import { a } from "./b.js";``, ``export function``, ``export { a };``.
    """
    modules: dict[Path, str] = {}
    _gather(main.resolve(), modules, set())
    body = "".join(modules.values())
    twice = [name for name, times in Counter(_TOP_NAME.findall(body)).items() if times > 1]
    if twice:
        raise ScriptError(f"{main.parent}: {', '.join(twice)}: defined by more than one module.")
    room = main.parent.name
    exported = ", ".join(_list_exports(main.read_text("utf-8")))
    publish = (
        f"globalThis.readinglist = {{ ...globalThis.readinglist, {room}: {{ {exported} }} }};\n"
    )
    script: str = rjsmin.jsmin(f'(() => {{\n"use strict";\n{body}{publish}}})();\n')
    return f"{script.strip()}\n"


def _gather(path: Path, modules: dict[Path, str], seen: set[Path]) -> None:
    """Add the module after those that it imports."""
    if path in seen:
        return
    seen.add(path)
    text = path.read_text("utf-8")
    outside = ""
    for names, target in _IMPORT.findall(text):
        other = (path.parent / target).resolve()
        wanted = _split_names(names)
        if other.parent == path.parent:
            _gather(other, modules, seen)
        elif other.name == "main.js":
            outside += (
                f"const {{ {', '.join(wanted)} }} = globalThis.readinglist.{other.parent.name};\n"
            )
        else:
            raise ScriptError(f"{path}: imports {target}; of another folder only main.js can be.")
    text = _EXPORT.sub("", _EXPORT_LIST.sub("", _IMPORT.sub("", text)))
    if other_way := _OTHER_WAY.search(text):
        raise ScriptError(f"{path}: found {other_way[0]!r}; wanted a named import or export.")
    modules[path] = outside + text


def _list_exports(text: str) -> list[str]:
    names = [name for group in _EXPORT_LIST.findall(text) for name in _split_names(group)]
    return names + re.findall(
        r"^export (?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE
    )


def _split_names(group: str) -> list[str]:
    names = [name.strip() for name in group.split(",") if name.strip()]
    if renamed := [name for name in names if not re.fullmatch(r"[\w$]+", name)]:
        raise ScriptError(f"found {renamed[0]!r}; wanted a name: the modules share one script.")
    return names
