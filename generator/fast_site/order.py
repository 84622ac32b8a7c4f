"""What is wanted of a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from generator.fast_site.mkdocs_pages import Known
from generator.pages.fingerprint import Fingerprints
from generator.pages.paper_prints import PaperPrints
from generator.pipeline import Plan
from generator.progress import SILENT, Progress
from generator.publish.export_memory import ExportMemory
from generator.publish.shard import WHOLE, Shard
from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter


@dataclass
class Order:
    plan: Plan | None = None
    """What the site is made from, where the records have been read."""

    earlier: Mapping[str, str] = field(default_factory=dict)
    """The fingerprints of the pages that lie in the place that the site is built for, …"""

    there: Mapping[str, Row] = field(default_factory=dict)
    """… and its files, so far as they are as they were left."""

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The places in those of the earlier pages that many others lead into."""

    known: Mapping[str, Known] = field(default_factory=dict)
    """What is known of the pages there that MkDocs built, by path below ``docs/``."""

    shard: Shard = WHOLE
    """Which of the pages to build."""

    exports: Mapping[str, bytes] | None = None
    """Those of an earlier build, where they will do."""

    unchanged: Mapping[str, bytes] = field(default_factory=dict)
    """Files that depend on program and settings alone, and lie there as they would be made."""

    export_memory: ExportMemory | None = None
    """What is known of those of the last build."""

    prints: Fingerprints | None = None
    """Of the last build in this process, …"""

    paper_prints: PaperPrints = field(default_factory=PaperPrints)
    """… and those of papers that another one has left."""

    is_hasty: bool = False
    """Whether the search may wait."""

    write_index: Callable[[Callable[[str], str], SiteWriter], None] | None = None
    """How to bring the index of the search into the site, where the last one is remembered; it is
    given what says the fingerprint of a paper by its id."""

    progress: Progress = SILENT
