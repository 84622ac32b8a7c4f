"""Only the public web is asked, and only the head of an answer is read."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from generator.sources.public_web import (
    NoSuchHost,
    NotPublic,
    NoVisit,
    PublicWeb,
    is_public,
    look_up,
)
from tests.sources.services.server import Reply, Server, serve


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


def make_web(**more: object) -> PublicWeb:
    """May ask this machine."""
    return PublicWeb("readinglist/test", may_ask=lambda address, port: True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1"),  # noqa: S104
        *("::1", "::", "fe80::1", "fd00::1", "fec0::1", "ff02::1", "ff0e::1", "::10.0.0.1"),
        *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:0:a00:1::1"),
    ],
)
def test_addresses_that_are_nobodys_or_somebodys_own(address: str) -> None:
    assert not is_public(address, 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address, 443)
    assert is_public(address, 80)
    assert not is_public(address, 22)
    assert not is_public(address, 6379)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "[::1]", "0"]
)
def test_this_machine_is_not_asked_by_any_name(server: Server, host: str) -> None:
    port = server.url.rsplit(":", 1)[1]
    with pytest.raises(NoVisit):
        PublicWeb("test").ask("GET", f"http://{host}:{port}/secret")
    assert server.asked == []


def test_a_name_with_one_private_address_is_not_asked(server: Server) -> None:
    web = PublicWeb("test", find=lambda host, port: ["8.8.8.8", "127.0.0.1"])
    with pytest.raises(NotPublic, match="is not on the public web, and was not asked"):
        web.ask("GET", "http://rebound.example/")


def test_it_connects_to_the_address_that_was_looked_at(server: Server) -> None:
    """A second look at the name could give another address."""
    looked: list[str] = []

    def find(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    server.replies["/x?q=1"] = Reply(b"page")
    port = server.url.rsplit(":", 1)[1]
    reply = make_web(find=find).ask("GET", f"http://site.example:{port}/x?q=1#part")
    assert reply.status == 200
    assert looked == ["site.example"]
    assert server.asked[0].headers == {
        "Host": f"site.example:{port}",
        "User-Agent": "readinglist/test",
        "Accept": "*/*",
        "Connection": "close",
    }


def test_head_of_the_answer(server: Server) -> None:
    headers = {"Location": "/there", "Retry-After": "7"}
    server.replies["/x"] = Reply(b"x" * 10_000_000, 301, headers)
    reply = make_web().ask("HEAD", f"{server.url}/x")
    assert (reply.status, reply.location, reply.retry_after) == (301, "/there", "7")
    assert make_web().ask("GET", f"{server.url}/x") == reply


def test_letters_of_other_scripts_and_spaces(server: Server) -> None:
    server.replies["/mélange/a b"] = Reply(b"page")
    assert make_web().ask("GET", f"{server.url}/mélange/a b").status == 200
    assert make_web().ask("GET", f"{server.url}/m%C3%A9lange/a%20b").status == 200


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.org/", "file:///etc/passwd", "https:///x", "http://me:pw@example.org/"),
        *("http://example.org:99999/", f"http://{'a' * 70}.example/", "http://a..b/"),
    ],
)
def test_addresses_that_cannot_be_asked(url: str) -> None:
    with pytest.raises(NoVisit):
        make_web(find=lambda host, port: pytest.fail("was looked up")).ask("GET", url)


@pytest.mark.parametrize(
    ("number", "kind"), [(socket.EAI_NONAME, NoSuchHost), (socket.EAI_AGAIN, NoVisit)]
)
def test_only_a_name_that_is_not_there_is_called_so(
    monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "says the system")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(kind):
        look_up("example.org", 443)


def test_silence_and_broken_connections(server: Server) -> None:
    server.replies |= {"/reset": Reply(reset=True)}
    with pytest.raises(NoVisit, match="cannot be reached, or broke off"):
        make_web().ask("GET", f"{server.url}/reset")
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        with pytest.raises(NoVisit, match="did not answer in time"):
            make_web(patience=0.05).ask("GET", url)
    with pytest.raises(NoVisit, match="cannot be reached"):
        make_web().ask("GET", url)


@pytest.mark.parametrize("at_once", [b"", b"HTTP/1.1 20", b"HTTP/1.1 200 OK\r\nX: "])
def test_answer_that_comes_drop_by_drop_is_broken_off(at_once: bytes) -> None:
    """Each drop comes in time, all of them would take a minute; ``at_once`` is there already."""
    stop = threading.Event()
    with socket.socket() as slow:
        slow.bind(("127.0.0.1", 0))
        slow.listen()

        def drip() -> None:
            connected, _ = slow.accept()
            with connected:
                connected.sendall(at_once)
                for byte in b"y" * 6000 if at_once.endswith(b" ") else b"":
                    if stop.wait(0.01):
                        return
                    try:
                        connected.sendall(bytes([byte]))
                    except OSError:
                        return
                stop.wait(60)

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            with pytest.raises(NoVisit, match="did not answer in time"):
                make_web(total=0.2).ask("GET", f"http://127.0.0.1:{slow.getsockname()[1]}/")
        finally:
            stop.set()
            thread.join()


def test_certificate_that_nobody_signed(server: Server) -> None:
    port = server.url.rsplit(":", 1)[1]
    with pytest.raises(NoVisit):
        make_web().ask("GET", f"https://127.0.0.1:{port}/")
