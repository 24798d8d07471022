"""How a source is fetched: the settings under `fetch` of a source in `sources.yaml`, with their defaults."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, fields
from typing import Any, get_args, get_type_hints
from urllib.parse import urlsplit

from materia_medica import __version__
from materia_medica.settings.sources import FILE_NAME, Source, SourcesError

CONTACT_VARIABLE = "MATERIA_CONTACT"
"""Environment variable with the contact, for all sources that name none."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Settings of fetching one source; times in seconds, shares as fractions of 1."""

    contact: str | None = None
    """Address of a page or mailbox where the site's owner reaches whoever fetches."""
    user_agent: str | None = None
    """Name shown to the site; the contact is added where it is not in it."""
    hosts: tuple[str, ...] = ()
    """Hosts (`name` or `name:port`) that may be asked besides the one of the address."""
    sitemap: tuple[str, ...] = ()
    """Sitemaps; where none is given, robots.txt names them, else `/sitemap.xml` is tried."""
    start_pages: tuple[str, ...] = ()
    """Pages to start from where there is no sitemap; links that match the source's patterns are followed."""
    delay: float = 1.0
    """Least time between two requests to one host."""
    max_delay: float = 60.0
    """Most time between two requests that AutoThrottle may choose."""
    concurrency: int = 2
    """Requests at once per host."""
    throttle: bool = True
    """Whether `delay` and AutoThrottle apply; switch it off for a server of your own only."""
    timeout: float = 60.0
    """Time for one answer, body included."""
    retries: int = 4
    """Further attempts after 408, 429, 5xx and broken connections."""
    retry_delay: float = 2.0
    """Wait before the first further attempt; doubles each time."""
    max_retry_after: float = 600.0
    """Longest `Retry-After` that is waited for; beyond it the fetch stops, and the next call goes on."""
    allow_private: tuple[str, ...] = ()
    """Networks (`10.0.0.0/8`) in private, loopback or link-local ranges that may be asked."""
    max_gone_share: float = 0.10
    """Above this share of vanished pages the snapshot is refused."""
    max_failed_share: float = 0.05
    """Above this share of pages that could not be fetched the snapshot is refused."""
    keep_failed_days: int = 30
    """How long the older record of a page that cannot be fetched again stays in use."""
    trust_lastmod: bool = False
    """Whether a page is not even asked for while its date in the sitemap stays the same."""
    min_text: int = 200
    """Characters of text below which a page is an empty shell."""
    max_pages: int = 100_000
    """Pages after which a crawl is taken to be lost in a maze and stops."""
    resume_days: float = 7.0
    """Age from which an unfinished fetch is thrown away and begun anew."""

    def agent(self) -> str:
        """The `User-Agent` that is sent."""
        name = self.user_agent or f"Materia/{__version__}"
        return name if not self.contact or self.contact in name else f"{name} (+{self.contact})"

    def product(self) -> str:
        """The name by which robots.txt addresses this crawler."""
        return self.agent().split("/")[0].split()[0]


def settings_of(source: Source) -> FetchSettings:
    """The settings of a source; raises `SourcesError` that names the setting and what it may be."""
    where = f"{FILE_NAME}: source '{source.id}': fetch"
    if not isinstance(source.fetch, dict):
        raise SourcesError(f"{where}: expected settings with names")
    types = get_type_hints(FetchSettings)
    if unknown := sorted(map(str, set(source.fetch) - set(types))):
        raise SourcesError(f"{where}: unknown setting {', '.join(unknown)}; known are {', '.join(sorted(types))}")
    given = {k: _typed(f"{where}.{k}", types[k], v) for k, v in source.fetch.items() if v is not None}
    given.setdefault("contact", os.environ.get(CONTACT_VARIABLE) or None)
    settings = FetchSettings(**given)
    _check(where, settings)
    if source.kind == "site":
        _check_site(where, source, settings)
    return settings


def _typed(where: str, kind: Any, value: Any) -> Any:
    if kind == tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if where.endswith(".allow_private") and isinstance(value, bool):
            values = ["0.0.0.0/0", "::/0"] if value else []
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise SourcesError(f"{where}: expected a list of texts")
        return tuple(values)
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if str in get_args(kind) and isinstance(value, str):
        return value.strip() or None
    expected = {bool: "true or false", int: "a whole number", float: "a number"}.get(kind, "a text")
    raise SourcesError(f"{where}: expected {expected}, not {value!r}")


def _check(where: str, settings: FetchSettings) -> None:
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, int | float) and value < 0:
            raise SourcesError(f"{where}.{field.name}: must not be below 0, is {value}")
        if field.name.endswith("_share") and value > 1:
            raise SourcesError(f"{where}.{field.name}: a share lies between 0 and 1, is {value}")
    for name in ("concurrency", "timeout", "max_pages"):
        if not getattr(settings, name):
            raise SourcesError(f"{where}.{name}: must be above 0")
    for network in settings.allow_private:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise SourcesError(f"{where}.allow_private: {error}") from None
    text = settings.agent()
    if not text.isascii() or not text.isprintable():
        raise SourcesError(f"{where}: contact and user_agent must be plain ASCII, are {text!r}")


def _check_site(where: str, source: Source, settings: FetchSettings) -> None:
    address = urlsplit(source.address)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise SourcesError(f"{where}: the address of a site begins with http:// or https://, is '{source.address}'")
    if not settings.contact:
        raise SourcesError(
            f"{where}.contact: say whom the site's owner may write to (a web page or a mail address), here or in the "
            f"environment variable {CONTACT_VARIABLE}; it is sent with every request"
        )
