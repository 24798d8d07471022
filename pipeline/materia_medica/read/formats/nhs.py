"""Pages of the NHS website's content API, in JSON with the words of schema.org."""

from __future__ import annotations

import re

from materia_medica.read.document import Document
from materia_medica.read.formats.base import PageFormat

_BEGINS = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{(?s:.)*"@context"\s*:\s*"https?://schema\.org/?"')
_PARTS = re.compile(rb'"(?:hasHealthAspect|mainEntityOfPage|hasPart)"\s*:|"MedicalWebPage"')


def _recognises(head: bytes) -> bool:
    return _BEGINS.match(head) is not None and _PARTS.search(head) is not None


def _read(data: bytes, charset: str | None) -> Document:  # noqa: ARG001 (JSON is UTF-8, whatever a server says)
    from materia_medica.read.nhs import read_nhs

    return read_nhs(data)


NHS = PageFormat(
    name="nhs",
    endings=(".json",),
    content_types=(),  # a site serves the same pages in HTML
    also_served_as=("application/json", "application/ld+json", "text/plain", "application/octet-stream"),
    recognises=_recognises,
    parsers=("lxml", "beautifulsoup4", "PyYAML"),
    read=_read,
)
