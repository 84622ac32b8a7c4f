"""What stands behind a family name in reading order. Alone, as ``names.py`` takes long to load."""

from __future__ import annotations

import re

SUFFIX = re.compile(r"(?:[JSjs]r\.?|II|III|IV|2nd|3rd|[4-9]th)")
"""In this case: Ii and Vi are family names."""
