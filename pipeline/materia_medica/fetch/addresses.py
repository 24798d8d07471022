"""Addresses of a site: which belong to the source, and what path a page has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urljoin, urlsplit

from materia_medica.fetch.patterns import matcher
from materia_medica.read.formats.html import HTML
from materia_medica.settings.fetch import FetchSettings
from materia_medica.settings.source import Source

_PORTS = {"http": 80, "https": 443}
_KEPT_ESCAPES = re.compile(r"[\x00-\x1f\x7f%\\]")
"""Characters that stay escaped in a page's path, so that no two addresses get one path by decoding."""

_UNSAID = tuple(f"{lead}{ending}" for lead in ("/index", "index", "") for ending in HTML.endings)
"""Ends of a path that a site may leave out."""


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses of one source of kind site."""

    address: str
    """The site, with a `/` at its end."""
    hosts: frozenset[tuple[str, int | None]]
    """Hosts that may be asked; a port of null stands for the usual ones."""
    is_page: Callable[[str], bool]

    def may_ask(self, url: str) -> str | None:
        """Null where `url` may be asked, else why not."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            return f"no valid address ({error})"
        if parts.scheme not in _PORTS:
            return f"'{parts.scheme}' is neither http nor https"
        if parts.username is not None or parts.password is not None:
            return "the address holds a user name or password"
        usual = port is None or port in _PORTS.values()
        if not host or (
            (host, port or _PORTS[parts.scheme]) not in self.hosts and not (usual and (host, None) in self.hosts)
        ):
            return f"host {parts.netloc} is not one of the source's"
        return None

    def path_of(self, url: str) -> str | None:
        """The path of the page at `url`, relative to the site's address; null where it is no page of the source."""
        if self.may_ask(url) is not None:
            return None
        path = self.path_below(url)
        return path if path is not None and self.is_page(path) else None

    def path_below(self, url: str) -> str | None:
        """The path of `url` below the site's address; an address of a folder is that of its `index.html`."""
        parts = urlsplit(url)
        top = urlsplit(self.address).path
        path = urlsplit(urljoin(url, quote(parts.path or "/", safe="/%:@!$&'()*+,;=~"))).path
        if not path.startswith(top):
            return None
        below = _decoded(path.removeprefix(top))
        if below == "" or below.endswith("/"):
            below += "index.html"
        if any(part in ("", ".", "..") for part in below.split("/")):
            return None
        return f"{below}?{parts.query}" if parts.query else below

    def is_crooked(self, url: str) -> bool:
        """Whether `url` lies below the site's address and has no path all the same, as with `//` or `..` in it."""
        return (
            self.may_ask(url) is None
            and urlsplit(url).path.startswith(urlsplit(self.address).path)
            and self.path_below(url) is None
        )

    def join(self, address: str) -> str:
        """`address` as a full one, where it is relative to the site's."""
        return urljoin(self.address, address)


def site_of(source: Source, settings: FetchSettings) -> Site:
    """The addresses of a source."""
    parts = urlsplit(source.address)
    hosts = {(parts.hostname or "", parts.port)}
    for host in settings.hosts:
        named = urlsplit(f"//{host}")
        hosts.add((named.hostname or "", named.port))
    folder = f"{parts.path.rsplit('/', 1)[0]}/" if parts.path.endswith(HTML.endings) else f"{parts.path.rstrip('/')}/"
    return Site(f"{parts.scheme}://{parts.netloc}{folder}", frozenset(hosts), matcher(source.pages))


def _decoded(path: str) -> str:
    """`path` with its escapes resolved where that gives text and loses nothing."""
    parts = []
    for part in path.split("/"):
        try:
            text = unquote_to_bytes(part).decode("utf-8")
        except UnicodeDecodeError:
            parts.append(part)
            continue
        parts.append(part if "/" in text or text in (".", "..") or _KEPT_ESCAPES.search(text) else text)
    return "/".join(parts)


def same_page(path: str | None, page: str) -> bool:
    """Whether two paths are spellings of one page: `x`, `x/`, `x.html` and `x/index.html`, letter case aside."""
    return path is not None and _stem(path) == _stem(page)


def _stem(path: str) -> str:
    folded = path.lower()
    for ending in _UNSAID:
        if folded.endswith(ending) and (ending[0] in "/." or folded == ending):
            return folded.removesuffix(ending)
    return folded
