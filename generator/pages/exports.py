"""The files of the whole list, for other programs: where each lies, and what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.library.library import Library

JSON = "data/papers.json"
SCHEMA = "data/papers.schema.json"
BIBTEX = "data/papers.bib"
RIS = "data/papers.ris"
CSL = "data/papers.csl.json"
CSV = "data/papers.csv"
"""Below ``docs/``, and on the site; never to be changed, as programs of others ask for them. Those
of a long list end in ``.gz`` besides, all but the schema."""

PACKED = ".gz"


@dataclass(frozen=True)
class Export:
    path: str
    label: str
    media_type: str
    purpose: str
    """What it is good for, in a phrase."""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


EXPORTS = (
    Export(
        JSON, "JSON", "application/json", "programs: everything that the list knows, with abstracts"
    ),
    Export(BIBTEX, "BibTeX", "application/x-bibtex", "LaTeX and JabRef"),
    Export(
        RIS,
        "RIS",
        "application/x-research-info-systems",
        "Zotero, Mendeley, EndNote: with tags and abstracts",
    ),
    Export(
        CSL,
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        "pandoc and other users of CSL styles",
    ),
    Export(CSV, "CSV", "text/csv", "spreadsheets, pandas and R"),
)
"""``theme/main.html`` names them too, and ``scripts/citations/main.js`` those for single papers."""


WITHOUT_ABSTRACTS = {RIS: "Zotero, Mendeley, EndNote: with tags"}
"""What those files of a long list are good for that leave the abstracts out: they are in
``papers.json``, and would make two thirds of the other."""


def find_path(path: str, library: Library) -> str:
    """Where the file lies. Those of a long list are packed, to a quarter: 100,000 papers would have
    300 MB of them, of the 1 GB that GitHub Pages takes."""
    return f"{path}{PACKED}" if library.is_large else path


def list_exports(library: Library) -> tuple[Export, ...]:
    """The files of this list."""
    if not library.is_large:
        return EXPORTS
    return tuple(
        replace(
            export,
            path=find_path(export.path, library),
            media_type="application/gzip",
            purpose=WITHOUT_ABSTRACTS.get(export.path, export.purpose),
        )
        for export in EXPORTS
    )


def say_size(size: int) -> str:
    """Bytes for a reader, as file managers count them: ``340 kB``, ``12.5 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    megabytes = size / 1_000_000
    return f"{megabytes:.1f} MB" if megabytes < 100 else f"{megabytes:,.0f} MB"
