"""Whether the addresses in records still lead somewhere.

Polite: one request at a time to a host, with a gap; HEAD first, which sends no page. Careful with
its words: dead is only what says so itself; a site that is down, slow or does not like to be asked
by a program is uncertain.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from urllib.parse import quote, urljoin, urlsplit

from generator.sources.public_web import NoSuchHost, NotPublic, NoVisit, Reply

Ask = Callable[[str, str], Reply]
"""``PublicWeb.ask``: method, address."""

GONE = {404, 410}
FOR_GOOD = {301, 308}
ELSEWHERE = {301, 302, 303, 307, 308}
LATER = {429, 500, 502, 503, 504}

_SAFE = ":/?#[]@!$&'()*+,;=~-._%"


class State(Enum):
    FINE = "fine"
    MOVED = "moved"
    """It leads somewhere, and says that it has another address for good."""

    DEAD = "dead"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Finding:
    url: str
    state: State
    reason: str = ""
    """Why it is not fine, in a few words of ours."""

    moved_to: str = ""
    nameless: bool = False
    """Dead because the domain name system does not know the host."""


@dataclass
class LinkCheck:
    ask: Ask
    gap: float = 1.0
    """Seconds between two requests to a host."""

    total: float = 30 * 60.0
    """Seconds for all; what is left then is uncertain."""

    longest_wait: float = 20.0
    """Seconds; a site that wants us to wait longer is uncertain."""

    most_redirects: int = 5
    at_once: int = 8
    """Hosts that are asked side by side."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    tell: Callable[[str], None] = lambda url: None
    """Told of each address when it is done, from several threads."""

    _turns: dict[str, _Turn] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def check(self, urls: Iterable[str]) -> dict[str, Finding]:
        """What became of each address, in the order given."""
        end = self.clock() + self.total
        by_host: dict[str, list[str]] = {}
        wanted = list(dict.fromkeys(urls))
        for url in wanted:
            by_host.setdefault(_name_host(url), []).append(url)
        with ThreadPoolExecutor(self.at_once) as pool:
            rows = pool.map(
                lambda row: [self._check_one(url, end) for url in row], by_host.values()
            )
            found = {finding.url: finding for row in rows for finding in row}
        return _doubt_all(found) if _is_offline(found.values()) else {u: found[u] for u in wanted}

    def _check_one(self, url: str, end: float) -> Finding:
        if self.clock() > end:
            return Finding(url, State.UNCERTAIN, "was not asked: there was no time left")
        finding = self._follow(url)
        self.tell(url)
        return finding

    def _follow(self, url: str) -> Finding:
        here, for_good = url, True
        for _ in range(self.most_redirects + 1):
            try:
                reply = self._ask_patiently(here)
            except NoSuchHost:
                if here != url:
                    return Finding(url, State.DEAD, "leads to a host that does not exist")
                return Finding(url, State.DEAD, "the host does not exist", nameless=True)
            except NoVisit as error:
                return Finding(url, State.UNCERTAIN, f"the site {error}")
            if reply.status not in ELSEWHERE:
                return _judge(url, here if for_good else url, reply)
            target = _find_target(here, reply.location)
            if not target:
                return Finding(url, State.UNCERTAIN, "leads on to what is no address")
            # Only as far as every step is for good is the new address the one to write down.
            for_good = for_good and reply.status in FOR_GOOD
            here = target
        return Finding(url, State.UNCERTAIN, "leads on again and again")

    def _ask_patiently(self, url: str) -> Reply:
        """Once more where it may go better; GET where a site says no to HEAD, as many do by
        mistake."""
        try:
            reply = self._ask("HEAD", url)
        except NotPublic:
            raise
        except NoVisit:
            return self._ask("GET", url)
        if reply.status in LATER:
            wait = _read_wait(reply.retry_after)
            if wait > self.longest_wait:
                return reply
            self.sleep(wait)
        return reply if reply.status < 400 else self._ask("GET", url)

    def _ask(self, method: str, url: str) -> Reply:
        with self._take_turn(_name_host(url)):
            return self.ask(method, url)

    @contextmanager
    def _take_turn(self, host: str) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            if turn.last is not None and (wait := turn.last + self.gap - self.clock()) > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                turn.last = self.clock()


@dataclass
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float | None = None


def _judge(url: str, where: str, reply: Reply) -> Finding:
    status = reply.status
    if status in GONE:
        return Finding(url, State.DEAD, f"is not there (HTTP {status})")
    if 200 <= status < 300:
        same = where.partition("#")[0] == url.partition("#")[0]
        return Finding(url, State.FINE) if same else Finding(url, State.MOVED, "", where)
    if status == 429:
        return Finding(url, State.UNCERTAIN, "the site wants no more requests (HTTP 429)")
    if status >= 500:
        return Finding(url, State.UNCERTAIN, f"the site is out of order (HTTP {status})")
    return Finding(url, State.UNCERTAIN, f"the site does not let us look (HTTP {status})")


def _find_target(here: str, location: str) -> str:
    """Where a redirect leads; empty where that is no address of the web."""
    try:
        target = quote(urljoin(here, location.strip()), safe=_SAFE) if location else ""
        parts = urlsplit(target)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.username is None
    except ValueError:
        return ""
    return target if fine else ""


def _read_wait(retry_after: str) -> float:
    """Seconds; a date counts as long, nothing as a moment."""
    text = retry_after.strip()
    if not text:
        return 2.0
    return float(text) if text.isascii() and text.isdigit() and len(text) < 9 else float("inf")


def _name_host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _is_offline(findings: Iterable[Finding]) -> bool:
    """Whether no host at all was found: then it is this machine that lacks something."""
    findings = list(findings)
    return len({_name_host(f.url) for f in findings}) > 2 and all(f.nameless for f in findings)


def _doubt_all(found: dict[str, Finding]) -> dict[str, Finding]:
    reason = "no host at all was found: is this machine on the internet?"
    return {
        url: replace(finding, state=State.UNCERTAIN, reason=reason)
        for url, finding in found.items()
    }
