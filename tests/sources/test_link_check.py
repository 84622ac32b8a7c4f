"""What is said of a link: fine, moved, dead, or nothing certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from generator.sources.link_check import Finding, LinkCheck, State
from generator.sources.public_web import NoSuchHost, NotPublic, NoVisit, PublicWeb, Reply
from tests.sources.services.server import Reply as Answer
from tests.sources.services.server import Server, serve


@dataclass
class Visit:
    """A check of links on a server of this machine, in a time that passes only while it sleeps."""

    server: Server
    slept: list[float] = field(default_factory=list)

    def check(self, *ways: str, **more: object) -> list[Finding]:
        web = PublicWeb("readinglist/test", may_ask=lambda address, port: True)
        check = LinkCheck(web.ask, sleep=self.slept.append, clock=lambda: sum(self.slept), **more)  # type: ignore[arg-type]
        return list(check.check(f"{self.server.url}{way}" for way in ways).values())

    def ask(self, way: str = "/x") -> tuple[str, str]:
        found = self.check(way)[0]
        return found.state.value, found.reason or found.moved_to.removeprefix(self.server.url)

    def list_asked(self) -> list[str]:
        return [f"{one.method} {one.path}" for one in self.server.asked]


@pytest.fixture
def visit() -> Iterator[Visit]:
    with serve() as server:
        yield Visit(server)


def lead(target: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"Location": target})


def test_fine_link_is_asked_once_and_sends_no_page(visit: Visit) -> None:
    visit.server.replies["/x"] = Answer(b"page")
    assert visit.ask() == ("fine", "")
    assert visit.list_asked() == ["HEAD /x"]
    assert visit.server.asked[0].headers["User-Agent"] == "readinglist/test"


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_site_that_knows_no_head(visit: Visit, status: int) -> None:
    visit.server.replies |= {"/x": Answer(b"page"), "HEAD /x": Answer(status=status)}
    assert visit.ask() == ("fine", "")
    assert visit.list_asked() == ["HEAD /x", "GET /x"]


@pytest.mark.parametrize("status", [404, 410])
def test_dead(visit: Visit, status: int) -> None:
    visit.server.replies["/x"] = Answer(status=status)
    assert visit.ask() == ("dead", f"is not there (HTTP {status})")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "the site does not let us look (HTTP 401)"),
        (403, "the site does not let us look (HTTP 403)"),
        (429, "the site wants no more requests (HTTP 429)"),
        (500, "the site is out of order (HTTP 500)"),
        (503, "the site is out of order (HTTP 503)"),
        (999, "the site is out of order (HTTP 999)"),
    ],
)
def test_uncertain(visit: Visit, status: int, reason: str) -> None:
    visit.server.replies["/x"] = Answer(status=status)
    assert visit.ask() == ("uncertain", reason)


def test_site_that_is_out_of_order_for_a_moment(visit: Visit) -> None:
    visit.server.replies["/x"] = [
        Answer(status=503, headers={"Retry-After": "7"}),
        Answer(b"page"),
    ]
    assert visit.ask() == ("fine", "")
    assert visit.slept == [7]


def test_it_does_not_wait_for_long(visit: Visit) -> None:
    for wait in ("3600", "Wed, 21 Oct 2026 07:28:00 GMT", "9" * 50):
        visit.server.replies["/x"] = Answer(status=429, headers={"Retry-After": wait})
        assert visit.ask()[0] == "uncertain"
    assert visit.slept == []


def test_moved_for_good(visit: Visit) -> None:
    visit.server.replies |= {"/x": lead("/y", 308), "/y": lead("/z"), "/z": Answer(b"page")}
    assert visit.ask() == ("moved", "/z")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_moved_for_now_is_fine(visit: Visit, status: int) -> None:
    visit.server.replies |= {
        "/x": lead("/y", status),
        "/y": lead("/z"),
        "/z": Answer(b"page"),
    }
    assert visit.ask() == ("fine", "")


def test_redirect_to_what_is_not_there_is_dead(visit: Visit) -> None:
    visit.server.replies["/x"] = lead("/nowhere")
    assert visit.ask() == ("dead", "is not there (HTTP 404)")


def test_five_redirects_are_followed_and_no_more(visit: Visit) -> None:
    visit.server.replies |= {f"/{n}": lead(f"/{n + 1}") for n in range(9)}
    visit.server.replies["/9"] = Answer(b"page")
    assert visit.ask("/4") == ("moved", "/9")
    assert visit.ask("/3") == ("uncertain", "leads on again and again")
    visit.server.replies["/loop"] = lead("/loop")
    assert visit.ask("/loop") == ("uncertain", "leads on again and again")


@pytest.mark.parametrize(
    "target",
    ["ftp://example.org/", "javascript:alert(1)", "http://me:pw@example.org/", "", "http://["],
)
def test_redirect_to_what_is_no_address(visit: Visit, target: str) -> None:
    visit.server.replies["/x"] = lead(target)
    assert visit.ask() == ("uncertain", "leads on to what is no address")


def test_redirect_into_a_private_network_is_not_followed(visit: Visit) -> None:
    """The first address may be asked, the second is looked at as well."""
    port = int(visit.server.url.rsplit(":", 1)[1])
    visit.server.replies |= {"/x": lead(f"http://127.0.0.2:{port}/secret"), "/secret": Answer(b"")}
    web = PublicWeb("test", may_ask=lambda address, _: address == "127.0.0.1")
    check = LinkCheck(web.ask, sleep=lambda seconds: None)
    (found,) = check.check([f"{visit.server.url}/x"]).values()
    assert found.state is State.UNCERTAIN
    assert found.reason == "the site is not on the public web, and was not asked"
    assert visit.list_asked() == ["HEAD /x"]


def test_one_request_at_a_time_with_a_gap(visit: Visit) -> None:
    ways = ("/1", "/2", "/3")
    visit.server.replies |= dict.fromkeys(ways, Answer(b"page"))
    assert [one.state for one in visit.check(*ways)] == [State.FINE] * 3
    assert visit.slept == [1.0, 1.0]
    assert visit.list_asked() == [f"HEAD {way}" for way in ways]


def test_the_same_address_is_asked_once(visit: Visit) -> None:
    visit.server.replies["/x"] = Answer(b"page")
    assert len(visit.check("/x", "/x")) == 1
    assert len(visit.server.asked) == 1


def test_what_is_left_when_time_is_up_is_uncertain(visit: Visit) -> None:
    ways = [f"/{n}" for n in range(10)]
    visit.server.replies |= dict.fromkeys(ways, Answer(b"page"))
    found = visit.check(*ways, total=4.5)
    assert [one.state.value for one in found] == ["fine"] * 6 + ["uncertain"] * 4
    assert found[-1].reason == "was not asked: there was no time left"


def make_check(errors: dict[str, Exception]) -> LinkCheck:
    def ask(method: str, url: str) -> Reply:
        if url in errors:
            raise errors[url]
        return Reply(200)

    return LinkCheck(ask, sleep=lambda seconds: None)


def test_hosts_that_do_not_answer() -> None:
    errors = {
        "https://gone.example/": NoSuchHost("gone.example"),
        "https://slow.example/": NoVisit("did not answer in time"),
        "https://inner.example/": NotPublic("is not on the public web, and was not asked"),
    }
    found = make_check(errors).check([*errors, "https://fine.example/"])
    said = [(one.state.value, one.reason) for one in found.values()]
    assert said == [
        ("dead", "the host does not exist"),
        ("uncertain", "the site did not answer in time"),
        ("uncertain", "the site is not on the public web, and was not asked"),
        ("fine", ""),
    ]


def test_machine_without_a_network_calls_nothing_dead() -> None:
    urls = [f"https://site-{n}.example/" for n in range(5)]
    found = make_check({url: NoSuchHost(url) for url in urls}).check(urls)
    assert {one.state for one in found.values()} == {State.UNCERTAIN}
    assert {one.reason for one in found.values()} == {
        "no host at all was found: is this machine on the internet?"
    }
