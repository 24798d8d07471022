"""Pages in Markdown, with front matter in YAML or TOML, or without."""

from __future__ import annotations

from materia_medica.read.document import Document, Unreadable
from materia_medica.read.formats.base import PageFormat


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (Markdown is UTF-8, whatever a server says)
    from materia_medica.read.builder import Builder
    from materia_medica.read.front_matter import split
    from materia_medica.read.markdown import feed

    try:
        source = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("not_utf8", f"byte 0x{data[error.start]:02x} in line {line} is not UTF-8") from None
    source = source.removeprefix("\ufeff")
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    meta, body = split(source)
    builder = Builder()
    feed(builder, body)
    document = builder.document(meta)
    if not document.text and not meta.title:
        raise Unreadable("empty_page", "the page has no text")
    return document


MARKDOWN = PageFormat(
    name="markdown",
    endings=(".md", ".markdown"),
    content_types=("text/markdown", "text/x-markdown"),
    also_served_as=("text/plain", "application/octet-stream"),
    magic=(b"---\n", b"---\r\n", b"+++\n", b"+++\r\n"),
    parsers=("pyromark", "PyYAML", "beautifulsoup4", "lxml"),  # the last two for HTML inside of Markdown
    read=_read,
)
