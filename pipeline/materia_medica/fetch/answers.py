"""What an answer about a page means: a page to keep, one that did not change, one that moved, or none."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError
from scrapy.http import Response, TextResponse
from scrapy.utils.response import get_meta_refresh

from materia_medica.fetch.addresses import Site, same_page
from materia_medica.fetch.load import charset_of
from materia_medica.fetch.recognise import no_page, template_of, wrong_type
from materia_medica.fetch.refusal import AddressRefused
from materia_medica.fetch.snapshot import Entry, Refused, stamp
from materia_medica.page import Page


class Asked(NamedTuple):
    """A page that was asked for."""

    source: str
    path: str
    url: str
    lastmod: str | None
    """Date of the page in the sitemap, as stated."""


class Taken(NamedTuple):
    """A page to store."""

    entry: Entry
    """Without its place, which it gets when it is written."""
    headers: list[tuple[str, str]]


class Kept(NamedTuple):
    """The older record of the page still holds."""

    entry: Entry


class Elsewhere(NamedTuple):
    """The page is another one by now."""

    url: str


class NoPage(NamedTuple):
    """No page to keep."""

    kind: str
    """`missing` or `failed`, as the journal calls it."""
    refused: Refused


def meaning(response: Response, asked: Asked, older: Entry | None, site: Site, min_text: int) -> (
    Taken | Kept | Elsewhere | NoPage
):  # fmt: skip
    """What an answer means; `older` is the page's record in the last snapshot.

    A page with fewer than `min_text` characters is an empty shell.
    """
    path, url = asked.path, asked.url
    if response.status == 304 and older:
        return Kept(_renewed(older, response, asked))
    if response.status != 200:
        kind = "missing" if response.status in (404, 410) else "failed"
        return NoPage(kind, Refused(path, url, f"http_{response.status}", f"HTTP {response.status}", response.status))
    refreshed = get_meta_refresh(response)[1] if isinstance(response, TextResponse) else None
    if refreshed and not same_page(site.path_below(refreshed), path):
        return Elsewhere(refreshed)
    content_type = _header(response, "Content-Type")
    page = Page(asked.source, path, response.body, url, None, charset_of(content_type))
    sha256 = hashlib.sha256(page.data).hexdigest()
    if older and older.sha256 == sha256:
        return Kept(_renewed(older, response, asked))
    if not page.data.strip():
        return NoPage("failed", Refused(path, url, "empty_page", "the answer has no body", 200))
    if problem := wrong_type(path, content_type) or no_page(page, min_text):
        return NoPage(problem.kind, Refused(path, url, problem.rule, problem.reason, 200))
    entry = _entry(response, asked, content_type, sha256)
    return Taken(entry._replace(template=template_of(page)), _headers(response))


def _entry(response: Response, asked: Asked, content_type: str | None, sha256: str) -> Entry:
    return Entry(
        path=asked.path,
        file="",
        sha256=sha256,
        bytes=len(response.body),
        url=asked.url,
        final_url=response.url if response.url != asked.url else None,
        status=response.status,
        content_type=content_type,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        lastmod=asked.lastmod,
        fetched_at=stamp(datetime.now(UTC)),
    )


def _renewed(older: Entry, response: Response, asked: Asked) -> Entry:
    return older._replace(
        failed_since=None,
        status=response.status,
        etag=_header(response, "ETag") or older.etag,
        last_modified=_header(response, "Last-Modified") or older.last_modified,
        lastmod=asked.lastmod or older.lastmod,
    )


_HOP = {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"}
"""Headers of the transfer, which no longer hold for the body as it is stored."""
_RULES = {
    DownloadTimeoutError: "timeout",
    DownloadCancelledError: "oversized_page",
    CannotResolveHostError: "unknown_host",
}


def rule_of(error: BaseException) -> str:
    """The rule that a request without an answer breaks."""
    if isinstance(error, AddressRefused):
        return error.rule
    return next((rule for kind, rule in _RULES.items() if isinstance(error, kind)), "broken_connection")


def encoding_of(response: Response) -> str:
    """The encoding of an answer's text; UTF-8 where it has none."""
    return response.encoding if isinstance(response, TextResponse) else "utf-8"


def _headers(response: Response) -> list[tuple[str, str]]:
    headers = [(_text(k), _text(v)) for k, vs in response.headers.items() for v in vs]
    return [h for h in headers if h[0].lower() not in _HOP]


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return _text(value) if value else None


def _text(value: bytes) -> str:
    return " ".join(value.decode("latin-1").split())
