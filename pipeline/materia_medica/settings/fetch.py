"""How a source is fetched: the settings under `fetch` of a source in `sources.yaml`, with their defaults."""

from __future__ import annotations

import ipaddress
import os
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from materia_medica import __version__
from materia_medica.settings.model import Model, Share, Text, Texts, in_words, wrong
from materia_medica.settings.source import Source
from materia_medica.settings.yaml import SettingsError

CONTACT_VARIABLE = "MATERIA_CONTACT"
"""Environment variable with the contact, for all sources that name none."""


def _every_network(value: Any) -> Any:
    """`true` and `false` stand for every network and none."""
    return (["0.0.0.0/0", "::/0"] if value else []) if isinstance(value, bool) else value


def _networks(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError as error:
            raise wrong(f"{error}; write a network such as 10.0.0.0/8") from None
    return values


Networks = Annotated[Texts, AfterValidator(_networks), BeforeValidator(_every_network)]
Maybe = Annotated[Text | None, BeforeValidator(lambda value: value or None if isinstance(value, str) else value)]
NotNegative = Annotated[float, Field(ge=0)]
PositiveTime = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(gt=0)]


class FetchSettings(Model):
    """Settings of fetching one source; times in seconds, shares as fractions of 1."""

    contact: Maybe = None
    """Address of a page or mailbox where the site's owner reaches whoever fetches."""
    user_agent: Maybe = None
    """Name shown to the site; the contact is added where it is not in it."""
    hosts: Texts = ()
    """Hosts (`name` or `name:port`) that may be asked besides the one of the address."""
    sitemap: Texts = ()
    """Sitemaps; where none is given, robots.txt names them, else `/sitemap.xml` is tried."""
    start_pages: Texts = ()
    """Pages to start from where there is no sitemap; links that match the source's patterns are followed."""
    index: Texts = ()
    """Of a source of kind download: documents that name its files, in the texts of JSON or the links of a page."""
    files: Texts = ()
    """Of a source of kind download: addresses of files, where no index names them."""
    max_file: Positive = 20_000_000_000
    """Bytes above which no file of a source of kind download is taken."""
    delay: NotNegative = 1.0
    """Least time between two requests to one host."""
    max_delay: NotNegative = 60.0
    """Most time between two requests that AutoThrottle may choose."""
    concurrency: Positive = 2
    """Requests at once per host."""
    throttle: bool = True
    """Whether `delay` and AutoThrottle apply; switch it off for a server of your own only."""
    timeout: PositiveTime = 60.0
    """Time for one answer, body included."""
    retries: Count = 4
    """Further attempts after 408, 429, 5xx and broken connections."""
    retry_delay: NotNegative = 2.0
    """Wait before the first further attempt; doubles each time."""
    max_retry_after: NotNegative = 600.0
    """Longest `Retry-After` that is waited for; beyond it the fetch stops, and the next call goes on."""
    allow_private: Networks = ()
    """Networks (`10.0.0.0/8`) in private, loopback or link-local ranges that may be asked."""
    max_gone_share: Share = 0.10
    """Above this share of vanished pages the snapshot is refused."""
    max_failed_share: Share = 0.05
    """Above this share of pages that could not be fetched the snapshot is refused."""
    keep_failed_days: Count = 30
    """How long the older record of a page that cannot be fetched again stays in use."""
    trust_lastmod: bool = False
    """Whether a page is not even asked for while its date in the sitemap stays the same."""
    min_text: Count = 200
    """Characters of text below which a page is an empty shell."""
    max_pages: Positive = 100_000
    """Pages after which a crawl is taken to be lost in a maze and stops."""
    resume_days: NotNegative = 7.0
    """Age from which an unfinished fetch is thrown away and begun anew."""

    def agent(self) -> str:
        """The `User-Agent` that is sent."""
        name = self.user_agent or f"Materia/{__version__}"
        return name if not self.contact or self.contact in name else f"{name} (+{self.contact})"

    def product(self) -> str:
        """The name by which robots.txt addresses this crawler."""
        return self.agent().split("/")[0].split()[0]

    @model_validator(mode="after")
    def _agent_is_ascii(self) -> FetchSettings:
        text = self.agent()
        if not text.isascii() or not text.isprintable():
            raise wrong(f"contact and user_agent must be plain ASCII, are {text!r}")
        return self


def settings_of(source: Source) -> FetchSettings:
    """The settings of a source, the contact from the environment where the source names none.

    Raises `SettingsError` that names the setting and what it may be.
    """
    said: Any = source.fetch
    if isinstance(said, dict) and not said.get("contact"):
        said = {**said, "contact": os.environ.get(CONTACT_VARIABLE) or None}
    try:
        settings = FetchSettings.model_validate(said)
    except ValidationError as error:
        raise SettingsError(in_words(error, lambda _: f"source '{source.id}'", within=("fetch",))) from None
    if source.kind in ("site", "download"):
        _check_site(f"source '{source.id}'", source, settings)
    return settings


def wrong_address(address: str) -> str | None:
    """Null for the address of a site, else what is wrong with it."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"'{address}' is no valid address ({error})"
    if parts.scheme in ("http", "https") and parts.hostname:
        return None
    return f"the address of a site begins with http:// or https://, is '{address}'"


def _check_site(where: str, source: Source, settings: FetchSettings) -> None:
    if problem := wrong_address(source.address):
        raise SettingsError(f"{where}: address: {problem}")
    if not settings.contact:
        raise SettingsError(
            f"{where}: fetch.contact: say whom the site's owner may write to (a web page or a mail address), here or "
            f"in the environment variable {CONTACT_VARIABLE}; it is sent with every request"
        )
    if source.kind == "download" and not settings.index and not settings.files:
        raise SettingsError(f"{where}: fetch: name the files of a download in `files`, or an `index` that does")
