"""The files that a new list begins with, for people to go on writing."""

from __future__ import annotations

from generator import __version__
from generator.pages.render import make_environment
from generator.records.style import quote

_TEMPLATES = {
    "README.md": "new_list/README.md.j2",
    "CHANGELOG.md": "new_list/CHANGELOG.md.j2",
    "docs/about.md": "new_list/about.md.j2",
}


def write_first_pages(name: str, description: str, address: str, repository: str) -> dict[str, str]:
    """The text of each file, by its path in the repository."""
    environment = make_environment()
    values = {
        "name": name,
        "description": description,
        "address": address,
        "version": __version__,
    }
    pages = {
        path: environment.get_template(template).render(values).rstrip("\n") + "\n"
        for path, template in _TEMPLATES.items()
    }
    return {**pages, "CITATION.cff": _cite(name, description, address, repository)}


def _cite(name: str, description: str, address: str, repository: str) -> str:
    """The form is that of the Citation File Format, version 1.2.0."""
    return (
        "cff-version: 1.2.0\n"
        "message: If this list is of use in your work, please cite it as below.\n"
        f"title: {quote(name)}\n"
        f"abstract: {quote(description)}\n"
        "type: dataset\n"
        "authors:\n"
        f"  - name: {quote(f'The curators of {name}')}\n"
        f"url: {quote(address)}\n"
        f"repository-code: {quote(repository)}\n"
    )
