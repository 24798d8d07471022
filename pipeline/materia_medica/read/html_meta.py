"""What an HTML page states about itself: title, date, address, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from materia_medica.read.document import Meta
from materia_medica.read.stated import date_of, meta

_STATING = frozenset({"html", "title", "meta", "link", "script", "time", "h1"})
_DATES_JSON = ("dateModified", "datePublished")
_DATES_META = ("article:modified_time", "og:updated_time", "article:published_time", "last-modified", "date")


def meta_of(soup: BeautifulSoup) -> Meta:
    """The page's own statements. Its title is the one that it gives for sharing, else `<title>`."""
    by_name: dict[str, list[Tag]] = {name: [] for name in _STATING}
    for node in soup.descendants:
        if isinstance(node, Tag) and node.name in _STATING:
            by_name[node.name].append(node)
    stated: dict[str, str] = {}
    for tag in by_name["meta"]:
        name = _attribute(tag, "property") or _attribute(tag, "name")
        content = _attribute(tag, "content")
        if name and content:
            stated.setdefault(name.lower(), " ".join(content.split()))
    titles = [stated.get("og:title"), *map(_words, by_name["title"][:1])]
    site = stated.get("og:site_name")
    said = meta(
        title=None,
        date=_date(by_name, stated),
        addresses=(_canonical(by_name["link"]), stated.get("og:url")),
        language=next(filter(None, (_attribute(tag, "lang") for tag in by_name["html"])), None),
    )
    return said._replace(
        window_title=next((_without_site(words, site) for words in titles if words), None),
        heading=next((words for tag in by_name["h1"] if (words := _words(tag))), None),
    )


def _without_site(words: str, site: str | None) -> str:
    """A title without the name that the page gives its site: "Drug | Site" is "Drug"."""
    if site and words.casefold().endswith(site.casefold()):
        bare = words[: -len(site)].rstrip(" |·•–—»-:")
        if bare:
            return bare
    return words


def _date(by_name: dict[str, list[Tag]], stated: dict[str, str]) -> str | None:
    found: dict[str, str] = {}
    for script in by_name["script"]:
        if _attribute(script, "type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        for key, value in _fields(data):
            if key in _DATES_JSON and isinstance(value, str):
                found.setdefault(key, value.strip())
    stamps = [found.get(key) for key in _DATES_JSON] + [stated.get(key) for key in _DATES_META]
    stamps += [_attribute(tag, "datetime") for tag in by_name["time"]]
    return next((stamp for stamp in stamps if date_of(stamp)), None)


def _fields(data: Any) -> Iterator[tuple[str, Any]]:
    """All fields of a JSON value, the outer ones first."""
    waiting = [data]
    for here in waiting:
        if isinstance(here, dict):
            yield from here.items()
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def _canonical(links: list[Tag]) -> str | None:
    found = (_attribute(tag, "href") for tag in links if "canonical" in (_attribute(tag, "rel") or "").lower().split())
    return next(filter(None, found), None)


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _words(tag: Tag) -> str | None:
    return " ".join(tag.get_text(" ").split()) or None
