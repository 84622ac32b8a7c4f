"""LaTeX as the Unicode that it would set, also where only pieces of it are left."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

_MATHS = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$]{0,500}?[^\s$\\])\$(?![0-9])")
"""Pandoc's rule for what lies between two dollars: ``$5 and $10`` is money."""

_LATEX = re.compile(r"\\[A-Za-z'\"`^~=.%&#_{}$,;!-]|[{}]")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}\\]{1,12})\}|([0-9A-Za-z+\-]))")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_KEPT = {"%": "\ue000", "~": "\ue001", "&": "\ue002", "#": "\ue003", "$": "\ue004"}
"""What means itself in a title or abstract though LaTeX gives it a meaning; private characters
stand in for them while LaTeX is read."""

_ESCAPED_TWICE = re.compile(r"\\{2,}(?=[%&#_$])")
"""``15\\\\%``: to LaTeX a line break, and then a comment that takes the rest of the abstract."""

_DEGREES = re.compile(r"\^\s?\{?\s?\\circ(?![a-z])(?:\s?\})?")
_ORDINAL = re.compile(r"(?<=[0-9])\^(?:\{(st|nd|rd|th)\}|(st|nd|rd|th)\b)")
_LOOSE_SCRIPT = re.compile(
    r"(?<=[\w)\]}])(?:[_^]\{[^{}\\]{1,12}\}|\^(?:[0-9]|[ni](?![A-Za-z])))"
    r"|(?<=\\ell)_[0-9]|\b[A-Za-z]_[0-9](?!\w)"
)
"""A script whose dollars were lost on the way: ``D^3``, ``M^{2}``, ``L_2``; ``top_1`` is a name."""

_SET = re.compile(r"(?<![\w\\^}\]])\{([^{}\\]{1,200},[^{}\\]{1,200})\}")
"""``{bs, hr, sr}``: a set, of which the braces are a part."""

_LOST_MACRO = re.compile(r"\{pasted macro [‘'`](\w{1,40})[’']\}(?=([A-Za-z])?)")
"""What the ACL Anthology puts where it did not know an author's own macro."""

_LOST_BACKSLASH = re.compile(r"(?<![\\\w])(?:t?ext(?:bf|it|rm|sc|sf|tt)|emph)\{")
"""Programs take the backslash of ``\\textbf`` away, or read ``\\t`` as a tab."""

_LINK = re.compile(r"\\href\s?\{([^{}]{1,500})\}\s?\{([^{}]{1,300})\}")
_SPACED_MACRO = re.compile(r"\\([A-Za-z]{2,40}) +")

_TIED = re.compile(r"(?<!\S)[^\s/~\\]{0,80}(?:~[^\s/~\\]{0,80}){1,8}(?!\S)")
"""Words that LaTeX would not part at the end of a line: ``translation~(NAT)``; no address, and no
``\\~n``."""

_SYMBOLS = {
    "neg": "¬",
    "bigstar": "★",
    "spadesuit": "♠",
    "colon": ":",
    "textless": "<",
    "textgreater": ">",
}
_SILENT = (
    *("rm", "bf", "it", "tt", "sf", "sc", "em", "sl", "tiny", "small", "normalsize", "large"),
    *("left", "right", "big", "bigl", "bigr", "Big", "Bigl", "Bigr", "boldsymbol", "limits"),
    *("displaystyle", "textstyle"),
)
"""Macros that say how something looks, and that pylatexenc does not know."""

_SHORTEST_PREFIX = 5
"""Letters of a macro from which on it is known in spite of lower-case letters that follow it."""


def read_latex(text: str) -> str:
    """The Unicode that LaTeX would set; text without LaTeX as it is."""
    if "$" in text:
        text = _MATHS.sub(lambda found: _read_maths(found[1]), text)
    if "~" in text:
        text = _TIED.sub(lambda found: _untie(found[0]), text)
    if "^" in text or "_" in text:
        text = _DEGREES.sub("°", text)
        text = _ORDINAL.sub(lambda found: found[1] or found[2], text)
        text = _LOOSE_SCRIPT.sub(lambda found: _SCRIPT.sub(_read_script, found[0]), text)
    return _convert(text) if "\\" in text or "{" in text else text


def raise_script(up: bool, inner: str, otherwise: str | None = None) -> str:
    """``inner`` as superscript or subscript, if Unicode has all of its characters."""
    raised = inner.translate(_SUPERSCRIPTS if up else _SUBSCRIPTS)
    if all(before != after for before, after in zip(inner, raised, strict=True)):
        return raised
    return inner if otherwise is None else otherwise


def _untie(words: str) -> str:
    """With spaces; ``5~10``, ``A~B`` and ``~25ms`` are no words that belong together."""
    parts = words.split("~")
    are_words = all(re.match(r"[(\[“]?[A-Za-z]", part) for part in parts[1:])
    return " ".join(parts) if are_words and re.search("[A-Za-z]{2}", words) else words


def _read_maths(inner: str) -> str:
    return _convert(_SCRIPT.sub(_read_script, _DEGREES.sub("°", inner))).strip() or inner


def _read_script(found: re.Match[str]) -> str:
    inner = found[2] or found[3]
    # The braces will go, and 2^{n+1} is not 2^n+1.
    otherwise = found[0] if inner.isalnum() else f"{found[1]}({inner})"
    return raise_script(found[1] == "^", inner, otherwise)


def _convert(text: str) -> str:
    text = _LOST_MACRO.sub(lambda found: found[1] + (" " if found[2] else ""), text)
    text = _LINK.sub(r"\2 (\1)", text)
    text = _LOST_BACKSLASH.sub(r"{", text)
    text = _SET.sub(r"\{\1\}", text)
    if not _LATEX.search(text):
        return text
    text = _ESCAPED_TWICE.sub(r"\\", text)
    for character, stand_in in _KEPT.items():
        text = re.sub(rf"(?<!\\){re.escape(character)}", stand_in, text)
    try:
        read = _latex().latex_to_text(_SPACED_MACRO.sub(_keep_space, text), tolerant_parsing=True)
    except (ValueError, IndexError, RecursionError, AttributeError, TypeError, KeyError):
        read = text
    # What LaTeX itself would refuse stays as written: "%s" is pylatexenc's mark of a lost argument.
    text = text if "%s" in read and "%s" not in text else read
    for character, stand_in in _KEPT.items():
        text = text.replace(stand_in, character)
    return text


@lru_cache(maxsize=1)
def _latex() -> LatexNodes2Text:
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    known = get_default_latex_context_db()
    plain = [MacroTextSpec(name, simplify_repl="%s") for name in ("texttt", "mbox", "url")]
    symbols = [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SYMBOLS.items()]
    silent = [MacroTextSpec(name, simplify_repl="") for name in _SILENT]
    known.add_context_category("of abstracts", macros=[*plain, *symbols, *silent], prepend=True)
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_read_unknown))
    return LatexNodes2Text(known, math_mode="text", strict_latex_spaces=True)


@lru_cache(maxsize=10_000)
def _find_symbol(macro: str) -> str:
    """The one text that a macro without arguments stands for; empty for all others."""
    spec = _latex().latex_context.get_macro_spec(macro)
    text = getattr(spec, "simplify_repl", "")
    return text if isinstance(text, str) and "%" not in text else ""


def _keep_space(found: re.Match[str]) -> str:
    """LaTeX takes the space after a macro for its end, but ``\\tau value`` was typed without its
    dollars. After a letter, as in ``S\\o ren``, the space is none."""
    symbol = _find_symbol(found[1])
    letter = not symbol.isascii() and "LATIN" in unicodedata.name(symbol[:1], "")
    return f"\\{found[1]}{{}} " if symbol and not letter else found[0]


def _read_unknown(node: Any, l2tobj: LatexNodes2Text) -> str:
    """A macro with its arguments' text; ``\\muPLAN`` is the symbol of ``\\mu``, and what comes
    after it. Of an author's own macro nobody knows what it says: it stays as written."""
    arguments = [part for part in (getattr(node.nodeargd, "argnlist", None) or []) if part]
    if arguments:
        return "".join(l2tobj.nodelist_to_text([part]) for part in arguments)
    name, after = node.macroname, node.macro_post_space
    for end in range(len(name) - 1, 1, -1):
        symbol = _find_symbol(name[:end])
        if symbol and not symbol.isascii() and (name[end].isupper() or end >= _SHORTEST_PREFIX):
            return f"{symbol}{name[end:]}{after}"
    return f"\\{name}{after}"
