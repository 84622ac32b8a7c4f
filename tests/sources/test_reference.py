"""Every way to write an arXiv id, a DOI or a link, and what names no paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.reference import Reference, UnknownReference, read_reference


@pytest.mark.parametrize(
    "text",
    [
        "2409.19256",
        " 2409.19256v2 ",
        "arXiv:2409.19256",
        "arxiv: 2409.19256v1",
        "https://arxiv.org/abs/2409.19256",
        "http://www.arxiv.org/abs/2409.19256v3#S1",
        "https://export.arxiv.org/pdf/2409.19256v1.pdf",
        "https://arxiv.org/pdf/2409.19256",
        "https://arxiv.org/html/2409.19256v2?x=1",
        "arxiv.org/abs/2409.19256/",
        "<https://arxiv.org/abs/2409.19256>",
        "https://ar5iv.labs.arxiv.org/html/2409.19256",
        "https://ar5iv.org/abs/2409.19256",
        "https://www.alphaxiv.org/abs/2409.19256",
        "https://alphaxiv.org/overview/2409.19256v2",
        "10.48550/arXiv.2409.19256",
        "https://doi.org/10.48550/ARXIV.2409.19256",
        "https://huggingface.co/papers/2409.19256",
        "hf.co/papers/2409.19256",
        "https://huggingface.co/papers/2409.19256#community",
    ],
)
def test_new_arxiv_id(text: str) -> None:
    assert read_reference(text) == Reference(arxiv="2409.19256")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("hep-th/9901001", "hep-th/9901001"),
        ("arXiv:hep-th/9901001v3", "hep-th/9901001"),
        ("https://arxiv.org/abs/math.gt/0309136v1", "math.GT/0309136"),
        ("https://arxiv.org/pdf/cond-mat/0102536v1.pdf", "cond-mat/0102536"),
        ("1206.5533", "1206.5533"),
    ],
)
def test_old_arxiv_id(text: str, id: str) -> None:
    assert read_reference(text) == Reference(arxiv=id)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1145/3689031.3696075", "10.1145/3689031.3696075"),
        ("doi:10.1145/3689031.3696075", "10.1145/3689031.3696075"),
        ("https://doi.org/10.1145/3689031.3696075.", "10.1145/3689031.3696075"),
        ("http://dx.doi.org/10.1002/(SICI)1097%3C1::AID%3E3", "10.1002/(SICI)1097<1::AID>3"),
    ],
)
def test_doi(text: str, doi: str) -> None:
    assert read_reference(text) == Reference(doi=doi)


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/volcengine/verl",
        "github.com/volcengine/verl.git",
        "https://www.github.com/volcengine/verl/tree/main/docs?x#y",
    ],
)
def test_repository(text: str) -> None:
    assert read_reference(text) == Reference(repository="volcengine/verl")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "attention is all you need",
        "2413.00001",
        "240.19256",
        "https://arxiv.org/list/cs.LG/recent",
        "https://arxiv.org/abs/",
        "https://example.org/abs/2409.19256",
        "https://arxiv.org.evil.example/abs/2409.19256",
        "https://github.com/volcengine",
        "https://github.com/topics/rlhf",
        "https://huggingface.co/volcengine/verl",
        "file:///etc/passwd",
        "https://[::1/abs/2409.19256",
        "2409.19256\x00",
        "x" * 2000,
    ],
)
def test_no_paper(text: str) -> None:
    with pytest.raises(UnknownReference, match="wanted an arXiv id or link"):
        read_reference(text)


def test_misspelt_host_is_offered() -> None:
    with pytest.raises(UnknownReference, match=r"did you mean arxiv\.org"):
        read_reference("https://arxiv.ogr/abs/2409.19256")


@given(st.text(st.characters(exclude_categories=[]) | st.sampled_from("/:.v10arxiv"), max_size=60))
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        reference = read_reference(text)
    except UnknownReference:
        return
    assert str(reference)
