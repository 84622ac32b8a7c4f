from __future__ import annotations

from generator.curation.differences import MOST_WORDS, mark_items, mark_words
from generator.curation.github_text import say


def test_words_that_went_and_came_are_marked() -> None:
    assert mark_words("one two three", "one 2 three four") == (
        "one <del>two</del> <ins>2</ins> three <ins>four</ins>"
    )


def test_what_is_far_from_a_difference_is_left_out() -> None:
    same = [f"w{n}" for n in range(100)]
    after = [*same[:50], "new", *same[50:]]
    assert mark_words(" ".join(same), " ".join(after)) == (
        "… w44 w45 w46 w47 w48 w49 <ins>new</ins> w50 w51 w52 w53 w54 w55 …"
    )


def test_two_differences_far_from_each_other() -> None:
    same = " ".join(f"w{n}" for n in range(40))
    assert mark_words(f"a {same} b", f"c {same} d") == (
        "<del>a</del> <ins>c</ins> w0 w1 w2 w3 w4 w5 … w34 w35 w36 w37 w38 w39 "
        "<del>b</del> <ins>d</ins>"
    )


def test_other_line_breaks_are_said() -> None:
    assert mark_words("a b", "a\n\nb") == "only the line breaks differ"


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    old, new = (" ".join(f"{x}{n}" for n in range(MOST_WORDS + 1)) for x in "ab")
    marked = mark_words(old, new, most=100)
    assert marked.startswith("<del>a0 a1 ")
    assert "<ins>b0 b1 " in marked
    assert len(marked) < 400


def test_items_that_the_other_row_lacks_are_marked() -> None:
    assert mark_items(["a", "b"], ["b", "c"], say) == ("<del>a</del>, b", "b, <ins>c</ins>")
    assert mark_items(["a", "b"], ["b", "a"], say) == ("a, b", "b, a")
    assert mark_items(["a"], ["b"], say) == ("a", "b")
    assert mark_items([], ["b"], say) == ("", "b")


def test_of_a_long_row_only_what_differs_is_shown() -> None:
    row = [f"name number {n}" for n in range(40)]
    before, after = mark_items(row, [*row[:20], "new", *row[20:]], say)
    assert (before, after) == ("…", "…, <ins>new</ins>, …")
