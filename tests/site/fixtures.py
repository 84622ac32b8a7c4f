"""The built sites, once for all tests and processes."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.site.html_page import HtmlPage, read_pages
from tests.site.sites import Site, share_site, write_real, write_toy


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every process of this run sees, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def real_site(shared_folder: Path) -> Site:
    return share_site(shared_folder, "real", write_real)


@pytest.fixture(scope="session")
def toy_site(shared_folder: Path) -> Site:
    return share_site(shared_folder, "toy", write_toy)


@pytest.fixture(scope="session")
def pages_of() -> Callable[[Site], list[HtmlPage]]:
    """The pages of a site; tests that ask are of one group, so that one process reads them."""
    return cache(read_pages)
