"""Reading: a page's bytes become one small document type, the same from Markdown and from HTML."""

from __future__ import annotations

from materia_medica.page import MAX_BYTES, Page
from materia_medica.read.builder import Builder
from materia_medica.read.document import Document, Unreadable
from materia_medica.read.front_matter import split
from materia_medica.read.markdown import feed

MARKDOWN_ENDINGS = (".md", ".markdown")
HTML_ENDINGS = (".html", ".htm")


def read(page: Page) -> Document:
    """The document of a page.

    Raises `Unreadable` with the rule `empty_page`, `oversized_page`, `not_utf8` (or `undecodable` for HTML),
    `broken_front_matter` or `no_content`.
    """
    if len(page.data) > MAX_BYTES:
        raise Unreadable("oversized_page", f"{len(page.data):,} bytes; the limit is {MAX_BYTES:,}")
    if not page.data.strip():
        raise Unreadable("empty_page", "the page has no text")
    if page.path.lower().endswith(MARKDOWN_ENDINGS):
        return _read_markdown(page.data)
    from materia_medica.read.html import read_html  # here, since BeautifulSoup is loaded only where a page is HTML

    return read_html(page.data, page.charset)


def _read_markdown(data: bytes) -> Document:
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("not_utf8", f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8") from None
    meta, body = split(source.replace("\r\n", "\n").replace("\r", "\n"))
    builder = Builder()
    feed(builder, body)
    document = builder.document(meta)
    if not document.text and not meta.title:
        raise Unreadable("empty_page", "the page has no text")
    return document
