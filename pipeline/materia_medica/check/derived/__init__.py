"""Derived columns of all tables; importing this package registers them."""

from materia_medica.check.derived import (
    counts,
    evidence,
    frequency,
    links,
    pages,
    positions,
    recomputed,
    relinked,
    said,
    schema,
    texts,
    wording,
)
from materia_medica.check.derived.registry import find, registered

__all__ = [
    "counts",
    "evidence",
    "find",
    "frequency",
    "links",
    "pages",
    "positions",
    "recomputed",
    "registered",
    "relinked",
    "said",
    "schema",
    "texts",
    "wording",
]
