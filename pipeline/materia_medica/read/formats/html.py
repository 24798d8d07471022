"""Pages in HTML, as sites serve them."""

from __future__ import annotations

from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat


def _read(data: bytes, charset: str | None) -> Document:
    from materia_medica.read.html import read_html

    return read_html(data, charset)


HTML = PageFormat(
    name="html",
    endings=(".html", ".htm"),
    content_types=("text/html", "application/xhtml+xml"),
    magic=(b"<!doctype html", b"<html"),
    parsers=("beautifulsoup4", "lxml", "PyYAML", "pyromark"),  # YAML for the table of shells, pyromark for <pre>
    read=_read,
)
