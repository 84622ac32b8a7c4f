"""What stands around every page, header, menus and footer, as one script that puts it there; in
the pages of a long list also links of the head.

It is made from the partial templates of the theme, with the navigation of ``mkdocs.yml``; the pages
themselves have a short header and footer for those who run no scripts.
"""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

from generator.publish.material import MATERIAL
from generator.publish.navigation import read_navigation
from generator.publish.scripts import CHROME, SCRIPTS, TARGET, bundle
from generator.settings import THEME, Settings

PARTS = ("header", "drawer", "footer", "links")

_BETWEEN = re.compile(r"\s*\n\s*")
"""Between the lines of a template stands nothing that is shown."""


def write_chrome(settings: Settings) -> dict[str, bytes]:
    """The script by its path below ``docs/``."""
    # As the theme's templates are everywhere: what they show of data they escape themselves.
    loader = FileSystemLoader([settings.theme_dir, THEME, MATERIAL])
    environment = Environment(loader=loader, autoescape=False)  # noqa: S701
    shared = {
        "nav": read_navigation(settings.nav),
        "config": SimpleNamespace(
            site_name=settings.site_name,
            repo_url=settings.repo_url,
            theme=SimpleNamespace(palette=settings.palette, favicon=settings.favicon),
        ),
        "top": "",
        "offline": settings.offline,
    }
    parts = {}
    for name in PARTS:
        markup = environment.get_template(f"partials/{name}.html").render(shared)
        parts[name] = _BETWEEN.sub("\n", markup).strip()
    # A script that stands in a page would end at "</script"; this one is a file.
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    code = bundle(SCRIPTS / CHROME / "main.js")
    return {f"{TARGET}/{CHROME}.js": f"globalThis.readinglistChrome = {text};\n{code}".encode()}
