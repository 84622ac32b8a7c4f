"""Abstracts as a web page's text shows them, where the typesetting of formulas got lost."""

from __future__ import annotations

import re

from pylatexenc.latex2text import get_default_latex_context_db

from generator.cleaning.plain_text import clean_prose

_TIMES = re.compile(r"(?<=[0-9])times(?![a-z])")
_POWER = re.compile(r"(?<=[0-9A-Za-z)])\^(?:\{(-?[0-9]+)\}|(-?[0-9]+))")
_URL_TWICE = re.compile(r"(https?://[^\s{}]+)\}\{\1")
_URL_AT_END = re.compile(r"(https?://[^\s\]]*[^\s\].,]) ?[.,]$")
_MACRO = re.compile(r"\\([A-Za-z]{2,})")
_macros = get_default_latex_context_db()
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def repair_abstract(text: str) -> str:
    """With the signs that the capture spelt out: ``1.53times`` is 1.53×, ``10^-8`` is 10⁻⁸; a web
    address at the end without the sentence's full stop, so that copying it works."""
    text = _URL_TWICE.sub(r"\1", text)
    text = _POWER.sub(lambda found: (found[1] or found[2]).translate(_RAISED), text)
    text = re.sub(r"(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])--(?=[0-9])", "–", text)
    text = _TIMES.sub("×", text)
    return _URL_AT_END.sub(r"\1", clean_prose(text))


def list_unknown_macros(text: str) -> list[str]:
    """LaTeX commands in ``text`` that only the paper's own source defines, each once."""
    names = dict.fromkeys(_MACRO.findall(text))
    return [f"\\{name}" for name in names if _macros.get_macro_spec(name) is None]
