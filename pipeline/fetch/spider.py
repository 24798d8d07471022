"""The spider: lists a site's pages, asks for each that is not safe on disk yet, and writes what became of it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urldefrag, urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.linkextractors.lxmlhtml import LxmlLinkExtractor
from scrapy.utils.response import get_meta_refresh
from twisted.python.failure import Failure

from pipeline.fetch.addresses import Site
from pipeline.fetch.base import Base
from pipeline.fetch.journal import Journal, Outcome
from pipeline.fetch.listing import MAX_SITEMAP, Listed, SitemapError, http_date, listed_in, moment_of
from pipeline.fetch.load import charset_of, load
from pipeline.fetch.middleware import PAGE, Moved, Refusal, Robots, reason_of, same_page
from pipeline.fetch.page import Page, PageRef
from pipeline.fetch.recognise import no_page, wrong_type
from pipeline.fetch.settings import FetchSettings
from pipeline.fetch.snapshot import Entry, Refused, stamp

FAILURES_IN_A_ROW = 20
"""After so many failed pages in a row the site is taken to be down: asking on would take days and help nobody."""


class SiteSpider(Spider):
    """One crawl of one source."""

    name = "materia"

    def __init__(
        self,
        *,
        source: str,
        site: Site,
        fetch: FetchSettings,
        base: Base,
        raw: Path,
        journal: Journal | None,
        done: dict[str, Outcome],
        limit: int | None,
        tell: Callable[[int, int, int], None],
    ) -> None:
        super().__init__()
        self.source = source
        self.site = site
        self.fetch = fetch
        self.base = base
        self.raw = raw
        self.journal = journal
        """Null for a dry run: then pages are listed and not asked for."""
        self.reused = done
        """Pages that an earlier, unfinished call brought to disk."""
        self.limit = limit
        self.tell = tell
        self.pauses: dict[str, float] = {}
        """Hosts that want to be left alone, and until when (monotonic seconds)."""
        self.known: set[str] = set()
        self.listed = 0
        """Pages that the sitemaps list; they become known one by one."""
        self.done = 0
        self.failed = 0
        self.notes: list[str] = []
        self.trouble: str | None = None
        """Why the crawl was given up; null while it goes on."""
        self.stopping = asyncio.Event()
        self.statuses: dict[str, int] = {}
        self._row = 0
        self._follows = False
        self._foreign: dict[str, int] = {}
        self._unfollowed: list[Entry] = []
        """Pages on disk whose links have not been looked at."""

    # What to ask for ------------------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Request]:
        """The requests for the pages that the site lists, no faster than they are worked off."""
        try:
            async for request in self._start():
                if cast("Any", self.crawler.engine).needs_backout():
                    await self.crawler.signals.wait_for(signals.scheduler_empty)
                if self.stopping.is_set():
                    return
                yield request
        except (SitemapError, Refusal) as error:
            self.give_up(reason_of(error))

    async def _start(self) -> AsyncIterator[Request]:
        robots = await self._robots()
        pages = await self._from_sitemaps(robots)
        if pages:
            self.listed = len(pages) if self.limit is None else min(len(pages), self.limit)
            for listed in pages:
                if request := self._request(listed.url, listed.lastmod):
                    yield request
            return
        if not self.fetch.start_pages:
            self.give_up(self._nothing_listed())
            return
        self._follows = True
        for address in self.fetch.start_pages:
            url = self.site.join(address)
            if self.site.path_of(url):
                if request := self._request(url, None):
                    yield request
                for request in self._links_on_disk():
                    yield request
                continue
            response = await self._get(url)
            if response.status != 200:
                raise SitemapError(f"the start page {url} answered with HTTP {response.status}")
            for request in self._linked(response.url, response.body, _encoding(response)):
                yield request

    async def _robots(self) -> Robots:
        robots = cast("Robots", self.crawler.get_downloader_middleware(Robots))
        await robots.robot_parser(Request(self.site.address))
        host = urlsplit(self.site.address).netloc
        if host in robots.trouble:
            raise SitemapError(f"{robots.trouble[host]}; as long as that is so, nothing may be asked there (RFC 9309)")
        return robots

    async def _from_sitemaps(self, robots: Robots) -> list[Listed]:
        """The source's pages in the site's sitemaps, those that changed last first."""
        named = [self.site.join(s) for s in self.fetch.sitemap]
        named = named or [self.site.join(s) for s in robots.sitemaps.get(urlsplit(self.site.address).netloc, ())]
        if not named:
            guess = self.site.join("sitemap.xml")
            if (await self._get(guess)).status != 200:
                return []
            named = [guess]
        found: dict[str, Listed] = {}
        async for listed in listed_in(named, self._get, self.notes.append):
            url = self.site.join(urldefrag(listed.url).url)
            path = self.site.path_of(url)
            if path is not None:
                found.setdefault(path, Listed(url, listed.lastmod))
            elif self.site.may_ask(url):
                host = urlsplit(url).netloc
                self._foreign[host] = self._foreign.get(host, 0) + 1
        if self._foreign:
            self.notes.append(
                "the sitemap lists addresses of hosts that are not the source's: " + self._foreign_hosts()
            )
        oldest = datetime.min.replace(tzinfo=UTC)
        return sorted(found.values(), key=lambda x: moment_of(x.lastmod) or oldest, reverse=True)

    async def _get(self, url: str) -> Response:
        try:
            request = Request(url, meta={"download_maxsize": MAX_SITEMAP})
            return cast("Response", await cast("Any", self.crawler.engine).download_async(request))
        except Exception as error:
            raise SitemapError(f"{url} cannot be had: {reason_of(error)}") from error

    def _request(self, url: str, lastmod: str | None) -> Request | None:
        """The request for a page, or null where it need not or must not be asked."""
        path = self.site.path_of(url)
        if path is None or path in self.known or (self.limit is not None and len(self.known) >= self.limit):
            return None
        self.known.add(path)
        if len(self.known) > self.fetch.max_pages:
            self.give_up(
                f"more than {self.fetch.max_pages:,} pages (max_pages); the site or the patterns lead in circles"
            )
            return None
        if self.journal is None:
            return None
        entry = self.base.get(path)
        if path in self.reused:
            self.done += 1
            self._progress()
            self._unfollowed.append(cast("Entry", self.reused[path].entry))
            return None
        if entry and self.fetch.trust_lastmod and lastmod and lastmod == entry.lastmod and not entry.failed_since:
            self._keep(entry)
            return None
        headers = {"Accept": "text/html,application/xhtml+xml,text/markdown;q=0.9,*/*;q=0.1"}
        if entry and entry.etag:
            headers["If-None-Match"] = entry.etag
        if entry and (since := entry.last_modified or (None if entry.etag else http_date(entry.lastmod))):
            headers["If-Modified-Since"] = since
        return Request(
            url,
            callback=self.parse_page,
            errback=self.failed_page,
            headers=headers,
            meta={PAGE: path, "url": url, "lastmod": lastmod},
        )

    def _linked(self, url: str, body: bytes, encoding: str) -> Iterator[Request]:
        """Requests for the pages that a page links to, or that are linked from one of these that is on disk already."""
        page = HtmlResponse(url, body=body, encoding=encoding)
        for link in LxmlLinkExtractor(deny_extensions=[], unique=True).extract_links(page):
            if request := self._request(urldefrag(link.url).url, None):
                yield request
        yield from self._links_on_disk()

    def _links_on_disk(self) -> Iterator[Request]:
        if not self._follows:
            self._unfollowed.clear()
        while self._unfollowed:
            entry = self._unfollowed.pop()
            page = load(PageRef(self.source, entry.path, self.raw / entry.file, entry.offset))
            said = HtmlResponse(entry.final_url or entry.url or "", body=page.data, encoding=page.charset or "utf-8")
            for link in LxmlLinkExtractor(deny_extensions=[], unique=True).extract_links(said):
                if request := self._request(urldefrag(link.url).url, None):
                    yield request

    # What came back -------------------------------------------------------------------------------------------------

    def parse_page(self, response: Response) -> Iterator[Request]:
        """Take an answer about a page: store it, keep the older record, or say why it is none."""
        path, url = response.meta[PAGE], response.meta["url"]
        entry = self.base.get(path)
        self._count(str(response.status))
        if response.status == 304 and entry:
            self._unfollowed.append(self._keep(entry, response))
            yield from self._links_on_disk()
            return
        if response.status != 200:
            kind = "missing" if response.status in (404, 410) else "failed"
            rule, reason = f"http_{response.status}", f"HTTP {response.status}"
            self._refuse(kind, Refused(path, url, rule, reason, response.status))
            return
        refreshed = get_meta_refresh(response)[1] if isinstance(response, TextResponse) else None
        if refreshed and not same_page(self.site.path_below(refreshed), path):
            yield from self._moved(path, url, refreshed)
            return
        content_type = _header(response, "Content-Type")
        page = Page(self.source, path, response.body, url, None, charset_of(content_type))
        sha256 = hashlib.sha256(page.data).hexdigest()
        if entry and entry.sha256 == sha256:
            self._unfollowed.append(self._keep(entry, response))
            yield from self._links_on_disk()
            return
        if not page.data.strip():
            self._refuse("failed", Refused(path, url, "empty_page", "the answer has no body", 200))
            return
        if problem := wrong_type(path, content_type) or no_page(page, self.fetch.min_text):
            self._refuse(problem.kind, Refused(path, url, problem.rule, problem.reason, 200))
            return
        self._store(path, url, response, content_type, sha256)
        if self._follows and isinstance(response, TextResponse):
            yield from self._linked(response.url, response.body, _encoding(response))

    def failed_page(self, failure: Failure) -> Iterator[Request]:
        """Write down a page that gave no answer, or one that must not be taken."""
        error: Any = failure.value
        request: Any = failure.request  # type: ignore[attr-defined]
        path, url = request.meta[PAGE], request.meta["url"]
        if self.stopping.is_set() and not isinstance(error, Moved):
            return
        if isinstance(error, Moved):
            self._count("moved")
            yield from self._moved(path, url, error.url)
            return
        rule = _rule_of(error)
        self._count(rule)
        self._refuse("robots" if rule == "robots" else "failed", Refused(path, url, rule, reason_of(error)))

    def _moved(self, path: str, url: str, to: str) -> Iterator[Request]:
        self._refuse("moved", Refused(path, url, "moved", f"redirects to {to}"))
        if request := self._request(urldefrag(to).url, None):
            yield request

    # What is written ------------------------------------------------------------------------------------------------

    def _store(self, path: str, url: str, response: Response, content_type: str | None, sha256: str) -> None:
        entry = Entry(
            path=path,
            file="",
            sha256=sha256,
            bytes=len(response.body),
            url=url,
            final_url=response.url if response.url != url else None,
            status=response.status,
            content_type=content_type,
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            lastmod=response.meta["lastmod"],
            fetched_at=stamp(datetime.now(UTC)),
        )
        headers = [(_text(k), _text(v)) for k, vs in response.headers.items() for v in vs]
        assert self.journal is not None
        self.journal.page(
            entry, f"{response.status} OK", [h for h in headers if h[0].lower() not in _HOP], response.body
        )
        self._finished(failed=False)

    def _keep(self, entry: Entry, response: Response | None = None) -> Entry:
        kept = entry._replace(failed_since=None)
        if response is not None:
            kept = kept._replace(
                status=response.status,
                etag=_header(response, "ETag") or entry.etag,
                last_modified=_header(response, "Last-Modified") or entry.last_modified,
                lastmod=response.meta["lastmod"] or entry.lastmod,
            )
        assert self.journal is not None
        self.journal.done(Outcome("same", kept))
        self._finished(failed=False)
        return kept

    def _refuse(self, kind: str, refused: Refused) -> None:
        assert self.journal is not None
        self.journal.done(Outcome(kind, refused=refused))
        self._finished(failed=kind == "failed")

    def _finished(self, *, failed: bool) -> None:
        self.done += 1
        self.failed += failed
        self._row = self._row + 1 if failed else 0
        if self._row >= FAILURES_IN_A_ROW:
            self.give_up(f"the last {self._row} pages all failed; the site may be down, or turn robots away")
        self._progress()

    def _progress(self) -> None:
        self.tell(self.done, max(len(self.known), self.listed), self.failed)

    def _count(self, what: str) -> None:
        self.statuses[what] = self.statuses.get(what, 0) + 1

    # How it ends ----------------------------------------------------------------------------------------------------

    def give_up(self, why: str) -> None:
        """Stop asking; what is fetched stays safe."""
        self.trouble = self.trouble or why
        self.stopping.set()

    async def sleep(self, seconds: float) -> None:
        """Wait, or until the crawl is stopped."""
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return

    def _nothing_listed(self) -> str:
        if self._foreign:
            return (
                "no page in the sitemap belongs to the source; it lists other hosts: "
                f"{self._foreign_hosts()}; add one to `hosts` of the source if its pages are meant"
            )
        return "no sitemap lists a page that matches the source's patterns, and the source names no `start_pages`"

    def _foreign_hosts(self) -> str:
        most = sorted(self._foreign.items(), key=lambda kv: -kv[1])[:3]
        return ", ".join(f"{host} ({n:,})" for host, n in most)


_HOP = {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"}
"""Headers of the transfer, which no longer hold for the body as it is stored."""
_RULES = {
    DownloadTimeoutError: "timeout",
    DownloadCancelledError: "oversized_page",
    CannotResolveHostError: "unknown_host",
}


def _rule_of(error: BaseException) -> str:
    if isinstance(error, Refusal):
        return error.rule
    return next((rule for kind, rule in _RULES.items() if isinstance(error, kind)), "broken_connection")


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return _text(value) if value else None


def _text(value: bytes) -> str:
    return " ".join(value.decode("latin-1").split())


def _encoding(response: Response) -> str:
    return response.encoding if isinstance(response, TextResponse) else "utf-8"
