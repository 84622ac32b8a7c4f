"""Requests: politeness, patience, limits, and what is kept."""

from __future__ import annotations

import gzip
from email.utils import formatdate
from pathlib import Path

import pytest

from generator.publish.cache import Cache
from generator.sources.http import (
    BadAnswer,
    NoAnswer,
    NotThere,
    Refused,
    Request,
    ServiceError,
    _find_target,
)
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import Reply
from tests.sources.services.world import World, make_world

TOKEN = "t0ken"  # noqa: S105 (made up)


def ask(world: World, **more: object) -> Request:
    return Request("Service", f"{world.server.url}/x", **more)  # type: ignore[arg-type]


def keep(body: bytes) -> bytes:
    return body


def refuse(body: bytes) -> bytes:
    raise BadAnswer("Service", "sends nonsense")


def test_it_says_who_asks(world: World) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    assert world.web.fetch(ask(world, headers={"Accept": "a/b"}), keep) == b"fine"
    headers = world.server.asked[0].headers
    assert headers["User-Agent"] == "readinglist/test (+https://example.org)"
    assert headers["Accept"] == "a/b"


def test_packed_answer_is_unpacked(world: World) -> None:
    body = b"fine " * 1000
    world.server.replies["/x"] = Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"})
    assert world.web.fetch(ask(world), keep) == body


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_it_tries_again_later_and_later(world: World, status: int) -> None:
    world.server.replies["/x"] = [Reply(status=status)] * 3 + [Reply(b"fine")]
    assert world.web.fetch(ask(world), keep) == b"fine"
    assert world.slept == [2, 4, 8]
    assert "trying again in 2 s" in world.said[0]


def test_it_gives_up(world: World) -> None:
    world.server.replies["/x"] = Reply(status=503)
    with pytest.raises(NoAnswer, match=r"^Service is out of order \(HTTP 503\)$"):
        world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 4


def test_it_waits_as_long_as_it_is_told(world: World) -> None:
    date = formatdate(1_000_000 + 7 + 11, usegmt=True)
    world.server.replies["/x"] = [
        Reply(status=429, headers={"Retry-After": "7"}),
        Reply(status=503, headers={"Retry-After": date}),
        Reply(b"fine"),
    ]
    assert world.web.fetch(ask(world), keep) == b"fine"
    assert world.slept == [7, 11]


def test_it_does_not_wait_for_hours(world: World) -> None:
    world.server.replies["/x"] = Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(NoAnswer, match="asks to wait 3,600 seconds"):
        world.web.fetch(ask(world), keep)
    assert world.slept == []


@pytest.mark.parametrize("value", ["soon", "-5", "1e9", "", "²", "9" * 50])
def test_odd_retry_after_is_no_reason_to_fall_over(world: World, value: str) -> None:
    header = {"Retry-After": value.encode().decode("latin-1")}
    world.server.replies["/x"] = [Reply(status=429, headers=header), Reply(b"fine")]
    assert world.web.fetch(ask(world), keep) == b"fine"


def test_used_up_limit_of_github(world: World) -> None:
    used_up = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(1_000_000 + 1800)}
    world.server.replies["/x"] = Reply(status=403, headers=used_up)
    with pytest.raises(NoAnswer, match=r"no more requests now \(HTTP 403\) and asks to wait 1,800"):
        world.web.fetch(ask(world), keep)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *((404, NotThere), (410, NotThere), (451, NotThere)),
        *((400, Refused), (401, NoAnswer), (403, Refused)),
    ],
)
def test_refusals_are_not_repeated(world: World, status: int, kind: type[ServiceError]) -> None:
    world.server.replies["/x"] = Reply(status=status)
    with pytest.raises(kind):
        world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 1


def test_one_thing_refused_is_no_reason_to_ask_for_no_other(world: World) -> None:
    world.server.replies |= {"/x": Reply(b"blocked", 403), "/y": Reply(b"fine")}
    with pytest.raises(Refused):
        world.web.fetch(ask(world), keep)
    assert world.web.fetch(Request("Service", f"{world.server.url}/y"), keep) == b"fine"


def test_second_limit_of_github_says_so_in_words_alone(world: World) -> None:
    words = b'{"message": "You have exceeded a secondary rate limit. Please wait."}'
    world.server.replies["/x"] = [Reply(words, 403), Reply(b"fine")]
    assert world.web.fetch(ask(world), keep) == b"fine"
    assert world.slept == [2]


def test_service_that_failed_is_left_alone(world: World) -> None:
    world.server.replies["/x"] = Reply(status=500)
    for _ in range(3):
        with pytest.raises(NoAnswer):
            world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 4


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(reset=True), "broke the connection off"),
        (Reply(b"half", cut=100), "broke the connection off"),
        (Reply(b"not gzip", headers={"Content-Encoding": "gzip"}), "broke the connection off"),
    ],
)
def test_broken_connection(world: World, reply: Reply, reason: str) -> None:
    world.server.replies["/x"] = reply
    with pytest.raises(NoAnswer, match=reason):
        world.web.fetch(ask(world), keep)
    world.web._failed.clear()
    world.server.replies["/x"] = [reply, Reply(b"fine")]
    assert world.web.fetch(ask(world), keep) == b"fine"


def test_silence(tmp_path: Path) -> None:
    with make_world(tmp_path, read=0.05, tries=2) as world:
        world.server.replies["/x"] = Reply(b"slow", pause=0.5)
        with pytest.raises(NoAnswer, match="did not answer in time"):
            world.web.fetch(ask(world), keep)


def test_trickle(tmp_path: Path) -> None:
    with make_world(tmp_path, total=0.2, tries=1) as world:
        world.server.replies["/x"] = Reply(b"slow" * 1000, pause=0.01)
        with pytest.raises(NoAnswer, match="did not answer in time"):
            world.web.fetch(ask(world), keep)


def test_nobody_there(world: World) -> None:
    with pytest.raises(NoAnswer, match="cannot be reached"):
        world.web.fetch(Request("Service", "http://127.0.0.1:1/x"), keep)


@pytest.mark.parametrize("packed", [False, True])
def test_size_limit(tmp_path: Path, packed: bool) -> None:
    body = b"0" * 2_000_000
    headers = {"Content-Encoding": "gzip"} if packed else {}
    with make_world(tmp_path, most_bytes=1_000_000) as world:
        world.server.replies["/x"] = Reply(gzip.compress(body) if packed else body, headers=headers)
        with pytest.raises(BadAnswer, match="more than 1,000,000 bytes"):
            world.web.fetch(ask(world), keep)


def test_redirect_within_the_site(world: World) -> None:
    world.server.replies["/x"] = Reply(status=301, headers={"Location": "/y"})
    world.server.replies["/y"] = Reply(b"fine")
    assert world.web.fetch(ask(world, secret=TOKEN), keep) == b"fine"
    assert [one.headers["Authorization"] for one in world.server.asked] == ["Bearer t0ken"] * 2


def test_redirects_end(world: World) -> None:
    world.server.replies["/x"] = Reply(status=302, headers={"Location": "/x"})
    with pytest.raises(BadAnswer, match="again and again"):
        world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 5


@pytest.mark.parametrize(
    "location",
    ["http://localhost:1/", "http://169.254.169.254/", "file:///etc/passwd", "http://[", ""],
)
def test_redirect_elsewhere(world: World, location: str) -> None:
    world.server.replies["/x"] = Reply(status=302, headers={"Location": location})
    with pytest.raises(BadAnswer):
        world.web.fetch(ask(world), keep)


@pytest.mark.parametrize(
    ("url", "target", "may"),
    [
        ("https://export.arxiv.org/a", "https://arxiv.org/b", True),
        ("http://export.arxiv.org/a", "https://export.arxiv.org/a", True),
        ("https://arxiv.org/a", "http://arxiv.org/a", False),
        ("https://arxiv.org/a", "https://arxiv.org.evil.example/a", False),
        ("https://arxiv.org/a", "https://user@arxiv.org/a", False),
        ("https://10.0.0.1/a", "https://127.0.0.1/a", False),
        ("https://arxiv.org/a", "https://org/a", False),
    ],
)
def test_where_a_redirect_find_target(url: str, target: str, may: bool) -> None:
    assert bool(_find_target(url, target)) is may


def test_answer_is_kept_for_a_day(world: World) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    for _ in range(3):
        assert world.web.fetch(ask(world), keep) == b"fine"
    assert len(world.server.asked) == 1
    world.slept.append(24 * 60 * 60)
    world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 2


def test_unreadable_answer_is_not_kept(world: World) -> None:
    world.server.replies["/x"] = [Reply(b"<html>"), Reply(b"fine")]
    with pytest.raises(BadAnswer):
        world.web.fetch(ask(world), refuse)
    assert world.web.fetch(ask(world), keep) == b"fine"


@pytest.mark.parametrize("harm", [b"", b"{", b"{}\nfine", b"\xff\xfe", b"[" * 100_000, b"null\nx"])
def test_spoilt_entry_is_asked_for_again(world: World, harm: bytes) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    world.web.fetch(ask(world), keep)
    (entry,) = world.web.cache.folder.glob("*.answer")
    for spoilt in (harm, entry.read_bytes()[:-1], entry.read_bytes() + b"!"):
        world.server.asked.clear()
        entry.write_bytes(spoilt)
        assert world.web.fetch(ask(world), keep) == b"fine"
        assert len(world.server.asked) == 1


def test_refresh_and_no_cache(world: World) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    world.web.use_kept = False
    world.web.fetch(ask(world), keep)
    world.web.fetch(ask(world), keep)
    assert len(world.server.asked) == 2
    assert len(list(world.web.cache.folder.glob("*.answer"))) == 1
    for entry in world.web.cache.folder.glob("*.answer"):
        entry.unlink()
    world.web.keep = False
    world.web.fetch(ask(world), keep)
    assert list(world.web.cache.folder.glob("*.answer")) == []


def test_folder_that_cannot_be_written(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    world.web.cache.folder = tmp_path / "file" / "cache"
    world.server.replies["/x"] = Reply(b"fine")
    assert world.web.fetch(ask(world, gap=3), keep) == b"fine"


def test_secret_is_neither_kept_nor_shown(world: World) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    world.web.fetch(ask(world, secret=TOKEN), keep)
    assert world.server.asked[0].headers["Authorization"] == "Bearer t0ken"
    for file in world.web.cache.folder.iterdir():
        assert b"t0ken" not in file.read_bytes()
    assert "t0ken" not in repr(ask(world, secret=TOKEN))


def test_pace(world: World) -> None:
    world.server.replies["/x"] = Reply(b"fine")
    world.web.use_kept = False
    for _ in range(4):
        world.web.fetch(ask(world, gap=3), keep)
    assert world.slept == [3, 3, 3]


def test_pace_of_several_processes(tmp_path: Path) -> None:
    caches = [Cache(tmp_path, clock=lambda: 1000.0) for _ in range(4)]
    assert [cache.take_turn("arXiv", 3) for cache in caches] == [0, 3, 6, 9]


@pytest.mark.parametrize("stamp", [b"", b"soon", b"nan", b"inf", b"1e300", b"99999999999"])
def test_odd_stamp_does_not_stop_anybody(tmp_path: Path, stamp: bytes) -> None:
    (tmp_path / "arXiv.turn").write_bytes(stamp)
    assert 0 <= Cache(tmp_path, clock=lambda: 1000.0).take_turn("arXiv", 3) <= 3


def test_lock_of_a_dead_process(tmp_path: Path) -> None:
    (tmp_path / "arXiv.lock").write_bytes(b"")
    slept: list[float] = []
    cache = Cache(tmp_path, clock=lambda: 1000.0, sleep=slept.append)
    assert cache.take_turn("arXiv", 3) == 0
    assert sum(slept) <= 10
