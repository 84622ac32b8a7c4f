"""Requests to services: the only module that opens a connection.

Polite: it says who asks, keeps to a service's pace, waits as long as a service wants it to, and
asks no service again that has failed. Careful: limits of time and size, redirects only within a
service's own site, and no answer is kept that could not be read.
"""

from __future__ import annotations

import ipaddress
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TooSlow

from generator.publish.cache import Cache

T = TypeVar("T")

_TRY_AGAIN = {429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}
_NOT_THERE = {404, 410, 451}


class ServiceError(Exception):
    """A service did not give what was asked for; ``reason`` completes "arXiv …"."""

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(service, reason)
        self.service, self.reason = service, reason

    def __str__(self) -> str:
        return f"{self.service} {self.reason}"


class NotThere(ServiceError):
    """The service works and does not know the thing."""


class NoAnswer(ServiceError):
    """The service is down, out of reach, too slow, or wants no more requests now."""


class Refused(NoAnswer):
    """The service works, and does not let this one thing be asked."""


class BadAnswer(ServiceError):
    """What came is not what the service is documented to send."""


@dataclass(frozen=True)
class Request:
    service: str
    """The name that people know it by."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    """A token for this host alone, of which neither cache nor messages know."""

    gap: float = 0.0
    """Seconds between two requests to the service, whoever makes them on this machine."""

    @property
    def key(self) -> str:
        return f"{self.url} {self.headers.get('Accept', '')}".strip()


@dataclass(frozen=True)
class Limits:
    connect: float = 10.0
    """Seconds, as are the next two."""

    read: float = 20.0
    """Between two pieces of an answer."""

    total: float = 45.0
    """For one whole answer."""

    most_bytes: int = 4_000_000
    tries: int = 4
    longest_wait: float = 60.0
    """Seconds; a service that wants us to wait longer is left alone."""

    most_redirects: int = 4


@dataclass
class Web:
    agent: str
    """Who asks: the User-Agent."""

    cache: Cache
    use_kept: bool = True
    keep: bool = True
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    tell: Callable[[str], None] = lambda sentence: None
    """Told why it takes long."""

    _failed: dict[str, NoAnswer] = field(default_factory=dict)

    def fetch(self, request: Request, read: Callable[[bytes], T]) -> T:
        """What ``read`` makes of the answer; an answer that it refuses is not kept.

        Raises:
            ServiceError: one of its kinds; ``read`` raises ``BadAnswer`` or ``NotThere``.
        """
        if self.use_kept and (kept := self.cache.read(request.key)) is not None:
            try:
                return read(kept)
            except ServiceError:
                self.cache.remove(request.key)
        if request.service in self._failed:
            raise self._failed[request.service]
        try:
            body = self._try(request)
        except NoAnswer as error:
            if not isinstance(error, Refused):
                self._failed[request.service] = error
            raise
        result = read(body)
        if self.keep:
            self.cache.write(request.key, body)
        return result

    def _try(self, request: Request) -> bytes:
        for attempt in range(1, self.limits.tries + 1):
            try:
                return self._follow(request)
            except _Busy as busy:
                wait = busy.wait
                if wait is None:
                    wait = min(2.0**attempt, self.limits.longest_wait) * (0.5 + self.chance() / 2)
                if attempt == self.limits.tries or wait > self.limits.longest_wait:
                    asks = f" and asks to wait {wait:,.0f} seconds" if busy.wait else ""
                    raise NoAnswer(request.service, f"{busy.reason}{asks}") from None
                self.tell(f"{request.service} {busy.reason}; trying again in {wait:.0f} s")
                self.sleep(wait)
        raise NoAnswer(request.service, "was not asked")

    def _follow(self, request: Request) -> bytes:
        url, secret = request.url, request.secret
        for _ in range(self.limits.most_redirects + 1):
            answer, body = self._ask(request, url, secret)
            if answer.status not in _MOVED:
                return self._judge(request, answer, body)
            target = _find_target(url, answer.headers.get("Location", ""))
            if not target:
                raise BadAnswer(request.service, "sends us on to a place that is not its own")
            if urlsplit(target).netloc != urlsplit(url).netloc:
                secret = ""
            url = target
        raise BadAnswer(request.service, "sends us on again and again")

    def _ask(
        self, request: Request, url: str, secret: str
    ) -> tuple[urllib3.BaseHTTPResponse, bytes]:
        if request.gap and (wait := self.cache.take_turn(request.service, request.gap)) > 0:
            self.sleep(wait)
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip", **request.headers}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        timeout = urllib3.Timeout(connect=self.limits.connect, read=self.limits.read)
        end = self.clock() + self.limits.total
        try:
            with _make_pool(url) as pool:
                answer = pool.request(
                    "GET",
                    url,
                    headers=headers,
                    timeout=timeout,
                    redirect=False,
                    retries=False,
                    preload_content=False,
                )
                try:
                    return answer, self._read(request, answer, end)
                finally:
                    answer.close()
        except NewConnectionError:  # which is a TimeoutError, too
            raise _Busy("cannot be reached") from None
        except TooSlow:
            raise _Busy("did not answer in time") from None
        except SSLError:
            raise NoAnswer(request.service, "shows no certificate that can be trusted") from None
        except (HTTPError, OSError):
            raise _Busy("broke the connection off") from None
        except ValueError:
            raise BadAnswer(request.service, "has an address that cannot be used") from None

    def _read(self, request: Request, answer: urllib3.BaseHTTPResponse, end: float) -> bytes:
        """The body. ``read1`` comes back after each piece, so that a service that sends a byte now
        and then is noticed."""
        body = bytearray()
        while piece := answer.read1(1 << 16):
            body += piece
            if len(body) > self.limits.most_bytes:
                raise BadAnswer(
                    request.service, f"sends more than {self.limits.most_bytes:,} bytes"
                )
            if self.clock() > end:
                raise _Busy("did not answer in time")
        return bytes(body)

    def _judge(self, request: Request, answer: urllib3.BaseHTTPResponse, body: bytes) -> bytes:
        status, headers = answer.status, answer.headers
        if status == 200:
            return body
        if status in _NOT_THERE:
            raise NotThere(request.service, "does not know it")
        used_up = headers.get("X-RateLimit-Remaining") == "0"
        # GitHub's second limit, of requests in a short time, may send no header at all.
        says_so = b"rate limit" in body[:2000].lower()
        limited = status == 403 and (used_up or says_so or "Retry-After" in headers)
        if status in _TRY_AGAIN or limited:
            reset = headers.get("X-RateLimit-Reset") if used_up else None
            wait = self._read_wait(headers.get("Retry-After"), reset)
            reason = "wants no more requests now" if status in (403, 429) else "is out of order"
            raise _Busy(f"{reason} (HTTP {status})", wait)
        kind = NoAnswer if status == 401 else Refused
        raise kind(request.service, f"refuses the request (HTTP {status})")

    def _read_wait(self, retry_after: str | None, reset: str | None) -> float | None:
        """Seconds that the service asks for: Retry-After (RFC 9110, section 10.2.3) as seconds or
        as a date, or GitHub's time of the next allowance."""
        now = self.today()
        for text, start in ((retry_after, 0.0), (reset, now)):
            if text and text.strip().isascii() and text.strip().isdigit() and len(text) < 16:
                return max(0.0, float(text) - start)
        try:
            date = parsedate_to_datetime(retry_after or "")
        except ValueError:
            return None
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return max(0.0, (date - datetime.fromtimestamp(now, UTC)).total_seconds())


class _Busy(Exception):
    """It may go better a little later."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


def _make_pool(url: str) -> urllib3.PoolManager:
    """One connection: a service is asked once or twice in a run."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}")
    return urllib3.PoolManager()


def _find_target(url: str, location: str) -> str:
    """Where a redirect leads, if it stays within the site (``export.arxiv.org``, ``arxiv.org``) and
    does not leave https; otherwise nothing."""
    try:
        target = urljoin(url, location)
        before, after = urlsplit(url), urlsplit(target)
        safe = after.scheme == "https" or after.scheme == before.scheme == "http"
        same = _name_site(before) == _name_site(after) and after.username is None
    except ValueError:
        return ""
    return target if safe and same else ""


def _name_site(parts: SplitResult) -> str:
    """The last two parts of a host's name; of an address the whole, with the port."""
    host = (parts.hostname or "").lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ".".join(host.split(".")[-2:]) if "." in host else parts.netloc
    return parts.netloc
