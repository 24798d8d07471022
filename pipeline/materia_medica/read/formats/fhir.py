"""Electronic product information: FHIR documents in JSON or XML, as EMA and national agencies publish them."""

from __future__ import annotations

import re

from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat

_JSON = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{(?s:.)*"resourceType"\s*:')
_XML = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<(?s:.){0,4000}?\sxmlns(?::\w+)?\s*=\s*["']http://hl7\.org/fhir["']""")


def _recognises(head: bytes) -> bool:
    return (_JSON if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else _XML).match(head) is not None


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (both forms say themselves how they are coded)
    from materia_medica.read.fhir import read_fhir

    return read_fhir(data)


FHIR = PageFormat(
    name="fhir",
    endings=(".json", ".xml"),
    content_types=(),  # no site is asked for them: they come by the folder and by download
    also_served_as=(
        "application/fhir+json",
        "application/fhir+xml",
        "application/json",
        "application/xml",
        "text/xml",
        "text/plain",
        "application/octet-stream",
    ),
    recognises=_recognises,
    max_bytes=MAX_DOCUMENT_BYTES,
    parsers=("lxml", "beautifulsoup4", "PyYAML"),
    read=_read,
)
