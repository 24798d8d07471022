"""What the project must know of a form in which pages come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from materia_medica.page import MAX_BYTES
from materia_medica.read.document import Document

HEAD = 65_536
"""Bytes from which a form is recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """One form of pages: how it is told from the others, and what reads it."""

    name: str
    endings: tuple[str, ...]
    """Endings of its files, in lower case with the dot; a source's own patterns aside, these files are its pages.
    Forms may share an ending where each of them has `recognises`."""
    content_types: tuple[str, ...]
    """Media types that name it; the crawler asks for them."""
    also_served_as: tuple[str, ...] = ()
    """Media types that name no form, as which servers hand it out nevertheless."""
    magic: tuple[bytes, ...] = ()
    """What a page may begin with, in lower case, white space aside: it tells the form where a path has no ending."""
    recognises: Callable[[bytes], bool] | None = None
    """Whether a page that begins with these bytes (up to `HEAD` of them, as fetched) is of this form: it tells the
    forms that share an ending, and a page whose path has none. It must be cheap, and say yes to its own form alone."""
    max_bytes: int = MAX_BYTES
    """Bytes above which nothing is a page of this form."""
    parsers: tuple[str, ...]
    """Distributions whose versions may change what is read; they are part of a page's rebuild key."""
    read: Callable[[bytes, str | None], Document]
    """The document of a page's bytes, given the charset of the HTTP response; raises `Unreadable`. It loads its parser
    when it is first called, so that a run loads only the parsers of the forms it meets."""
