"""How many headers an answer may have: the engine reads them without end and keeps all of them."""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from twisted.python.failure import Failure
from twisted.web._newclient import BODY, DONE

MAX_HEADERS = 256 * 1024
"""Bytes of status line, headers and interim answers; servers and other clients allow between 8 and 256 KiB."""


class TooManyHeaders(Exception):  # noqa: N818  (named as refusals are)
    """The headers of an answer do not end."""

    def __init__(self) -> None:
        super().__init__(f"more than {MAX_HEADERS:,} bytes of headers; cut off")


def has_too_many(error: BaseException) -> bool:
    """Whether a request failed because of its answer's headers: the engine wraps the reason, and wraps that again."""
    reasons = getattr(error, "reasons", None) or getattr(error.__cause__, "reasons", None) or ()
    return any(isinstance(getattr(reason, "value", reason), TooManyHeaders) for reason in reasons)


class DownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own for http and https, over connections that end where headers do not."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Connections


class _Connections(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: Any) -> _Connection:  # noqa: ARG002, N802
        return _Connection(self._quiescentCallback)  # type: ignore[no-untyped-call]


class _Connection(_LenientHTTP11ClientProtocol):
    _seen = 0

    def request(self, request: Any) -> Any:
        """Begin to count anew: a connection serves many requests."""
        self._seen = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        """Called by Twisted with what the server sent."""
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        parser: Any = self._parser
        if parser is None or parser.state in (BODY, DONE):
            return
        self._seen += len(data)
        if self._seen > MAX_HEADERS:
            self._giveUp(Failure(TooManyHeaders()))  # type: ignore[no-untyped-call]
