"""What the search leads to is there."""

from __future__ import annotations

from generator.search.contents import TARGET
from tests.search.reader import Index
from tests.site.sites import Site


def read_index(site: Site) -> Index:
    """The files that were published."""
    folder = site.folder / TARGET
    return Index({f"{TARGET}/{path.name}": path.read_bytes() for path in folder.iterdir()})


def check(site: Site) -> None:
    pages: dict[str, str] = {}
    documents = read_index(site).documents
    for document in documents:
        address, _, anchor = document["path"].partition("#")
        if address not in pages:
            pages[address] = (site.folder / address / "index.html").read_text("utf-8")
        assert not anchor or f' id="{anchor}"' in pages[address], document["path"]
    assert len(documents) > 10


def test_every_document_of_the_real_site_is_there(real_site: Site) -> None:
    check(real_site)


def test_every_document_of_the_toy_site_is_there(toy_site: Site) -> None:
    check(toy_site)
