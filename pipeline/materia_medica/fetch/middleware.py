"""What every request of a crawl passes through: hosts, robots.txt, pauses, retries, redirects, limits of size."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.utils.misc import load_object

from materia_medica.fetch.network import GuardedResolver
from materia_medica.page import MAX_BYTES
from materia_medica.read.formats.html import HTML

if TYPE_CHECKING:
    from materia_medica.fetch.spider import SiteSpider

PAGE = "page"
"""Key of `Request.meta` with the page's path; absent for robots.txt and sitemaps."""
_UNSAID = tuple(f"{lead}{ending}" for lead in ("/index", "index", "") for ending in HTML.endings)
"""Ends of a path that a site may leave out."""


class Refusal(IgnoreRequest):
    """An address that is not asked, or whose answer is not taken."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class Moved(Refusal):
    """A page that redirects to another address."""

    def __init__(self, url: str) -> None:
        super().__init__("moved", f"redirects to {url}")
        self.url = url


def spider_of(crawler: Crawler) -> SiteSpider:
    """The crawl's spider."""
    return cast("SiteSpider", crawler.spider)


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
        spider = spider_of(self._crawler)
        if why := spider.site.may_ask(request.url):
            raise Refusal("offsite", why)
        host = urlsplit(request.url).netloc
        while (wait := spider.pauses.get(host, 0.0) - time.monotonic()) > 0 and not spider.stopping.is_set():
            await spider.sleep(wait)
        if spider.stopping.is_set():
            raise Refusal("stopped", "the fetch was stopped")


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
                raise Refusal("robots_unreachable", self.trouble[host]) from error
            raise Refusal("robots", "robots.txt does not allow this address") from error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status in (408, 429) or 300 <= response.status < 400:
            self.trouble[netloc] = f"robots.txt of {netloc} answered with HTTP {response.status}"
            response = response.replace(body=b"User-agent: *\nDisallow: /\n")
        elif response.status >= 400:
            response = response.replace(body=b"")
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
        spider = spider_of(self.crawler)
        agent = spider.fetch.product()
        rate = rules.request_rate(agent)
        delay = max(rules.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        if delay <= spider.fetch.delay * spider.fetch.throttle:
            return
        downloader: Any = cast("Any", self.crawler.engine).downloader
        key = downloader.get_slot_key(request)
        downloader.per_slot_settings[key] = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        if slot := downloader.slots.get(key):
            slot.delay, slot.concurrency, slot.jitter = delay, 1, 0.0


class Throttle(AutoThrottle):
    """AutoThrottle that never goes below the `Crawl-delay` of a host."""

    def _response_downloaded(self, response: Response, request: Request, spider: Any) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if slot is not None and key is not None:
            downloader: Any = cast("Any", self.crawler.engine).downloader
            slot.delay = max(slot.delay, downloader.per_slot_settings.get(key, {}).get("delay", 0.0))


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
        spider = spider_of(self._crawler)
        host = urlsplit(request.url).netloc
        said = retry_after(response.headers.get("Retry-After"))
        if said is not None and said > spider.fetch.max_retry_after:
            spider.give_up(f"{host} wants to be asked again in {said:,.0f} s only (Retry-After)")
        again = get_retry_request(request, spider=spider, reason=f"HTTP {response.status}")
        if again is None:
            return response
        wait = self._wait(request) if said is None else said
        if said is not None or response.status in (429, 503):
            spider.pauses[host] = max(spider.pauses.get(host, 0.0), time.monotonic() + wait)
        await spider.sleep(wait)
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Ask again after a broken connection."""
        host = urlsplit(request.url).hostname
        if isinstance(exception, CannotResolveHostError) and host in GuardedResolver.refused:
            raise Refusal("private_address", f"{host} is in a private network (see `allow_private` of the source)")
        if not isinstance(exception, self._errors):
            return None
        spider = spider_of(self._crawler)
        again = get_retry_request(request, spider=spider, reason=exception)
        if again is not None:
            await spider.sleep(self._wait(request))
        return again

    def _wait(self, request: Request) -> float:
        settings = spider_of(self._crawler).fetch
        grown: float = settings.retry_delay * 2 ** request.meta.get("retry_times", 0)
        return min(grown, settings.max_retry_after) * random.uniform(0.8, 1.2)  # noqa: S311  (spreads load, no secret)


class Redirects(RedirectMiddleware):
    """Follows a page's redirect only to another spelling of the same page; any other is a page that moved."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        page = request.meta.get(PAGE)
        spider = spider_of(self.crawler)
        if why := spider.site.may_ask(redirected.url):
            raise Refusal("offsite_redirect", f"redirects to {redirected.url}: {why}")
        if redirected.url in (request.url, *request.meta.get("redirect_urls", ())):
            raise Refusal("redirect_loop", f"redirects in a circle over {redirected.url}")
        if page is not None and not same_page(spider.site.path_below(redirected.url), page):
            raise Moved(redirected.url)
        try:
            again = super()._redirect(redirected, request, reason)
        except IgnoreRequest:
            raise Refusal("redirect_loop", f"more than {self.max_redirect_times} redirects") from None
        again.meta.pop("retry_times", None)
        return again


class Compression(HttpCompressionMiddleware):
    """Decompresses up to the limit of size."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:  # noqa: ARG002
        """Decompress, or refuse what grows too big or is damaged."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise Refusal("oversized_page", f"above {self._max_size:,} bytes after decompression; cut off") from None
        except Exception as error:
            raise Refusal("broken_body", f"the compressed body is damaged ({error})") from None


def same_page(path: str | None, page: str) -> bool:
    """Whether two paths are spellings of one page: `x`, `x/`, `x.html` and `x/index.html`, letter case aside."""
    return path is not None and _stem(path) == _stem(page)


def _stem(path: str) -> str:
    folded = path.lower()
    for ending in _UNSAID:
        if folded.endswith(ending) and (ending[0] in "/." or folded == ending):
            return folded.removesuffix(ending)
    return folded


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


def reason_of(error: BaseException) -> str:
    """What went wrong, in one line for people."""
    if isinstance(error, Refusal):
        return error.reason
    if isinstance(error, DownloadCancelledError):
        return f"more than {MAX_BYTES:,} bytes; cut off"
    inner = getattr(error, "reasons", None) or (error.__cause__ and getattr(error.__cause__, "reasons", None))
    said = str(error) or type(error).__name__
    if inner:
        said = "; ".join(sorted({str(getattr(r, "value", r)) for r in inner} - {""})) or said
    return " ".join(said.split())[:300]
