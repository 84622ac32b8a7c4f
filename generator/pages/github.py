"""Links from a page to the record behind it, and to the issue forms, on GitHub."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote_plus

from generator.records.model import Paper
from generator.records.values import shorten
from generator.settings import Settings

LONGEST_TITLE = 120
"""Characters of a paper's title in an issue's, of which GitHub takes 256 in all."""


@dataclass(frozen=True)
class GitHubLinks:
    settings: Settings

    def edit(self, paper: Paper) -> str:
        """Opens the record in GitHub's editor; saving it there becomes a pull request."""
        return f"{self.settings.repo_url}/edit/{self.settings.branch}/{self._file(paper)}"

    def correct(self, paper: Paper, *, brief: bool = False) -> str:
        """Opens the form "Correct a record", with the record filled in: the query names fields of
        ``.github/ISSUE_TEMPLATE/correct.yml`` by their ids.

        ``brief``: without the issue's title, and with the record's id alone."""
        if brief:
            return self._open_form("correct.yml", record=paper.id)
        title = f"Correction: {shorten(paper.title, LONGEST_TITLE)}"
        return self._open_form("correct.yml", title=title, record=self._file(paper))

    def suggest(self) -> str:
        """Opens the form "Suggest a paper"."""
        return self._open_form("suggest.yml")

    def _open_form(self, name: str, **fields: str) -> str:
        query = "".join(f"&{field}={quote_plus(value)}" for field, value in fields.items())
        return f"{self.settings.repo_url}/issues/new?template={name}{query}"

    def _file(self, paper: Paper) -> str:
        return f"{self._data}/papers/{paper.id}.yml"

    @cached_property
    def _data(self) -> str:
        return self.settings.name_file(self.settings.data)
