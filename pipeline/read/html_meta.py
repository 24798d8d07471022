"""What an HTML page states about itself: title, date, address, language."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from pipeline.read.document import Meta

_DATES_JSON = ("dateModified", "datePublished")
_DATES_META = ("article:modified_time", "og:updated_time", "article:published_time", "last-modified", "date")
_SUFFIX = re.compile(r"\s+[|·•–—»]\s+[^|·•–—»]*$")


def meta_of(soup: BeautifulSoup) -> Meta:
    """The page's own statements. The title is the one that the page gives for sharing, else `<title>`, else `<h1>`."""
    stated: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = tag.get("property") or tag.get("name")
        content = tag.get("content")
        if isinstance(name, str) and isinstance(content, str) and content.strip():
            stated.setdefault(name.lower(), " ".join(content.split()))
    return Meta(
        title=_title(soup, stated),
        published_at=_date(soup, stated),
        url=_address(soup) or stated.get("og:url"),
        language=_attribute(soup.find("html"), "lang"),
    )


def _title(soup: BeautifulSoup, stated: dict[str, str]) -> str | None:
    site = stated.get("og:site_name")
    for words in (stated.get("og:title"), _words(soup.find("title"))):
        if words and (title := _without_site(words, site)):
            return title
    return _words(soup.find("h1"))


def _without_site(words: str, site: str | None) -> str:
    """A title without the name of its site: "Drug | Site" is "Drug"."""
    if site and words.casefold().endswith(site.casefold()):
        bare = words[: -len(site)].rstrip(" |·•–—»-:")
        if bare:
            return bare
    return _SUFFIX.sub("", words)


def _date(soup: BeautifulSoup, stated: dict[str, str]) -> str | None:
    found: dict[str, str] = {}
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        for key, value in _fields(data):
            if key in _DATES_JSON and isinstance(value, str):
                found.setdefault(key, value)
    stamps = [found.get(key) for key in _DATES_JSON] + [stated.get(key) for key in _DATES_META]
    stamps += [_attribute(soup.find("time", datetime=True), "datetime")]
    return next((stamp for stamp in stamps if stamp and _is_iso(stamp)), None)


def _fields(data: Any) -> Iterator[tuple[str, Any]]:
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            yield from here.items()
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def _is_iso(stamp: str) -> bool:
    try:
        datetime.datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return True


def _address(soup: BeautifulSoup) -> str | None:
    for link in soup.find_all("link", href=True):
        if "canonical" in str(link.get("rel")).lower():
            return _attribute(link, "href")
    return None


def _attribute(tag: Any, name: str) -> str | None:
    value = tag.get(name) if isinstance(tag, Tag) else None
    return value.strip() or None if isinstance(value, str) else None


def _words(tag: Any) -> str | None:
    return " ".join(tag.get_text(" ").split()) or None if isinstance(tag, Tag) else None
