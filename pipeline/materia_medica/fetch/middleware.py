"""What every request of a crawl passes through: hosts, pauses, retries, redirects, limits of size."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import load_object

from materia_medica.fetch.addresses import same_page
from materia_medica.fetch.crawl_state import state_of
from materia_medica.fetch.headers import TooManyHeaders, has_too_many
from materia_medica.fetch.network import GuardedResolver
from materia_medica.fetch.refusal import AddressRefused, Moved

PAGE = "page"
"""Key of `Request.meta` with the page's path; absent for robots.txt and sitemaps."""


class Guard:
    """Refuses addresses of other hosts, also after redirects, and holds requests back while a host wants a pause."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Guard:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Called for every request, robots.txt and the hops of a redirect included."""
        crawl = state_of(self._crawler)
        if why := crawl.site.may_ask(request.url):
            raise AddressRefused("offsite", why)
        host = urlsplit(request.url).netloc
        while (wait := crawl.pauses.get(host, 0.0) - time.monotonic()) > 0 and not crawl.stopping.is_set():
            await crawl.sleep(wait)
        if crawl.stopping.is_set():
            raise AddressRefused("stopped", "the fetch was stopped")


class Retry:
    """Further attempts with growing waits; `Retry-After` holds back the whole host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._codes = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}
        self._errors = tuple(load_object(e) for e in crawler.settings.getlist("RETRY_EXCEPTIONS"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Retry:
        """Made by Scrapy."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again later where the answer says that this may help."""
        if response.status not in self._codes:
            return response
        crawl = state_of(self._crawler)
        host = urlsplit(request.url).netloc
        said = retry_after(response.headers.get("Retry-After"))
        if said is not None and said > crawl.settings.max_retry_after:
            crawl.give_up(f"{host} wants to be asked again in {said:,.0f} s only (Retry-After)")
        again = get_retry_request(request, spider=self._spider(), reason=f"HTTP {response.status}")
        if again is None:
            return response
        wait = self._wait(request) if said is None else said
        if said is not None or response.status in (429, 503):
            crawl.pauses[host] = max(crawl.pauses.get(host, 0.0), time.monotonic() + wait)
        await crawl.sleep(wait)
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Ask again after a broken connection."""
        host = urlsplit(request.url).hostname
        if isinstance(exception, CannotResolveHostError) and host in GuardedResolver.refused:
            raise AddressRefused(
                "private_address", f"{host} is in a private network (see `allow_private` of the source)"
            )
        if has_too_many(exception):
            raise AddressRefused("oversized_headers", str(TooManyHeaders()))
        if not isinstance(exception, self._errors):
            return None
        crawl = state_of(self._crawler)
        again = get_retry_request(request, spider=self._spider(), reason=exception)
        if again is not None:
            await crawl.sleep(self._wait(request))
        return again

    def _spider(self) -> Spider:
        return cast("Spider", self._crawler.spider)

    def _wait(self, request: Request) -> float:
        settings = state_of(self._crawler).settings
        grown: float = settings.retry_delay * 2 ** request.meta.get("retry_times", 0)
        return min(grown, settings.max_retry_after) * random.uniform(0.8, 1.2)  # noqa: S311  (spreads load, no secret)


class Redirects(RedirectMiddleware):
    """Follows a page's redirect only to another spelling of the same page; any other is a page that moved."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        page = request.meta.get(PAGE)
        crawl = state_of(self.crawler)
        if why := crawl.site.may_ask(redirected.url):
            raise AddressRefused("offsite_redirect", f"redirects to {redirected.url}: {why}")
        if redirected.url in (request.url, *request.meta.get("redirect_urls", ())):
            raise AddressRefused("redirect_loop", f"redirects in a circle over {redirected.url}")
        if page is not None and not same_page(crawl.site.path_below(redirected.url), page):
            raise Moved(redirected.url)
        try:
            again = super()._redirect(redirected, request, reason)
        except IgnoreRequest:
            raise AddressRefused("redirect_loop", f"more than {self.max_redirect_times} redirects") from None
        again.meta.pop("retry_times", None)
        return again


class Compression(HttpCompressionMiddleware):
    """Decompresses up to the limit of size."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:  # noqa: ARG002
        """Decompress, or refuse what grows too big or is damaged."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise AddressRefused(
                "oversized_page", f"above {self._max_size:,} bytes after decompression; cut off"
            ) from None
        except Exception as error:
            raise AddressRefused("broken_body", f"the compressed body is damaged ({error})") from None


def retry_after(header: bytes | None) -> float | None:
    """Seconds that a `Retry-After` asks for: a number, or a date."""
    if header is None:
        return None
    said = header.decode("ascii", "replace").strip()
    if said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
