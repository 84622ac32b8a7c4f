from __future__ import annotations

import pytest

from generator.pages.code_host import CodeHost, read_code_host


@pytest.mark.parametrize(
    ("url", "name", "mark", "repository"),
    [
        ("https://github.com/volcengine/verl", "GitHub", "GH", "volcengine/verl"),
        ("https://www.github.com/a/b.git", "GitHub", "GH", "a/b"),
        ("https://github.com/a/b/tree/main/code", "GitHub", "GH", "a/b"),
        ("HTTPS://GitHub.com/A/B/", "GitHub", "GH", "A/B"),
        ("https://gitlab.com/a/b", "GitLab", "GL", "a/b"),
        ("https://codeberg.org/a/b", "Codeberg", "CB", "a/b"),
        ("https://bitbucket.org/a/b", "Bitbucket", "BB", "a/b"),
        ("https://huggingface.co/a/b", "Hugging Face", "HF", "a/b"),
        ("https://huggingface.co/spaces/a/b", "Hugging Face", "HF", "a/b"),
        ("https://huggingface.co/datasets/a/b/tree", "Hugging Face", "HF", "a/b"),
        ("https://github.com/a", "github.com", "<>", "github.com/a"),
        ("https://github.com.evil.example/a/b", "github.com.evil.example", "<>", None),
        ("https://git.example.net/~a/b/", "git.example.net", "<>", "git.example.net/~a/b"),
        ("https://example.org", "example.org", "<>", "example.org"),
    ],
)
def test_badge_says_whose_repository_it_is_and_where(
    url: str, name: str, mark: str, repository: str | None
) -> None:
    shown = repository or url.removeprefix("https://")
    assert read_code_host(url) == CodeHost(name, mark, shown)
