"""US structured product labels: HL7 v3 XML."""

from __future__ import annotations

from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (XML says itself how it is encoded)
    from materia_medica.read.spl import read_spl

    return read_spl(data)


def _recognises(head: bytes) -> bool:
    return b"urn:hl7-org:v3" in head


SPL = PageFormat(
    name="spl",
    endings=(".xml",),
    content_types=("application/xml", "text/xml"),
    recognises=_recognises,
    max_bytes=MAX_DOCUMENT_BYTES,
    parsers=("lxml",),
    read=_read,
)
