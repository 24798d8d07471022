"""The forms in which pages come. A further one is a file here and a line in `FORMATS`."""

from __future__ import annotations

from materia_medica.read.document import Unreadable
from materia_medica.read.formats.base import HEAD, PageFormat
from materia_medica.read.formats.fhir import FHIR
from materia_medica.read.formats.html import HTML
from materia_medica.read.formats.markdown import MARKDOWN
from materia_medica.read.formats.nhs import NHS
from materia_medica.read.formats.openfda import OPENFDA
from materia_medica.read.formats.spl import SPL

FORMATS: tuple[PageFormat, ...] = (HTML, MARKDOWN, SPL, FHIR, NHS, OPENFDA)
"""All forms, the one that sites serve most first: it is what a page is that nothing tells."""


def format_of(path: str, data: bytes = b"") -> PageFormat:
    """The form of the page at `path`: by its ending, of several forms that share it by how its bytes begin.

    Where the ending tells nothing, by how they begin alone, else the first of `FORMATS`. Raises `Unreadable`
    (`unknown_form`) where no form of those that share the ending knows the page as its own.
    """
    may_be = forms_of(path)
    if len(may_be) == 1 and may_be[0].recognises is None:
        return may_be[0]
    head = data[:HEAD]
    if found := next((form for form in may_be or FORMATS if form.recognises and form.recognises(head)), None):
        return found
    if may_be:
        known = ", ".join(form.name for form in may_be)
        raise Unreadable("unknown_form", f"by its ending one of these forms, and by its content none: {known}")
    begins = head[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((form for form in FORMATS if begins.startswith(form.magic)), FORMATS[0])


def forms_of(path: str) -> tuple[PageFormat, ...]:
    """The forms that have the ending of `path`; none where it has no ending that is known."""
    folded = path.lower()
    return tuple(form for form in FORMATS if folded.endswith(form.endings))


def endings() -> tuple[str, ...]:
    """The endings of all forms, each once."""
    return tuple(dict.fromkeys(ending for form in FORMATS for ending in form.endings))


def accepted_types() -> str:
    """The forms as the value of an `Accept` header, each later one at a lower weight."""
    wanted: dict[str, str] = {}
    for place, form in enumerate(form for form in FORMATS if form.content_types):
        for media in form.content_types:
            wanted.setdefault(media, f"{media};q={1 - place / 10:.1f}" if place else media)
    return ",".join((*wanted.values(), "*/*;q=0.1"))


def parsers() -> tuple[str, ...]:
    """The distributions that read pages, each once."""
    return tuple(sorted({name for form in FORMATS for name in form.parsers}))
