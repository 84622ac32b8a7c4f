"""Markup of other programs becomes Unicode; what is none stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cleaning.plain_text import clean_line, clean_prose
from generator.records.values import _check_text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Poincar\'e, J\"urgen M{\"u}ller, {\L}ukasz", "Poincaré, Jürgen Müller, Łukasz"),
        (r"$\mathcal{O}(n^2)$, $\ell_1$, H$_2$O, 10$\times$", "𝒪(n²), ℓ₁, H₂O, 10×"),
        (r"$\tau^2$-Bench: $x_{ij}^{10}$", "τ²-Bench: x_ij¹⁰"),
        (r"\emph{GPU} {K}ernels are 50\% faster", "GPU Kernels are 50% faster"),
        ("95% of AT&T, cost_a ~10 x #1", "95% of AT&T, cost_a ~10 x #1"),
        (r"95% of \emph{it} & ~10", "95% of it & ~10"),
        ("costs $5 and $10 more", "costs $5 and $10 more"),
        (r"costs $5 and \emph{not} more", "costs $5 and not more"),
        (r"\frac{", r"\frac{"),
        ("a < b and c > d", "a < b and c > d"),
        ("H<sub>2</sub>O in <i>E. coli</i> &amp; x &lt; y", "H₂O in E. coli & x < y"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("e\u0301 \u202ehidden\u200b\ud800\x00", "é hidden"),
        ("  on\n two   lines ", "on two lines"),
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
