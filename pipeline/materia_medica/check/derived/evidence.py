"""Evidence: the offsets point into the page's own text, at whole words, and at the words the row holds."""

from __future__ import annotations

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.rejects import ROW_TABLES

_OFFSETS = ("evidence_start", "evidence_end")


@derived(*ROW_TABLES, shows=_OFFSETS, of_page=True)
def evidence_in_text(facts: Facts, table: str) -> list[bool]:
    """0 <= start < end <= length of the page's text (a page that is not there is another rule's matter)."""
    known = facts.page_rows
    pages = facts.column(table, "monograph_id")
    return [words is not None or page not in known for words, page in zip(facts.evidence(table), pages, strict=True)]


@derived(*ROW_TABLES, shows=_OFFSETS, of_page=True)
def evidence_has_words(facts: Facts, table: str) -> list[bool]:
    """The evidence holds more than white space (offsets outside of the text are another rule's matter)."""
    return [words is None or not words.isspace() for words in facts.evidence(table)]


@derived(*ROW_TABLES, shows=_OFFSETS, of_page=True)
def evidence_cuts_no_word(facts: Facts, table: str) -> list[bool]:
    """The evidence neither begins nor ends inside a word."""
    bounds = zip(
        facts.of_page(table, "text"), *(facts.column(table, c) for c in _OFFSETS), facts.evidence(table), strict=True
    )
    return [words is None or not (_cut(text, start) or _cut(text, end)) for text, start, end, words in bounds]


def _cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
