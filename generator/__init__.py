"""readinglist: records of papers in, Markdown pages of a reading list out.

The rooms, from the top: ``cli`` and ``mkdocs_plugin`` call ``pipeline``; it leads a paper
through ``records`` (YAML in), ``library`` (arranged), ``pages`` (planned and rendered) and
``publish`` (written). A room imports only from the rooms after it in that list of imports;
``tests/test_import_rules.py`` holds this.
"""

__version__ = "0.1.0"
