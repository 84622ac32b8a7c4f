"""Papers that are hard to cite, and what the browser is told of a paper."""

from __future__ import annotations

import json
from typing import Any

from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.records.model import Metrics, Paper, Person
from generator.search.documents import describe_paper
from tests.lists import make_library, make_paper
from tests.pages.odd_text import PIECES

CODE = "https://github.com/example/code"
ODD = " ".join(" ".join(PIECES).split())
TEXTS = (
    *('"', '"a", b', "a\nb", "a\nTY  - JOUR\nER  - ", "ER  - ", "}", "{", "\\", "%", "a; b", ","),
    *("100% {of} C_5^2", "'", "''=1", "'=1", "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "x=1", "́e"),
    *("γGPT", "A\u0663", "ÄB", "ǅx", "x²B", "ªB", "Journalé", "éJournal", "Nature 2020", "~"),
    *("and", "a and b", "éand b", "a\xa0and b", "\u3000x\u2003y", "中文", "😀 B2", "</script>"),
    *("@misc{x,", "% no comment", ODD),
)
NAMES = (
    *("Ada Author", "Plato", "王小明", "Ludwig van Beethoven", "van Gogh", "bell hooks"),
    *(
        "Martin Luther King Jr.",
        "Henry VIII",
        "John Smith III",
        "Ann Lee 3rd",
        "King Jr.",
        "Jens van der Ten",
    ),
    *("The Example Group, Inc.", "Qwen Team", "Ōe ʻaʻā", "ǆor ªb ʰc Last", "de la Cruz", "A ﬁ B"),
    *("José Peña", "J. Peña", "علی رضایی", "Anna and Bert", "- Dash O'Neil", '"Q" R', "=x"),
)


def make_hard_library() -> Library:
    """Papers with each of the texts and names in every field that can hold it, with everything
    or with nothing else."""
    papers = [make_paper(f"text-{place}", **_fill(text)) for place, text in enumerate(TEXTS)]
    papers += [
        make_paper(f"name-{place}", authors=[name, "Ada Author"], date="2023-02")
        for place, name in enumerate(NAMES)
    ]
    addresses = {"pdf": "https://a.b/c.pdf"}
    others: list[dict[str, Any]] = [
        {},
        {"arxiv": "2409.00001"},
        {"arxiv": "2409.00002", "category": "cs.LG", "venue": "ICML 2024", "date": "2024-07-01"},
        {"arxiv": "hep-th/9901001", "doi": "10.1000/a_b<c>(d);e:f'g*h!i~j#k%l é"[:33]},
        {"venue": "TMLR 2024", "links": addresses},
        {"links": {"page": "https://a.b/1", **addresses}, "category": "cs.LG"},
        {"date": "0987-01", "listed": {"on": "2024-11-03", "discussions": "0"}},
    ]
    papers += [make_paper(f"other-{place}", **fields) for place, fields in enumerate(others)]
    facts = {"stars": "12", "license": "MIT"}
    more = {"stars": "0", "license": "MIT"}
    repositories = {"repositories": {CODE: facts, f"{CODE}/2": more}, "discussions": "3"}
    return make_library(
        *papers,
        metrics=(Metrics.model_validate({"id": "text-0", **repositories}),),
        people=(Person.model_validate({"name": "José Peña", "also": ["J. Peña"]}),),
    )


def _fill(text: str) -> dict[str, Any]:
    code = [{"url": CODE, "official": "true"}, {"url": f"{CODE}/2"}, {"url": f"{CODE}/3"}]
    kinds = ("page", "pdf", "project", "video", "slides", "poster", "demo", "dataset", "model")
    return {
        **dict.fromkeys(("title", "venue", "category", "organization"), text),
        "authors": [text, f"Ada {text}", "Bo Lee"],
        "date": "2024-09-28",
        "doi": "10.1000/a_b",
        "arxiv": "2409.00009",
        "topics": ["systems", "theory"],
        "tags": ["gpu", "c++", "c#"],
        "links": {"code": code, **{kind: f"https://a.b/{kind}?x=1,2" for kind in kinds}},
        "abstract": text,
    }


def make_document(paper: Paper, library: Library) -> dict[str, Any]:
    """What the browser knows of a paper: it has been JSON on the way."""
    shown: dict[str, Any] = json.loads(
        json.dumps(describe_paper(paper, library, Addresses()).shown)
    )
    return shown
