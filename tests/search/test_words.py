"""Text taken apart into words: as written down, and in Python as in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import words
from generator.search.words import LONGEST, find_stem, fold, split_words
from tests.pages.odd_text import PIECES

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "words.json").read_text("utf-8"))
NODE = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node") or "node"


def is_known(text: str) -> bool:
    """By the Unicode of this Python; that of Node is newer and knows all of it."""
    return all(unicodedata.category(character) not in ("Cs", "Cn", "Co") for character in text)


names = st.from_regex(
    r"[A-Za-z0-9é]{1,5}([-'._’‐#+][A-Za-z0-9éΣ]{1,4}){0,3}(\+\+|#)?", fullmatch=True
)
texts = st.one_of(
    st.text(max_size=30),
    st.lists(st.one_of(names, st.sampled_from(PIECES), st.text(max_size=3))).map(" ".join),
    st.text("aAsSeEiIuxyz019-._'’#+ Σςéß中ー٣", max_size=30),
).filter(is_known)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_text_is_taken_apart_as_written_down(case: dict[str, Any]) -> None:
    assert [[*word] for word in split_words(case["text"])] == case["words"]


def test_there_are_cases_of_all_kinds() -> None:
    assert len({case["case"] for case in CASES}) == len(CASES) >= 60


def test_python_and_node_take_every_text_apart_alike() -> None:
    """One process of Node is given everything at once."""
    gathered: list[str] = []

    @given(texts)
    def gather(text: str) -> None:
        gathered.append(text)

    gather()
    known = filter(is_known, map(chr, range(sys.maxunicode + 1)))
    # Each character by itself, in a word, and at a word's end.
    gathered += [f"{c} ab{c}cd-{c} x{c}" for c in known]
    answer = subprocess.run(
        [NODE, HERE / "split.mjs"],
        input=json.dumps(gathered),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(answer.stdout)["words"]
    differing = {
        text: (ours, theirs)
        for text, theirs in zip(gathered, found, strict=True)
        if (ours := [[*word] for word in split_words(text)]) != theirs
    }
    assert len(gathered) > 100_000
    assert not dict([*differing.items()][:5]), len(differing)


@given(texts)
def test_what_was_folded_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_words_are_short_and_whole(text: str) -> None:
    for word in split_words(text):
        assert 0 < len(word.text) <= LONGEST + 1
        assert word.text == "".join(word.text.split())


@given(st.text("abz019-._'#+ ", max_size=40))
def test_plain_text_is_read_the_short_way_alike(text: str) -> None:
    """The pattern for ASCII alone finds what the other one finds."""
    assert words._ASCII_NAME.findall(text) == words._NAME.findall(text)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("models", "model"), ("queries", "query"), ("classes", "class"), ("boxes", "box"),
     ("caches", "cache"), ("GPUs", "GPU"), ("APIs", "API"), ("LLMs", "LLM"),
     ("multi-GPUs", "multi-GPU"), ("authors’", "author")],
)  # fmt: skip
def test_singular_and_plural_meet(plural: str, singular: str) -> None:
    assert split_words(plural) == split_words(singular)


@pytest.mark.parametrize("word", ["corpus", "analysis", "loss", "gas", "c++", "2s", "us"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert find_stem(word) == word
