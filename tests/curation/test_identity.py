"""Names and addresses of a list, and what git's remote says of them."""

from __future__ import annotations

import pytest

from generator.curation.identity import guess_address, guess_repository


@pytest.mark.parametrize(
    ("remote", "repository"),
    [
        ("https://github.com/ada/coffee.git", "https://github.com/ada/coffee"),
        ("https://github.com/ada/coffee/", "https://github.com/ada/coffee"),
        ("https://x:secret@github.com/ada/coffee", "https://github.com/ada/coffee"),
        ("git@github.com:ada/coffee.git", "https://github.com/ada/coffee"),
        ("ssh://git@code.example:2222/ada/coffee.git", "https://code.example/ada/coffee"),
        ("git@gitlab.com:group/sub/coffee.git", "https://gitlab.com/group/sub/coffee"),
        ("/srv/git/coffee.git", ""),
        ("https://github.com/coffee", ""),
        ("https://github.com/ada/<b>", ""),
        ("", ""),
    ],
)
def test_repository_is_guessed_from_the_remote(remote: str, repository: str) -> None:
    assert guess_repository(remote) == repository


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/Ada/Coffee", "https://ada.github.io/Coffee/"),
        ("https://github.com/Ada/ada.github.io", "https://ada.github.io/"),
        ("https://gitlab.com/ada/coffee", ""),
    ],
)
def test_address_is_guessed_where_github_publishes(repository: str, address: str) -> None:
    assert guess_address(repository) == address
