"""Builds of a list, one after another in this process."""

from __future__ import annotations

from pathlib import Path

from generator.fast_site.coming_files import look_through_last
from generator.fast_site.run import build_site
from generator.pipeline import make_plan
from generator.records.known_records import KnownRecords
from generator.settings import read_settings


def build(root: Path) -> None:
    settings = read_settings(root)
    with look_through_last(settings) as last:
        build_site(make_plan(settings, known=KnownRecords()), settings, last)
