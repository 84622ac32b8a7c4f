"""Pages in Markdown, taken apart into sections."""

from __future__ import annotations

import pytest

from generator.search.sections import Section, WrittenPage, read_page

PAGE = """\
# Add a paper

For *everybody* who knows `one & two`.

## What it asks {: #asks }

| a | b |
|---|---|
| one | two<br>three |

- [a link](other.md)
- H~2~O

```sh
make site  # "quoted"
```

### Twice

first

### Twice

<div class="x" markdown>**bold** word</div>

## `Code` & more

last
"""


def test_page_is_taken_apart_by_its_headings() -> None:
    assert read_page(PAGE, "add") == WrittenPage(
        "Add a paper",
        [
            Section("", "", "For everybody who knows one & two."),
            Section("asks", "What it asks", 'a b one two three a link H~2~O make site # "quoted"'),
            Section("twice", "Twice", "first"),
            Section("twice_1", "Twice", "bold word"),
            Section("code-more", "Code & more", "last"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: From the front\n---\n# Heading\n", "From the front"),
        ("# Heading\n", "Heading"),
        ("words\n", "name"),
        ("---\ntitle: [broken\n---\nwords\n", "name"),
        ("---\ntitle: 3\n---\n# Heading\n", "Heading"),
        ("", "name"),
    ],
)
def test_title(text: str, title: str) -> None:
    page = read_page(text, "name")
    assert page
    assert page.title == title


def test_page_can_stay_out_of_the_search() -> None:
    assert read_page("---\nsearch:\n  exclude: true\n---\n# Hidden\n", "name") is None
    assert read_page("---\nsearch:\n  boost: 2\n---\n# Shown\n", "name") is not None


def test_scripts_and_styles_are_no_text() -> None:
    page = read_page("# A\n\n<script>var x = 1;</script>\n\n<style>b {}</style>\n\nseen\n", "a")
    assert page
    assert [section.text for section in page.sections] == ["seen"]
