"""A paper as bibliographies and spreadsheets write it.

``scripts/citations/`` writes the same in the browser, byte by byte: a change here is one there too.
"""
