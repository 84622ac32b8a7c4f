"""Two pages can't have one address, and a name needs one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.pages.entry import Entry
from generator.pages.page import Page
from generator.pages.slugs import find_url
from generator.problems import Problem
from generator.records.source import Source
from generator.records.values import MAX_ID, RESERVED_IDS, shorten


def check_addresses(pages: Iterable[Page], source: Source) -> list[Problem]:
    """A Problem for each name whose page has no address of its own."""
    return list(_find_collisions(pages, source))


def _find_collisions(pages: Iterable[Page], source: Source) -> Iterator[Problem]:
    """A name without a page is held to the same: it may have one when it comes again, and Explore
    knows it by its address."""
    pages = list(pages)
    owners: dict[str, Entry | None] = {find_url(p.path): None for p in pages if p.claim is None}
    claims = [page.claim for page in pages if page.claim is not None and page.number == 1]
    claims += [entry for page in pages for entry in page.listed]
    for claim in claims:
        place = find_url(claim.path)
        owner = owners.setdefault(place, claim)
        url, slug = f"/{place}", claim.anchor
        if not slug:
            found = f"the {claim.noun} {claim.name!r}, which makes no address."
        elif owner is claim and slug in RESERVED_IDS:
            found = f"the {claim.noun} {claim.name!r}, whose address {url} is reserved."
        elif len(slug) > MAX_ID:
            found = f"the {claim.noun} {shorten(claim.name)!r}, which makes too long an address."
        elif owner is claim:
            continue
        elif owner is None:
            found = f"the {claim.noun} {claim.name!r}, whose address {url} is the site's own."
        else:
            found = (
                f"the {claim.noun} {claim.name!r}, whose address {url} "
                f"is that of {owner.name!r} in {source.shown_as}/{owner.file}."
            )
        yield source.report(
            claim.file,
            claim.way,
            "address-taken",
            f"found {found}",
            _offer_address(claim, slug, twice=owner is not None and owner is not claim),
            other=owner.file if owner and owner is not claim else "",
        )


def _offer_address(claim: Entry, slug: str, *, twice: bool) -> str:
    """A line for ``data/slugs.yml``, with an address that is most likely free."""
    if not slug:
        free = f"some-{claim.noun}"
    elif len(slug) > MAX_ID:
        free = slug[:60].rpartition("-")[0] or slug[:60]
    elif claim.name[-1] in _SIGNS:
        free = f"{slug}-{_SIGNS[claim.name[-1]]}"
    else:
        free = f"{slug}-2" if twice else f"{slug}-{claim.noun}"
    # A text of JSON is one of YAML.
    name = json.dumps(claim.name, ensure_ascii=False)
    same_person = ", or join the two spellings in data/people.yml" if claim.noun == "author" else ""
    return f"give it one in data/slugs.yml, {claim.noun}s: {{{name}: {free}}}{same_person}"


_SIGNS = {"+": "plus", "#": "sharp", "*": "star", "!": "bang"}
"""What a slug loses of names like C++ and C#."""
