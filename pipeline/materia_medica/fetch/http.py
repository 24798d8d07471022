"""Asking a server for one file, as large as it may be: in a stream, under the same rules as a crawl.

Names that lead into private networks are refused where the connection is made, redirects stay among the source's hosts,
and a host is asked no faster than the source says.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from materia_medica.fetch.addresses import Site
from materia_medica.fetch.network import is_public
from materia_medica.fetch.refusal import AddressRefused
from materia_medica.settings.fetch import FetchSettings

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)


class _Guarded(http.client.HTTPConnection):
    """A connection to an address that may be reached, and to no other one of its name."""

    def __init__(self, host: str, port: int | None, settings: FetchSettings) -> None:
        super().__init__(host, port, timeout=settings.timeout)
        self._allowed = settings.allow_private

    def connect(self) -> None:
        """Called by the library before the first request."""
        found = [str(at[0]) for *_, at in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)]
        public = [address for address in found if is_public(address, self._allowed)]
        if not public:
            raise AddressRefused(
                "private_address", f"{self.host} is in a private network (see `allow_private` of the source)"
            )
        self.sock = socket.create_connection((public[0], self.port), self.timeout)


class _Secured(_Guarded):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


@dataclass
class Client:
    """Asks the hosts of one source."""

    site: Site
    settings: FetchSettings
    requests: int = 0
    statuses: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _asked: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def get(self, url: str, headers: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
        """The answer at an address, its body unread; redirects are followed.

        Raises `AddressRefused`, OSError and `http.client.HTTPException` where there is none.
        """
        for _ in range(MOST_REDIRECTS + 1):
            if why := self.site.may_ask(url):
                raise AddressRefused("offsite", why)
            connection, answer = self._ask(url, headers)
            try:
                if answer.status not in REDIRECTS:
                    yield answer
                    return
                url = self.site.join(answer.headers.get("Location", ""))
            finally:
                connection.close()
        raise AddressRefused("redirect_loop", f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, url: str, headers: Mapping[str, str]) -> tuple[_Guarded, http.client.HTTPResponse]:
        parts = urlsplit(url)
        self._keep_pace(parts.netloc)
        kind = _Secured if parts.scheme == "https" else _Guarded
        connection = kind(parts.hostname or "", parts.port, self.settings)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            sent = {"User-Agent": self.settings.agent(), "Accept-Encoding": "identity", **headers}
            self.requests += 1
            connection.request("GET", target, headers=sent)
            answer = connection.getresponse()
        except BaseException:
            connection.close()
            raise
        self.statuses[str(answer.status)] += 1
        return connection, answer

    def _keep_pace(self, host: str) -> None:
        if self.settings.throttle and host in self._asked:
            time.sleep(max(0.0, self._asked[host] + self.settings.delay - time.monotonic()))
        self._asked[host] = time.monotonic()
