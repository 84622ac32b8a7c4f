"""The files of the whole list, for other programs: where each lies, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

JSON = "data/papers.json"
SCHEMA = "data/papers.schema.json"
BIBTEX = "data/papers.bib"
RIS = "data/papers.ris"
CSL = "data/papers.csl.json"
CSV = "data/papers.csv"
"""Below ``docs/``, and on the site; never to be changed, as programs of others ask for them."""


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


def say_size(size: int) -> str:
    """Bytes for a reader, as file managers count them: ``340 kB``, ``12.5 MB``."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    megabytes = size / 1_000_000
    return f"{megabytes:.1f} MB" if megabytes < 100 else f"{megabytes:,.0f} MB"
