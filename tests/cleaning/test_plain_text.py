"""Markup of other programs becomes Unicode; what is none stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cleaning.plain_text import clean_abstract, clean_line, clean_prose
from generator.records.values import _check_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Poincar\'e, J\"urgen M{\"u}ller, {\L}ukasz", "Poincaré, Jürgen Müller, Łukasz"),
        (r"$\mathcal{O}(n^2)$, $\ell_1$, H$_2$O, 10$\times$", "𝒪(n²), ℓ₁, H₂O, 10×"),
        (r"$\tau^2$-Bench: $x_{ij}^{10}$", "τ²-Bench: x_ij¹⁰"),
        (r"Pe{\~n}a and Pe\~na, S\~ao", "Peña and Peña, São"),
        (r"\emph{GPU} {K}ernels are 50\% faster", "GPU Kernels are 50% faster"),
        ("95% of AT&T, cost_a ~10 x #1", "95% of AT&T, cost_a ~10 x #1"),
        (r"95% of \emph{it} & ~10", "95% of it & ~10"),
        ("costs $5 and $10 more", "costs $5 and $10 more"),
        (r"costs $5 and \emph{not} more", "costs $5 and not more"),
        (r"\frac{", r"\frac{"),
        ("a < b and c > d", "a < b and c > d"),
        ("H<sub>2</sub>O in <i>E. coli</i> &amp; x &lt; y", "H₂O in E. coli & x < y"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("our <a href=https://a.org/x>code</a>", "our code (https://a.org/x)"),
        ('<a class="x" href="https://a.org/">https://a.org</a>', "https://a.org/"),
        ("e\u0301 \u202ehidden\u200b\ud800\x00", "é hidden"),
        ("  on\n two   lines ", "on two lines"),
        # Pieces of LaTeX whose dollars were lost.
        (r"\texttt{DARA}: an Agent", "DARA: an Agent"),
        (r"Kendall's \tau Maximization", "Kendall's τ Maximization"),
        (r"S\o ren and \L ukasz", "Søren and Łukasz"),
        (r"\muPLAN, En\rightarrowDe, \inftyBench", "μPLAN, En→De, ∞Bench"),
        (r"we present \tool and more", r"we present \tool and more"),
        ("D^3 in O(n^2), M^{2}, a^n", "D³ in O(n²), M², aⁿ"),
        (r"\ell_1, L_2, top_1, F1_{IoU}", "ℓ₁, L₂, top_1, F1_IoU"),
        (r"O(2^{n+1}) and $2^{n+m}$", "O(2ⁿ⁺¹) and 2^(n+m)"),
        ("our 7^{th} and 2^nd place", "our 7th and 2nd place"),
        (r"360^\circ views, 360^{\circ}, 360^\circREA", "360° views, 360°, 360°REA"),
        (r"by 15\\% to 20% of it", "by 15% to 20% of it"),
        (r"\textit{see} \url{https://example.org/a_b}.", "see https://example.org/a_b."),
        (r"\href{https://example.org}{here}", "here (https://example.org)"),
        ("{bs,hr,sr}WaC of {K}ernels", "{bs,hr,sr}WaC of Kernels"),
        ("{pasted macro ‘OUR’}model and {pasted macro ‘OUR’}.", "OUR model and OUR."),
        ("{textbf{LongSafety}}, exttt{wait-k}", "LongSafety, wait-k"),
        (
            "for~Non-Native~SLT (translation~(NAT)), are ~Always, 5~10, A~B, (~2ms), https://a.org/~b",
            "for Non-Native SLT (translation (NAT)), are Always, 5~10, A~B, (~2ms), https://a.org/~b",
        ),
        # Titles are published with these.
        (
            "*SEM 2013: ***YesBut*** (an _Obvious_ title)",
            "*SEM 2013: ***YesBut*** (an _Obvious_ title)",
        ),
        # Other encodings.
        ("a word\x92s \x93sense\x94 \x96 two", "a word’s “sense” – two"),
        ("JosÃ© Pombal, viewerâ€™s, HKUSTâ\x80\x99s, Ï\x80", "José Pombal, viewer’s, HKUST’s, π"),
        (
            "Na ̈ıve Sc ́eala ́ı, Bokma ̊l, Nin ̃o, Mitkov ́s l ́un",
            "Naïve Scéalaí, Bokmål, Niño, Mitkov’s l ́un",
        ),
        ("SÃO PAULO, forêt « là », Spaß»", "SÃO PAULO, forêt « là », Spaß»"),
    ],
)
def test_line(written: str, read: str) -> None:
    assert clean_line(written) == read


def test_paragraphs() -> None:
    jats = (
        "<jats:title>Abstract</jats:title><jats:p>One &amp; two.</jats:p>\n"
        "<jats:p>Three\n  four.</jats:p>"
    )
    assert clean_prose(jats) == "One & two.\nThree four."
    assert clean_prose("one\ntwo\n\nthree") == "one two\nthree"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**M**ulti-**A**gent *and* _over_-fitting", "Multi-Agent and over-fitting"),
        ("***both*** **_too_**", "both too"),
        ("at [https://a.org/x](https://a.org/x).", "at https://a.org/x."),
        ("our [code and data](https://a.org/x)", "our code and data (https://a.org/x)"),
        ("A* search is 2 * 3 * 4 and *he go", "A* search is 2 * 3 * 4 and *he go"),
        ("snake_case_name, https://a.org/_b_/c", "snake_case_name, https://a.org/_b_/c"),
        ("``cheap and fast'' methods", "“cheap and fast” methods"),
        ("see $x_i$ and $y_i$", "see x_i and y_i"),
    ],
)
def test_markdown_of_an_abstract(written: str, read: str) -> None:
    assert clean_prose(written) == read


@pytest.mark.parametrize(
    "text", ["None", "N/A", "-", "enter abstract here", "No abstract available.", "Abstract: none"]
)
def test_what_stands_for_no_abstract_is_none(text: str) -> None:
    assert clean_abstract(text) == ""


def test_abstract_begins_with_its_text() -> None:
    assert clean_abstract("ABSTRACT: We show.") == "We show."
    assert clean_abstract("Abstract Meaning Representation") == "Abstract Meaning Representation"
    assert clean_abstract("None of it is new.") == "None of it is new."


def test_markdown_stays_where_it_is_read() -> None:
    assert clean_prose("Reads **well**.", keep_markdown=True) == "Reads **well**."


def test_formula_that_is_given_twice_is_read_once() -> None:
    jats = (
        "of <jats:inline-formula><jats:alternatives><jats:tex-math>$$x$$</jats:tex-math>"
        "<mml:math><mml:mi>x</mml:mi></mml:math></jats:alternatives></jats:inline-formula>."
    )
    assert clean_prose(jats) == "of x."


@given(st.text(st.characters() | st.sampled_from("\\${}^_<>&;\x1e\ud800"), max_size=60))
def test_whatever_comes_in_a_record_can_hold_what_comes_out(text: str) -> None:
    cleaned = clean_prose(text)
    cleaned.encode()
    if cleaned:
        assert _check_text(cleaned) == cleaned
