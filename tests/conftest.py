"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from tests.lists import copy_toy

# One browser and one of each site for a process, whichever folder a test is in.
pytest_plugins = ["tests.site.fixtures", "tests.browser.fixtures"]

# The same examples at every run: a change that breaks a property fails at once, or not at all.
hypothesis.settings.register_profile(
    "stable",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("stable")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of whoever runs the tests must not reach the lists that they make."""
    for name in ("SOURCE_DATE_EPOCH", "SITE_URL", "REPO_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy list, ready to be built."""
    return copy_toy(tmp_path / "toy")
