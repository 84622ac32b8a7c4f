"""The browser, and the site of this repository's list in it."""

from __future__ import annotations

from tests.browser.conftest import browser as browser
from tests.browser.conftest import front as front
from tests.browser.conftest import get_context as get_context
from tests.browser.conftest import home as home
from tests.browser.conftest import open_page as open_page
from tests.site.conftest import real_site as real_site
from tests.site.conftest import shared_folder as shared_folder
