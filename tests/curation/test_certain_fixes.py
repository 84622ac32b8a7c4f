from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.curation import certain_fixes
from generator.curation.certain_fixes import (
    Fix,
    drop_invisible,
    join_line,
    join_lines,
    list_fixes,
    lower_key,
    lower_switch,
    order_date,
    read_markup,
    shorten_arxiv,
    shorten_doi,
    shorten_orcid,
    trim,
)
from generator.records.model import (
    Collection,
    Links,
    Metrics,
    Paper,
    Person,
    RepositoryMetrics,
    Slugs,
    Step,
    Topic,
)


@pytest.mark.parametrize(
    ("fix", "before", "after"),
    [
        (shorten_arxiv, "https://arxiv.org/abs/2205.14135v2", "2205.14135"),
        (shorten_arxiv, "http://www.arxiv.org/pdf/2205.14135v2.pdf", "2205.14135"),
        (shorten_arxiv, "arxiv.org/html/2205.14135", "2205.14135"),
        (shorten_arxiv, "arXiv:2205.14135", "2205.14135"),
        (shorten_arxiv, "2205.14135v10", "2205.14135"),
        (shorten_arxiv, "https://arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001"),
        (shorten_arxiv, "https://doi.org/10.48550/arXiv.2205.14135", "2205.14135"),
        (shorten_doi, "https://doi.org/10.1145/3689031.3696075", "10.1145/3689031.3696075"),
        (shorten_doi, "http://dx.doi.org/10.1002/(SICI)1097%2F1", "10.1002/(SICI)1097/1"),
        (shorten_doi, "doi: 10.1145/1", "10.1145/1"),
        (shorten_orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (lower_key, "Graph Neural Networks", "graph-neural-networks"),
        (lower_key, "KV_cache", "kv-cache"),
        (lower_key, "C++", "c++"),
        (order_date, "2024/09/28", "2024-09-28"),
        (order_date, "2024.9.8", "2024-09-08"),
        (order_date, "2024/9", "2024-09"),
        (join_line, " A \t paper\nin  lines\u2028here ", "A paper in lines here"),
        (join_line, "Re\u0301", "Ré"),
        (join_lines, " One  sentence. \n\n Two.\n", "One sentence.\n\nTwo."),
        (trim, "\n\nText.  \nMore.\n", "Text.  \nMore."),
        (drop_invisible, "A\u200b\ufeff\u2060\x00\x07B", "AB"),
        (lower_switch, "True", "true"),
        (read_markup, r"Jos\'e Garc{\'\i}a", "José García"),
        (read_markup, r"Erd\H{o}s and {\L}ukasiewicz", "Erdős and Łukasiewicz"),
        (read_markup, "{GPU} kernels for {B}ayesian nets", "GPU kernels for Bayesian nets"),
        (read_markup, r"$k$-means in $\mathcal{O}(n)$", "k-means in 𝒪(n)"),
        (read_markup, "R&amp;D of <i>E. coli</i>", "R&D of E. coli"),
        (read_markup, r"100\% of \$5", "100% of $5"),
    ],
)
def test_certain_fix(fix: Fix, before: str, after: str) -> None:
    assert fix(before) == after
    assert fix(after) == after


@pytest.mark.parametrize(
    ("fix", "text"),
    [
        (shorten_arxiv, "see 2205.14135"),
        (shorten_arxiv, "2205.14135 and 2205.14136"),
        (shorten_arxiv, "https://example.org/abs/2205.14135"),
        (shorten_doi, "https://example.org/10.1145/1"),
        (shorten_doi, "https://doi.org/10.1145/1?utm_source=x"),
        (shorten_doi, "https://doi.org/10.1145/1."),
        (shorten_orcid, "https://orcid.org/0000"),
        (lower_key, "Graphs, trees"),
        (lower_key, "(graphs)"),
        (order_date, "28/09/2024"),
        (order_date, "09/28/2024"),
        (order_date, "2024/13/01"),
        (order_date, "2024/09-28"),
        (order_date, "May 2024"),
        (join_line, "   "),
        (trim, " \n "),
        (drop_invisible, "a\u202eb\u200e\u2066"),
        (drop_invisible, "Persian \u200c and emoji \u200d\ufe0f"),
        (drop_invisible, "it\x92s"),
        (lower_switch, "yes"),
        (read_markup, "From $5K to US$ and back"),
        (read_markup, "Sets {0, 1} and {a}"),
        (read_markup, r"An \unheardof{macro}"),
        (read_markup, r"$\frac{a}{b}$ of it"),
        (read_markup, r"$x_{ij}$ entries"),
        (read_markup, r"$k$-means for $5"),
        (read_markup, r"An \'Etude from $5K to US$ and back"),
        (read_markup, "a < b and c > d"),
        (read_markup, "AT&T"),
        (read_markup, "{B}idi \u202e"),
        (read_markup, "C:\\new"),
    ],
)
def test_what_is_not_certain_stays(fix: Fix, text: str) -> None:
    assert fix(text) == text


FIXES = [
    *(certain_fixes.drop_invisible, trim, join_line, join_lines, read_markup, shorten_arxiv),
    *(shorten_doi, shorten_orcid, lower_key, order_date, lower_switch),
]


@given(st.text(max_size=60), st.sampled_from(FIXES))
def test_a_fix_leaves_something_and_takes_any_text(text: str, fix: Fix) -> None:
    mended = fix(text)
    assert isinstance(mended, str)
    assert mended or not text or fix is drop_invisible


RECORDS: tuple[type[BaseModel], ...] = (
    *(Paper, Links, Topic, Collection, Step, Person, Slugs, RepositoryMetrics),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_with_text_has_fixes(record: type[BaseModel]) -> None:
    of_records = {"links", "code", "listed", "steps"}
    counted = {"stars"}
    bare = {name for name in record.model_fields if not list_fixes(record, name)}
    assert bare <= of_records | counted


def test_fixes_by_the_kind_of_value() -> None:
    assert list_fixes(Paper, "title") == (drop_invisible, join_line, read_markup)
    assert list_fixes(Paper, "authors") == (drop_invisible, join_line, read_markup)
    assert list_fixes(Paper, "venue") == (drop_invisible, join_line)
    assert list_fixes(Paper, "topics") == (drop_invisible, trim, lower_key)
    assert list_fixes(Slugs, "tags") == (drop_invisible, trim)
    assert list_fixes(Metrics, "repositories") == ()
