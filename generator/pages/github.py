"""Links from a page to the record behind it, on GitHub."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from generator.records.model import Paper
from generator.settings import Settings


@dataclass(frozen=True)
class GitHubLinks:
    settings: Settings

    def edit(self, paper: Paper) -> str:
        """Opens the record in GitHub's editor; saving it there becomes a pull request."""
        return f"{self.settings.repo_url}/edit/{self.settings.branch}/{self._file(paper)}"

    def correct(self, paper: Paper) -> str:
        """Opens a new issue about the record, begun."""
        body = [f"Record: {self._file(paper)}", "What is wrong:", "What is right, and a source:\n"]
        query = {"title": f"Correction: {paper.id}", "body": "\n\n".join(body)}
        return f"{self.settings.repo_url}/issues/new?{urlencode(query)}"

    def _file(self, paper: Paper) -> str:
        data = self.settings.name_file(self.settings.data)
        return f"{data}/papers/{paper.id}.yml"
