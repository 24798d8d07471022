"""Which pages a site says it has: its sitemaps, read in nested form and compressed as well."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import lxml.etree
from scrapy.http import Response
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

MAX_SITEMAP = 50 * 1024 * 1024
"""Largest sitemap, uncompressed (limit of the sitemap protocol)."""
MAX_SITEMAPS = 5_000
MAX_DEPTH = 5


class Listed(NamedTuple):
    """One address in a sitemap."""

    url: str
    lastmod: str | None


class SitemapError(Exception):
    """A sitemap that cannot be had or read; the message is for people."""


async def listed_in(
    sitemaps: list[str], get: Callable[[str], Awaitable[Response]], note: Callable[[str], None]
) -> AsyncIterator[Listed]:
    """The addresses in `sitemaps` and in those that they name.

    Raises `SitemapError` where one of `sitemaps` gives no list, one is cut off, or there are too many or too deep ones:
    a list that is taken in part would look as if pages were gone. One that is named by another and missing is noted.
    """
    waiting = [(url, 0) for url in reversed(sitemaps)]
    seen = set(sitemaps)
    while waiting:
        url, depth = waiting.pop()
        response = await get(url)
        if response.status in (404, 410) and depth:
            note(f"the sitemap {url} is missing")
            continue
        if response.status != 200:
            raise SitemapError(f"the sitemap {url} answered with HTTP {response.status}")
        kind, found = _parsed(url, response.body)
        for said in found:
            if kind == "urlset":
                yield said
            elif said.url not in seen:
                if depth >= MAX_DEPTH:
                    raise SitemapError(f"the sitemap {said.url} is nested more than {MAX_DEPTH} levels deep")
                if len(seen) >= MAX_SITEMAPS:
                    raise SitemapError(f"more than {MAX_SITEMAPS:,} sitemaps; {said.url} would be the next")
                seen.add(said.url)
                waiting.append((said.url, depth + 1))


def _parsed(url: str, body: bytes) -> tuple[str, list[Listed]]:
    try:
        if gzip_magic_number_of(body):
            body = gunzip(body, max_size=MAX_SITEMAP)
        _refuse_broken(url, body.strip())
        sitemap = Sitemap(body.strip())
        kind = sitemap.type
        if kind not in ("urlset", "sitemapindex"):
            raise SitemapError(f"{url} is no sitemap: it begins with <{kind}>")
        return kind, [Listed(s["loc"], s.get("lastmod") or None) for s in sitemap if s.get("loc")]
    except (lxml.etree.LxmlError, StopIteration, OSError, EOFError, zlib.error, ValueError) as error:
        raise SitemapError(f"the sitemap {url} cannot be read ({str(error) or 'it is empty'})") from None


def _refuse_broken(url: str, body: bytes) -> None:
    """Raise `SitemapError` where a list is no whole XML: mended, it would lose pages and invent one at the cut."""
    try:
        for _, element in lxml.etree.iterparse(BytesIO(body), resolve_entities=False, no_network=True):
            element.clear()
    except lxml.etree.XMLSyntaxError as error:
        raise SitemapError(f"the sitemap {url} is cut off or damaged, and its list is not taken: {error}") from None


def gzip_magic_number_of(body: bytes) -> bool:
    """Whether a body is compressed by gzip."""
    return gzip_magic_number(Response("file:///x", body=body[:3]))


def http_date(lastmod: str | None) -> str | None:
    """A sitemap's date as HTTP writes dates; null where it states none that is understood."""
    when = moment_of(lastmod)
    return when.strftime("%a, %d %b %Y %H:%M:%S GMT") if when else None


def moment_of(lastmod: str | None) -> datetime | None:
    """A sitemap's date (W3C form, a day or a time) in UTC."""
    try:
        when = datetime.fromisoformat((lastmod or "").strip())
    except ValueError:
        return None
    return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
