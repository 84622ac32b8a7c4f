"""A paper as bibliographies and spreadsheets write it.

``scripts/citations/`` writes the same in the browser, byte by byte: what changes here changes there.
"""
