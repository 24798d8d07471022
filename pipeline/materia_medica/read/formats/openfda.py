"""Label records of the openFDA drug label API: JSON."""

from __future__ import annotations

from materia_medica.page import MAX_DOCUMENT_BYTES
from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat

_FIELDS = (
    b'"spl_product_data_elements"',
    b'"set_id"',
    b'"indications_and_usage"',
    b'"openfda"',
    b'"adverse_reactions"',
)


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (JSON is UTF-8, whatever a server says)
    from materia_medica.read.openfda import read_openfda

    return read_openfda(data)


def _recognises(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and any(field in head for field in _FIELDS)


OPENFDA = PageFormat(
    name="openfda",
    endings=(".json",),
    content_types=("application/json",),
    recognises=_recognises,
    max_bytes=MAX_DOCUMENT_BYTES,
    parsers=("lxml", "PyYAML"),
    read=_read,
)
