"""Which addresses of the network may be reached: names that lead into private ranges are refused."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]

ALLOWED = "MATERIA_ALLOW_PRIVATE"
"""Scrapy setting with the networks that may be reached although they are private."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str, allowed: Sequence[str] = ()) -> bool:
    """Whether an IP address may be asked: one on the public internet, or in an `allowed` network."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner), allowed)
    networks = [ipaddress.ip_network(n) for n in allowed]
    if any(ip.version == n.version and ip in n for n in networks):
        return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@implementer(IHostnameResolver)
class GuardedResolver(CachingHostnameResolver):
    """Resolves names, and drops every address that may not be reached; what is dropped is never connected to.

    The check stands where the connection's address comes from, so that a name which changes its address between
    check and use, a redirect, or an unusual spelling of an address makes no difference.
    """

    refused: frozenset[str] = frozenset()
    """Hosts of which an address was dropped (shared by all resolvers of the process)."""

    def __init__(self, reactor: Any, cache_size: int, allowed: Sequence[str]) -> None:
        super().__init__(reactor, cache_size)
        self._allowed = tuple(allowed)

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        """Made by Scrapy."""
        return cls(reactor, crawler.settings.getint("DNSCACHE_SIZE"), crawler.settings.getlist(ALLOWED))

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Called by Twisted for every connection, also for an address that is no name."""
        guarded: Any = _Guarded(resolutionReceiver, hostName, self._allowed)
        return super().resolveHostName(guarded, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Guarded:
    def __init__(self, receiver: Any, host: str, allowed: Sequence[str]) -> None:
        self._receiver = receiver
        self._host = host
        self._allowed = allowed

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if is_public(address.host, self._allowed):
            self._receiver.addressResolved(address)
        else:
            GuardedResolver.refused |= {self._host}

    def resolutionComplete(self) -> None:  # noqa: N802
        self._receiver.resolutionComplete()
