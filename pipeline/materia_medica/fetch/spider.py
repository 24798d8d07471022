"""The spider: lists a site's pages, asks for each that is not safe on disk yet, and writes what became of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import urldefrag

from scrapy import Request, Spider, signals
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.linkextractors.lxmlhtml import LxmlLinkExtractor
from twisted.python.failure import Failure

from materia_medica.fetch.answers import Asked, Elsewhere, Kept, NoPage, encoding_of, meaning, rule_of
from materia_medica.fetch.base import Base
from materia_medica.fetch.contents import Contents
from materia_medica.fetch.crawl_state import CrawlState
from materia_medica.fetch.journal import Journal, Outcome
from materia_medica.fetch.ledger import Ledger
from materia_medica.fetch.listing import SitemapError, http_date
from materia_medica.fetch.load import load
from materia_medica.fetch.middleware import PAGE
from materia_medica.fetch.refusal import AddressRefused, Moved, reason_of
from materia_medica.fetch.snapshot import Entry, Refused
from materia_medica.page import PageRef
from materia_medica.read.formats import accepted_types
from materia_medica.stop import Stop


class SiteSpider(Spider):
    """One crawl of one source."""

    name = "materia"

    def __init__(
        self,
        *,
        source: str,
        crawl: CrawlState,
        base: Base,
        raw: Path,
        journal: Journal | None,
        done: dict[str, Outcome],
        limit: int | None,
        tell: Callable[[int, int, int], None],
    ) -> None:
        super().__init__()
        self.source = source
        self.crawl = crawl
        self.base = base
        self.raw = raw
        self.ledger = Ledger(journal, tell, crawl.give_up)
        self.reused = done
        """Pages that an earlier, unfinished call brought to disk."""
        self.limit = limit
        self._follows = False
        self._unfollowed: list[Entry] = []
        """Pages on disk whose links have not been looked at."""

    # What to ask for ------------------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Request]:
        """The requests for the pages that the site lists, no faster than they are worked off."""
        try:
            async for request in self._start():
                if cast("Any", self.crawler.engine).needs_backout():
                    await self.crawler.signals.wait_for(signals.scheduler_empty)
                if self.crawl.stopping.is_set():
                    return
                yield request
        except (SitemapError, AddressRefused) as error:
            self.crawl.give_up(reason_of(error))
        except (OSError, Stop) as error:
            self.crawl.break_down(error)

    async def _start(self) -> AsyncIterator[Request]:
        settings = self.crawl.settings
        note = self.crawl.notes.append
        contents = Contents(self.crawler, self.crawl.site, tuple(settings.sitemap), note, settings.max_pages)
        pages = await contents.pages()
        if pages:
            self.ledger.listed = len(pages) if self.limit is None else min(len(pages), self.limit)
            for listed in pages:
                if request := self._request(listed.url, listed.lastmod):
                    yield request
            return
        if not self.crawl.settings.start_pages:
            self.crawl.give_up(contents.nothing_listed())
            return
        self._follows = True
        for address in self.crawl.settings.start_pages:
            url = self.crawl.site.join(address)
            if self.crawl.site.path_of(url):
                if request := self._request(url, None):
                    yield request
                for request in self._links_on_disk():
                    yield request
                continue
            response = await contents.get(url)
            if response.status != 200:
                raise SitemapError(f"the start page {url} answered with HTTP {response.status}")
            for request in self._linked(response.url, response.body, encoding_of(response)):
                yield request

    def _request(self, url: str, lastmod: str | None) -> Request | None:
        """The request for a page, or null where it need not or must not be asked."""
        path = self.crawl.site.path_of(url)
        known = self.ledger.known
        if path is None or path in known or (self.limit is not None and len(known) >= self.limit):
            return None
        known.add(path)
        settings = self.crawl.settings
        if len(known) > settings.max_pages:
            self.crawl.give_up(
                f"more than {settings.max_pages:,} pages (max_pages); the site or the patterns lead in circles"
            )
            return None
        if self.ledger.journal is None:
            return None
        entry = self.base.get(path)
        if path in self.reused:
            reused = cast("Entry", self.reused[path].entry)
            self.ledger.reuse(reused)
            self._unfollowed.append(reused)
            return None
        if (
            entry
            and self.crawl.settings.trust_lastmod
            and lastmod
            and lastmod == entry.lastmod
            and not entry.failed_since
        ):
            self.ledger.keep(entry._replace(failed_since=None))
            return None
        headers = {"Accept": accepted_types()}
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
        said = response.meta
        asked = Asked(self.source, said[PAGE], said["url"], said["lastmod"])
        self.ledger.statuses[str(response.status)] += 1
        found = meaning(response, asked, self.base.get(asked.path), self.crawl.site, self.crawl.settings.min_text)
        if isinstance(found, Kept):
            self.ledger.keep(found.entry)
            self._unfollowed.append(found.entry)
            yield from self._links_on_disk()
        elif isinstance(found, Elsewhere):
            yield from self._moved(asked.path, asked.url, found.url)
        elif isinstance(found, NoPage):
            self.ledger.refuse(found.kind, found.refused)
        else:
            self.ledger.store(found, response.status, response.body)
            if self._follows and isinstance(response, TextResponse):
                yield from self._linked(response.url, response.body, encoding_of(response))

    def failed_page(self, failure: Failure) -> Iterator[Request]:
        """Write down a page that gave no answer, or one that must not be taken."""
        error: Any = failure.value
        request: Any = failure.request  # type: ignore[attr-defined]
        path, url = request.meta[PAGE], request.meta["url"]
        if self.crawl.stopping.is_set() and not isinstance(error, Moved):
            return
        if isinstance(error, Moved):
            self.ledger.statuses["moved"] += 1
            yield from self._moved(path, url, error.url)
            return
        rule = rule_of(error)
        self.ledger.statuses[rule] += 1
        self.ledger.refuse("robots" if rule == "robots" else "failed", Refused(path, url, rule, reason_of(error)))

    def _moved(self, path: str, url: str, to: str) -> Iterator[Request]:
        self.ledger.refuse("moved", Refused(path, url, "moved", f"redirects to {to}"))
        if request := self._request(urldefrag(to).url, None):
            yield request
