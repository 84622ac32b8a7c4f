"""One spelling of each name: two that make the same address cannot both have a page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.library.author import Names
from generator.pages.slugs import Addresses
from generator.records.model import Paper
from generator.records.plain_yaml import Tree
from generator.records.records import Records
from generator.sources.draft import Draft


class Spellings:
    """The names that the records have, by the address of their page."""

    def __init__(self, records: Records) -> None:
        self._addresses = Addresses(records.slugs)
        self._names = Names.of(records.people)
        self._owners: dict[str, str] = {}
        for paper in records.papers:
            self.learn(paper)

    def learn(self, paper: Paper) -> None:
        """Take the names of a paper that will be on the site."""
        for name in paper.authors:
            self._own(self._addresses.author(self._names.settle(name)), self._names.settle(name))
        for tag in paper.tags:
            self._own(self._addresses.tag(tag), tag)
        if paper.venue:
            self._own(self._addresses.venue(paper.venue), paper.venue)
        if paper.organization:
            self._own(self._addresses.organization(paper.organization), paper.organization)

    def adopt(self, draft: Draft) -> None:
        """Write the names in ``draft`` as the records do, where they make the same address; a tag
        that is another one is left out. The draft's remarks tell of each."""
        draft.fields = dict(draft.fields)
        authors = draft.fields.get("authors")
        if isinstance(authors, list):
            draft.fields["authors"] = [
                self._adopt_author(draft, name) if isinstance(name, str) else name
                for name in authors
            ]
        for field, address in (
            ("venue", self._addresses.venue),
            ("organization", self._addresses.organization),
        ):
            name = draft.fields.get(field)
            if isinstance(name, str) and name:
                draft.fields[field] = self._adopt(draft, address(name), name)
        tags = draft.fields.get("tags")
        if isinstance(tags, list):
            draft.fields["tags"] = list(self._keep_tags(draft, tags))

    def _adopt_author(self, draft: Draft, name: str) -> str:
        settled = self._names.settle(name)
        known = self._owners.get(self._addresses.author(settled), settled)
        return name if known == settled else self._tell(draft, name, known)

    def _adopt(self, draft: Draft, address: str, name: str) -> str:
        known = self._owners.get(address, name)
        return name if known == name else self._tell(draft, name, known)

    def _keep_tags(self, draft: Draft, tags: Iterable[Tree]) -> Iterable[Tree]:
        seen: dict[str, str] = {}
        for tag in tags:
            address = self._addresses.tag(str(tag))
            owner = self._owners.get(address) or seen.setdefault(address, str(tag))
            if owner == tag:
                yield tag
            else:
                draft.remarks.append(
                    f"the tag {tag!r} is left out: its address is that of the tag {owner!r}."
                )

    def _own(self, address: str, name: str) -> None:
        self._owners.setdefault(address, name)

    def _tell(self, draft: Draft, name: str, known: str) -> str:
        draft.remarks.append(f"{name!r} is written {known!r}, as in a record that has the name.")
        return known
