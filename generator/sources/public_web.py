"""One request to an address that a stranger wrote: the other module that opens a connection.

``http.py`` talks to services whose addresses are ours. Here the address comes from a record, so a
machine inside of somebody's network must not be made to call its neighbours: the name is looked up,
every address that it has must be a public one, and the connection goes to an address that was
looked at, not to the name again. No proxy, no credentials, no cookies; the body is not read.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

PORTS = {80, 443, 8080, 8443}
"""Where websites are; a record is no reason to knock at other doors."""

_DEFAULTS = {"http": 80, "https": 443}
_SAFE = "/:@!$&'()*+,;=~-._%?"
_LONGEST_URL = 2000

_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_TUNNEL_V6 = ipaddress.ip_network("2002::/16")
"""6to4: the address of another machine in it, which may be a private one."""


class NoSuchHost(Exception):
    """The name is not in the domain name system."""


class NoVisit(Exception):
    """There was no answer; the text completes "the site …"."""


class NotPublic(NoVisit):
    """The address is none of the public web, and was not asked."""


@dataclass(frozen=True)
class Reply:
    status: int
    location: str = ""
    retry_after: str = ""


def is_public(address: str, port: int) -> bool:
    """Whether anybody on the internet could ask there."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped), port)
        if ip not in _GLOBAL_V6 or ip in _TUNNEL_V6:
            return False
    return ip.is_global and not ip.is_multicast and port in PORTS


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order of the system's preference.

    Raises:
        NoSuchHost: if there is none of that name.
        NoVisit: if that could not be found out.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoSuchHost(host) from None
        raise NoVisit("could not be looked up") from None
    except (UnicodeError, OSError):
        raise NoVisit("has a name that cannot be looked up") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class PublicWeb:
    agent: str
    """Who asks: the User-Agent."""

    patience: float = 10.0
    """Seconds to connect, and between two pieces of an answer."""

    total: float = 20.0
    """Seconds for one request."""

    may_ask: Callable[[str, int], bool] = is_public
    find: Callable[[str, int], list[str]] = look_up
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, method: str, url: str) -> Reply:
        """The head of the answer; redirects are not followed.

        Raises:
            NoSuchHost: if the name is not there.
            NotPublic: if the address is none of the public web.
            NoVisit: for everything else that is no answer.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or _DEFAULTS.get(parts.scheme, 0)
            name = host if ":" in host else host.encode("idna").decode("ascii")
        except ValueError:
            raise NoVisit("has an address that cannot be used") from None
        if not name or parts.scheme not in _DEFAULTS or parts.username is not None:
            raise NoVisit("has an address that cannot be used")
        addresses = self.find(name, port)
        if not addresses or not all(self.may_ask(address, port) for address in addresses):
            raise NotPublic("is not on the public web, and was not asked")
        path = quote(parts.path or "/", safe=_SAFE)
        path += f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        try:
            return self._talk(method, parts.scheme, (name, addresses[0], port), path)
        except ssl.SSLError:
            raise NoVisit("shows no certificate that can be trusted") from None
        except TimeoutError:
            raise NoVisit("did not answer in time") from None
        except (OSError, HTTPException, ValueError):
            raise NoVisit("cannot be reached, or broke off") from None

    def _talk(self, method: str, scheme: str, at: tuple[str, str, int], path: str) -> Reply:
        name, address, port = at
        connected: socket.socket = socket.create_connection((address, port), self.patience)
        # What comes drop by drop never makes one read wait for too long.
        is_late = threading.Event()
        late = threading.Timer(self.total, lambda: _break_off(connected, is_late))
        late.daemon = True
        late.start()
        try:
            if scheme == "https":
                secure = self.tls.wrap_socket(
                    connected, server_hostname=name, do_handshake_on_connect=False
                )
                connected = secure
                secure.do_handshake()
            shown = f"[{name}]" if ":" in name else name
            connection = HTTPConnection(name, port)
            connection.sock = connected
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            connection.putheader("Host", shown if port == _DEFAULTS[scheme] else f"{shown}:{port}")
            for header in (("User-Agent", self.agent), ("Accept", "*/*"), ("Connection", "close")):
                connection.putheader(*header)
            connection.endheaders()
            answer = connection.getresponse()
            if is_late.is_set():  # what was read is only the beginning
                raise TimeoutError
            location = answer.headers.get("Location", "")[:_LONGEST_URL]
            return Reply(answer.status, location, answer.headers.get("Retry-After", "")[:40])
        except (OSError, HTTPException, ValueError):
            # However far the answer had come when it was broken off.
            if is_late.is_set():
                raise TimeoutError from None
            raise
        finally:
            late.cancel()
            connected.close()


def _break_off(connected: socket.socket, is_late: threading.Event) -> None:
    is_late.set()
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        connected.close()
