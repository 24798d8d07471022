"""What a site says it holds: the pages of a source in its sitemaps, as far as robots.txt lets anybody ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urldefrag, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from materia_medica.fetch.addresses import Site
from materia_medica.fetch.listing import MAX_SITEMAP, Listed, SitemapError, listed_in, moment_of
from materia_medica.fetch.refusal import reason_of
from materia_medica.fetch.robots import Robots

LISTED_PER_PAGE = 20
"""Addresses that a site may list for each page that the source may have; beyond that, reading on leads nowhere."""


class Unlike:
    """Listed addresses of one kind that make no page: how many, and the first of them."""

    def __init__(self, what: str) -> None:
        self.n = 0
        self._what = what
        self._first = ""

    def append(self, url: str) -> None:
        """Count one more."""
        self.n += 1
        self._first = self._first or url

    def said(self) -> str:
        """All of them in a sentence."""
        return f"{self.n:,} listed addresses {self._what} and are not fetched: the first is {self._first[:200]}"


class Contents:
    """The lists of one site."""

    def __init__(
        self, crawler: Crawler, site: Site, sitemaps: tuple[str, ...], note: Callable[[str], None], most: int
    ) -> None:
        self._crawler = crawler
        self._site = site
        self._sitemaps = sitemaps
        """Those that the source names."""
        self._note = note
        self._most = most
        """Pages beyond which a list is not believed."""
        self._foreign: Counter[str] = Counter()

    async def pages(self) -> list[Listed]:
        """The source's pages in the site's sitemaps, those that changed last first; none where there is no sitemap.

        What is listed and no page of its own is noted. Raises `SitemapError` where robots.txt or a sitemap cannot be
        had, or more is listed than `max_pages`.
        """
        named = await self._sitemaps_named()
        if not named:
            return []
        found = await self._pages_in(named)
        if self._foreign:
            self._note("the sitemap lists addresses of hosts that are not the source's: " + self._foreign_hosts())
        oldest = datetime.min.replace(tzinfo=UTC)
        return sorted(found.values(), key=lambda x: moment_of(x.lastmod) or oldest, reverse=True)

    async def _sitemaps_named(self) -> list[str]:
        """The sitemaps that the source names, else robots.txt, else the usual one where it is there."""
        robots, site = await self._robots(), self._site
        named = [site.join(s) for s in self._sitemaps]
        named = named or [site.join(s) for s in robots.sitemaps.get(urlsplit(site.address).netloc, ())]
        guess = site.join("sitemap.xml")
        return named or ([guess] if (await self.get(guess)).status == 200 else [])

    async def _pages_in(self, sitemaps: list[str]) -> dict[str, Listed]:
        site, read = self._site, 0
        found: dict[str, Listed] = {}
        crooked = Unlike("lead to no page of their own (`//` or `..` in the path)")
        twice = Unlike("have the path of one on another host")
        async for listed in listed_in(sitemaps, self.get, self._note):
            read += 1
            url = site.join(urldefrag(listed.url).url)
            path = site.path_of(url)
            if path is not None:
                first = found.setdefault(path, Listed(url, listed.lastmod))
                if urlsplit(first.url).netloc != urlsplit(url).netloc:
                    twice.append(url)
            elif site.is_crooked(url):
                crooked.append(url)
            elif site.may_ask(url):
                self._foreign[urlsplit(url).netloc] += 1
            self._believe(read, len(found))
        for unlike in (crooked, twice):
            if unlike.n:
                self._note(unlike.said())
        return found

    def _believe(self, addresses: int, pages: int) -> None:
        """Raise `SitemapError` where a list goes on beyond what the source may have."""
        if pages > self._most:
            raise SitemapError(f"the sitemaps list more than {self._most:,} pages (max_pages); none is fetched")
        if addresses > self._most * LISTED_PER_PAGE:
            raise SitemapError(
                f"the sitemaps list more than {self._most * LISTED_PER_PAGE:,} addresses, {LISTED_PER_PAGE} for each "
                f"page that the source may have (max_pages), and {pages:,} of them are its pages; none is fetched"
            )

    async def _robots(self) -> Robots:
        robots = cast("Robots", self._crawler.get_downloader_middleware(Robots))
        await robots.robot_parser(Request(self._site.address))
        host = urlsplit(self._site.address).netloc
        if host in robots.trouble:
            raise SitemapError(f"{robots.trouble[host]}; as long as that is so, nothing may be asked there (RFC 9309)")
        return robots

    async def get(self, url: str) -> Response:
        """The answer at an address that leads to pages; raises `SitemapError` where it cannot be had."""
        try:
            request = Request(url, meta={"download_maxsize": MAX_SITEMAP})
            return cast("Response", await cast("Any", self._crawler.engine).download_async(request))
        except Exception as error:
            raise SitemapError(f"{url} cannot be had: {reason_of(error)}") from error

    def nothing_listed(self) -> str:
        """Why no page was found, and what to do."""
        if self._foreign:
            return (
                "no page in the sitemap belongs to the source; it lists other hosts: "
                f"{self._foreign_hosts()}; add one to `hosts` of the source if its pages are meant"
            )
        return "no sitemap lists a page that matches the source's patterns, and the source names no `start_pages`"

    def _foreign_hosts(self) -> str:
        return ", ".join(f"{host} ({n:,})" for host, n in self._foreign.most_common(3))
