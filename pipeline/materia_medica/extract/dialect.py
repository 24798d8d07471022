"""How the words of a document are to be taken: documents of regulators have shapes that web pages use otherwise."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.read.document import DocumentFacts


class Dialect(NamedTuple):
    """What extraction needs to know of the kind of a document."""

    document_type: str | None = None
    """One of `schema.values.DOCUMENT_TYPES`; null for a web page."""
    names: tuple[str, ...] = ()
    """What the document calls its medicine besides the ingredients: its title and its substances as written."""

    @property
    def is_regulated(self) -> bool:
        """Whether a regulator or health service publishes it: its tables give rates of trials, its words have rules."""
        return self.document_type is not None


WEB_PAGE = Dialect()
_STRENGTH = re.compile(r"[\s(]\d")


def without_strength(title: str) -> str:
    """The name of a medicine without the strength and form behind it: "Velotab" of "Velotab 5 mg tablets"."""
    return _STRENGTH.split(title, maxsplit=1)[0].rstrip(" (")


def dialect_of(facts: DocumentFacts, title: str) -> Dialect:
    """The dialect of a document by what it states about itself; `title` is the name of the medicine."""
    if facts.document_type in (None, "web_page"):
        return WEB_PAGE
    return Dialect(document_type=facts.document_type, names=tuple(dict.fromkeys((title, *facts.substances))))
