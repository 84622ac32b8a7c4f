"""The files of the site for MkDocs: those that people wrote, and those that are planned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.fast_site.page import FastPage
from generator.pages import slugs


class PlannedFiles(Files):
    """As MkDocs' own, which would hold every page of a large list from the beginning to the end.

    Whoever goes through these files meets only those that MkDocs is to build or to copy. Whoever
    looks for one by its path finds a planned one as well.
    """

    def __init__(
        self,
        files: Iterable[File],
        planned: Collection[str],
        config: MkDocsConfig,
        make: Callable[[FastPage], object],
        ids: Mapping[str, Collection[str]],
    ) -> None:
        """``planned``: paths below ``docs/`` of the pages and files that MkDocs does not build;
        ``ids``: the places in those of them where that is known."""
        super().__init__(files)
        self.planned, self._config, self._make, self._ids = planned, config, make, ids
        self.asked: dict[str, str | None] | None = None
        """The address of each file that is looked for by its path, while somebody wants to know."""

        self._find = cache(self._make_planned)
        first = File(
            "index.md",
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            inclusion=InclusionLevel.INCLUDED,
        )
        self._fields = vars(first)
        """Of every file that is made here, but for its path."""

    def __contains__(self, path: str) -> bool:
        return path in self.planned or super().__contains__(path)

    @property
    def src_uris(self) -> Mapping[str, File]:
        return _ByPath(self, super().src_uris)

    def get_file_from_path(self, path: str) -> File | None:
        path = PurePath(path).as_posix()
        if self.asked is not None:
            self.asked[path] = self.find_url(path)
        return super().get_file_from_path(path) or self._find(path)

    def find_url(self, path: str) -> str | None:
        """The address of the file at ``path``, below the top of the site; none if it is not on the
        site."""
        if path in self.planned:
            # As ``File`` has it; making one takes longer than all else that an address needs.
            if self._config.use_directory_urls:
                return slugs.find_url(path) or "./"
            return self.name_file(path).url
        file = super().get_file_from_path(path)
        return file.url if file and file.inclusion.is_included() else None

    def name_file(self, path: str) -> File:
        """A planned file, without its page."""
        file = File.__new__(File)
        vars(file).update(self._fields, src_uri=path)
        return file

    def _make_planned(self, path: str) -> File | None:
        if path not in self.planned:
            return None
        file = self.name_file(path)
        if file.is_documentation_page():
            page = FastPage(file, self._config, self._make)
            if path in self._ids:
                page.present_anchor_ids = set(self._ids[path])
        return file


class _ByPath(Mapping[str, File]):
    def __init__(self, files: PlannedFiles, real: Mapping[str, File]) -> None:
        self._files, self._real = files, real

    def __getitem__(self, path: str) -> File:
        file = self._files.get_file_from_path(path)
        if file is None:
            raise KeyError(path)
        return file

    def __iter__(self) -> Iterator[str]:
        return iter(self._real)

    def __len__(self) -> int:
        return len(self._real)
