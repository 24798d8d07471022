"""Label records of the openFDA drug label API: JSON."""

from __future__ import annotations

import re

from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat

_BEGINS = re.compile(rb"\s*\{")
_FIELDS = re.compile(rb'"results"\s*:\s*\[|"(?:openfda|set_id|effective_time|[a-z]+(?:_[a-z]+)+)"\s*:\s*[\["{]')
"""The list of records, or a field of one: their names are words joined by underscores, and sections are lists."""


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (JSON is UTF-8, whatever a server says)
    from materia_medica.read.openfda import read_openfda

    return read_openfda(data)


def _recognises(head: bytes) -> bool:
    return bool(_BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) and _FIELDS.search(head))


OPENFDA = PageFormat(
    name="openfda",
    endings=(".json",),
    content_types=("application/json",),
    recognises=_recognises,
    max_bytes=MAX_DOCUMENT_BYTES,
    parsers=("lxml", "PyYAML"),
    read=_read,
)
