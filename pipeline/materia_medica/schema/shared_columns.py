"""Columns and keys that several tables share."""

from __future__ import annotations

from materia_medica.schema import values as v
from materia_medica.schema.columns import Column, ForeignKey

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


def hashed(letter: str) -> str:
    """Form of an id made of a hash; see `materia_medica.schema.ids`."""
    return f"{letter}[0-9a-f]{{16}}"


SOURCE = Column("source", "string", "Id of the source, as in sources.yaml.", pattern=SLUG)
ORIGIN = Column("content_origin", "enum", "Who wrote the page's text.", values=v.CONTENT_ORIGINS)
MONOGRAPH = Column("monograph_id", "string", "The page: `<source>/<path>`.", pattern=r"[^/\n]+/[^\n]+")
DRUG = Column("drug_id", "string", "The drug that the page describes; null where it is no monograph.",
               nullable=True, pattern=SLUG, linked=True)  # fmt: skip
START = Column("evidence_start", "int", "Where the evidence begins in `monographs.text`.", minimum=0,
                unit="Unicode code points", moves=True)  # fmt: skip
END = Column("evidence_end", "int", "Where the evidence ends in `monographs.text` (exclusive).", minimum=1,
              unit="Unicode code points", moves=True)  # fmt: skip
TO_SOURCE = ForeignKey(("source",), "sources", ("source",))
TO_MONOGRAPH = ForeignKey(("monograph_id",), "monographs", ("monograph_id",))
TO_DRUG = ForeignKey(("drug_id",), "drugs", ("drug_id",))


def position(what: str) -> Column:
    """A row's place among `what`."""
    return Column("position", "int", f"Place {what}, from 1.", minimum=1, moves=True)


def flags(values: dict[str, str]) -> Column:
    """The flags of a table, from a closed list with a description each."""
    return Column("flags", "strings", "What is doubtful about the row, from a closed list.", values=tuple(values))
