"""The forms in which pages come. A further one is a file here and a line in `FORMATS`."""

from __future__ import annotations

from materia_medica.read.formats.base import PageFormat
from materia_medica.read.formats.html import HTML
from materia_medica.read.formats.markdown import MARKDOWN

FORMATS: tuple[PageFormat, ...] = (HTML, MARKDOWN)
"""All forms, the one that sites serve most first: it is what a page is that nothing tells."""


def format_of(path: str, data: bytes = b"") -> PageFormat:
    """The form of the page at `path`: by its ending, else by how its bytes begin, else the first of `FORMATS`."""
    folded = path.lower()
    for form in FORMATS:
        if folded.endswith(form.endings):
            return form
    begins = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((form for form in FORMATS if begins.startswith(form.magic)), FORMATS[0])


def endings() -> tuple[str, ...]:
    """The endings of all forms."""
    return tuple(ending for form in FORMATS for ending in form.endings)


def accepted_types() -> str:
    """The forms as the value of an `Accept` header, each later one at a lower weight."""
    wanted = [
        media if not place else f"{media};q={1 - place / 10:.1f}"
        for place, form in enumerate(FORMATS)
        for media in form.content_types
    ]
    return ",".join((*wanted, "*/*;q=0.1"))


def parsers() -> tuple[str, ...]:
    """The distributions that read pages, each once."""
    return tuple(sorted({name for form in FORMATS for name in form.parsers}))
