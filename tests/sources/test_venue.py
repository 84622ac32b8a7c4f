"""Venues in free text: only what is beyond doubt."""

from __future__ import annotations

import pytest

from generator.sources.venue import read_acronym, read_comment, read_journal


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("Accepted at NeurIPS 2022 (spotlight), 12 pages", "NeurIPS 2022"),
        ("NIPS 2017; code at https://x.org", "NeurIPS 2017"),
        ("ISCA'23", "ISCA 2023"),
        ("To appear in the Proceedings of MICRO ’24", "MICRO 2024"),
        ("Findings of EMNLP 2025", "Findings of EMNLP 2025"),
        (
            "Accepted to the ICML 2025 Workshop on Computer Use Agents",
            "ICML 2025 Workshop on Computer Use Agents",
        ),
        ("USENIX ATC 2025", "USENIX ATC 2025"),
        ("", ""),
        ("12 pages, 5 figures", ""),
        ("Submitted to NeurIPS 2022", ""),
        ("Under review at ICLR 2026", ""),
        ("Extended version of our ICML 2023 paper", ""),
        ("uses the CVPR 2024 template", ""),
        ("Winner of the CVPR 2023 challenge", ""),
        ("ICML 2023 and NeurIPS 2023", ""),
        ("NeurIPS 2022 workshop", ""),
        ("presented on a fast date 2024, in SC", ""),
        ("accepted at NeurIPS", ""),
        ("ISCA 20230101", ""),
    ],
)
def test_comment(comment: str, venue: str) -> None:
    assert read_comment(comment) == venue


@pytest.mark.parametrize(
    ("reference", "venue"),
    [
        (
            "Proceedings of the 40th International Conference on Machine Learning, PMLR 202, 2023",
            "ICML 2023",
        ),
        ("Advances in Neural Information Processing Systems 35 (2022) 16344-16359", "NeurIPS 2022"),
        ("ICLR 2024", "ICLR 2024"),
        ("Nucl.Phys. B574 (2000) 263-274", ""),
        ("Workshop at ICLR 2024", ""),
        ("International Conference on Machine Learning", ""),
    ],
)
def test_journal_reference(reference: str, venue: str) -> None:
    assert read_journal(reference) == venue


@pytest.mark.parametrize(
    ("acronym", "venue"),
    [
        ("EuroSys '25", "EuroSys 2025"),
        ("NewConf 2025", "NewConf 2025"),
        ("The 31st Great Conference", ""),
        ("", ""),
    ],
)
def test_acronym(acronym: str, venue: str) -> None:
    assert read_acronym(acronym, "2025") == venue
    assert read_acronym(acronym, "") == ""
