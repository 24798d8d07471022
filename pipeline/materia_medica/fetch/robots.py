"""robots.txt and the pace that it asks for, as parts of Scrapy."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from materia_medica.fetch.crawl_state import state_of
from materia_medica.fetch.refusal import AddressRefused, reason_of


class Robots(RobotsTxtMiddleware):
    """robots.txt as RFC 9309 has it: a 4xx allows everything, a 5xx or no answer nothing; `Crawl-delay` is kept."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.sitemaps: dict[str, list[str]] = {}
        self.trouble: dict[str, str] = {}
        """Hosts whose robots.txt could not be had, with the reason; nothing may be asked there."""

    async def process_request(self, request: Request, spider: Any = None) -> None:  # noqa: ARG002
        """Refuse what robots.txt refuses."""
        try:
            await super().process_request(request)
        except IgnoreRequest as error:
            host = urlsplit(request.url).netloc
            if host in self.trouble:
                raise AddressRefused("robots_unreachable", self.trouble[host]) from error
            raise AddressRefused("robots", "robots.txt does not allow this address") from error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status in (408, 429) or 300 <= response.status < 400:
            self.trouble[netloc] = f"robots.txt of {netloc} answered with HTTP {response.status}"
            response = response.replace(body=b"User-agent: *\nDisallow: /\n")
        elif response.status >= 400:
            response = response.replace(body=b"")
        else:
            response = response.replace(body=in_utf_8(response.body))
        await super()._parse_robots(response, netloc, request)
        parser: Any = await self.robot_parser(request)
        if netloc not in self.trouble:
            self.sitemaps[netloc] = list(parser.rp.sitemaps)
            self._slow_down(parser.rp, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        from scrapy.robotstxt import ProtegoRobotParser

        self.trouble.setdefault(netloc, f"robots.txt of {netloc} cannot be had: {reason_of(exc)}")
        waiting: Any = self._parsers[netloc]
        nothing = ProtegoRobotParser(b"User-agent: *\nDisallow: /\n", None)
        self._parsers[netloc] = nothing
        waiting.callback(nothing)

    def _slow_down(self, rules: Any, request: Request) -> None:
        settings = state_of(self.crawler).settings
        agent = settings.product()
        rate = rules.request_rate(agent)
        delay = max(rules.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        if delay <= settings.delay * settings.throttle:
            return
        if delay > settings.max_retry_after:
            host = urlsplit(request.url).netloc
            state_of(self.crawler).give_up(
                f"robots.txt of {host} wants {delay:,.0f} s between two requests (Crawl-delay), more than "
                f"`max_retry_after` of the source ({settings.max_retry_after:,.0f} s)"
            )
            return
        downloader: Any = cast("Any", self.crawler.engine).downloader
        key = downloader.get_slot_key(request)
        downloader.per_slot_settings[key] = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        if slot := downloader.slots.get(key):
            slot.delay, slot.concurrency, slot.jitter = delay, 1, 0.0


def in_utf_8(body: bytes) -> bytes:
    """A robots.txt in UTF-8: one in UTF-16, with or without its mark, would seem to forbid nothing."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", "replace").encode()
    if b"\0" in body[:2]:
        return body.decode("utf-16-le" if body[1:2] == b"\0" else "utf-16-be", "replace").encode()
    return body


class Throttle(AutoThrottle):
    """AutoThrottle that never goes below the `Crawl-delay` of a host."""

    def _response_downloaded(self, response: Response, request: Request, spider: Any) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if slot is not None and key is not None:
            downloader: Any = cast("Any", self.crawler.engine).downloader
            slot.delay = max(slot.delay, downloader.per_slot_settings.get(key, {}).get("delay", 0.0))
