"""Hugo, writing the same pages with the same chrome, as the contender of the builds.

It gets all that can be done beforehand for nothing: the Markdown that ``readinglist build`` made,
with the links already those of the site, and a layout that is one of our own built pages with
what differs between pages left open. Search index, data and scripts it copies.
"""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

CONFIG = """\
baseURL = "https://readinglist.example/"
title = "Hugo"
disableKinds = ["taxonomy", "term", "rss"]
disablePathToLower = true
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
[security]
enableInlineShortcodes = false
"""

_LINK = re.compile(r"\]\((?!https?:)([^)\s]*?)(?:index)?\.md(#[^)\s]*)?\)")
_ATTRIBUTES = re.compile(r"\{: ")
_HEAD = """\
{{- $base := strings.Repeat (sub (len (split .RelPermalink "/")) 2) "../" -}}
"""


def write_hugo_site(made: Path, folder: Path, page: str) -> None:
    """Hugo's sources in ``folder``, from the list in ``made`` whose site is built.

    ``page``: the path below the site of the page that the layout is made from.
    """
    docs = made / "docs"
    content = folder / "content"
    for source in docs.rglob("*"):
        path = source.relative_to(docs)
        if source.is_dir() or path.name.startswith("."):
            continue
        if source.suffix != ".md":
            _copy(source, folder / "static" / path)
            continue
        text = _ATTRIBUTES.sub("{", source.read_text("utf-8"))
        text = _LINK.sub(partial(_write_link, path), text)
        # `index.md` would be a bundle, and the pages beside it files of that page.
        target = content / (path.with_name("_index.md") if path.stem == "index" else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for source in (made / "site" / "assets").rglob("*"):
        if source.is_file():
            _copy(source, folder / "static" / "assets" / source.relative_to(made / "site/assets"))
    (folder / "layouts").mkdir()
    layout = make_layout((made / "site" / page).read_text("utf-8"))
    (folder / "layouts" / "all.html").write_text(layout, encoding="utf-8")
    (folder / "hugo.toml").write_text(CONFIG, encoding="utf-8")


def make_layout(html: str) -> str:
    """One page of the site, two folders deep, as a layout for all."""
    layout = re.sub(
        r"(<article class=\"md-content__inner.*?>).*(</article>)",
        r"\1{{ .Content }}\2",
        html,
        count=1,
        flags=re.DOTALL,
    )
    layout = re.sub(
        r"<title>.*?( - [^<]*)?</title>", r"<title>{{ .Title | safeHTML }}\1</title>", layout
    )
    layout = re.sub(r'(name="?description"? content=)"[^"]*"', r'\1"{{ .Description }}"', layout)
    layout = re.sub(r"(rel=\"?canonical\"? href=)[^>]*>", r"\1{{ .Permalink }}>", layout)
    metas = re.compile(r"(\s*<meta name=\"?citation_[^>]*>)+")
    ranged = (
        "{{ range $key, $all := .Params.citation }}{{ range $all }}"
        '<meta name="citation_{{ $key }}" content="{{ . }}">{{ end }}{{ end }}'
    )
    layout = metas.sub(lambda _: ranged, layout, count=1)
    layout = metas.sub("", layout)
    return _HEAD + layout.replace("../../", "{{ $base }}")


def _write_link(path: Path, link: re.Match[str]) -> str:
    """A relative link between files, as one between their addresses (a folder each)."""
    deeper = "" if path.stem == "index" else "../"
    folder = link[1] if not link[1] or link[1].endswith("/") else f"{link[1]}/"
    return f"]({deeper}{folder}{link[2] or ''})"


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
