"""Evidence: the offsets point into the page's own text, at whole words, and at the words the row holds."""

from __future__ import annotations

import re

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.rejects import ROW_TABLES
from materia_medica.schema.ids import fold

_OFFSETS = ("evidence_start", "evidence_end")
_WORD = re.compile(r"[^\W_]+")


@derived(*ROW_TABLES, shows=_OFFSETS)
def evidence_in_text(facts: Facts, table: str) -> list[bool]:
    """0 <= start < end <= length of the page's text (a page that is not there is another rule's matter)."""
    known = facts.page_rows
    pages = facts.column(table, "monograph_id")
    return [words is not None or page not in known for words, page in zip(facts.evidence(table), pages, strict=True)]


@derived(*ROW_TABLES, shows=_OFFSETS)
def evidence_has_words(facts: Facts, table: str) -> list[bool]:
    """The evidence holds more than white space (offsets outside of the text are another rule's matter)."""
    return [words is None or not words.isspace() for words in facts.evidence(table)]


@derived(*ROW_TABLES, shows=_OFFSETS)
def evidence_cuts_no_word(facts: Facts, table: str) -> list[bool]:
    """The evidence neither begins nor ends inside a word."""
    bounds = zip(
        facts.of_page(table, "text"), *(facts.column(table, c) for c in _OFFSETS), facts.evidence(table), strict=True
    )
    return [words is None or not (_cut(text, start) or _cut(text, end)) for text, start, end, words in bounds]


def _cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


@derived("side_effects", shows=("effect", "flags", *_OFFSETS))
def effect_in_evidence(facts: Facts, table: str) -> list[bool]:
    """Every word of the effect stands in the evidence, unless a rule of extraction changed the words."""
    rows = zip(facts.column(table, "effect"), facts.flagged(table, "reworded"), facts.evidence(table), strict=True)
    return [words is None or effect is None or reworded or _holds(words, effect) for effect, reworded, words in rows]


@derived("faqs", shows=("question", *_OFFSETS))
def question_in_evidence(facts: Facts, table: str) -> list[bool]:
    """Every word of the question stands in the evidence."""
    rows = zip(facts.column(table, "question"), facts.evidence(table), strict=True)
    return [words is None or question is None or _holds(words, question) for question, words in rows]


@derived("faqs", shows=("answer", *_OFFSETS))
def answer_in_evidence(facts: Facts, table: str) -> list[bool]:
    """Every word of the answer stands in the evidence."""
    rows = zip(facts.column(table, "answer"), facts.evidence(table), strict=True)
    return [words is None or answer is None or _holds(words, answer) for answer, words in rows]


@derived("asides", "sections", shows=("text", *_OFFSETS))
def text_in_evidence(facts: Facts, table: str) -> list[bool]:
    """Every word of the text stands in the evidence."""
    rows = zip(facts.column(table, "text"), facts.evidence(table), strict=True)
    return [words is None or text is None or _holds(words, text) for text, words in rows]


def _holds(evidence: str, words: str) -> bool:
    if words in evidence:  # the plain case, for speed
        return True
    return set(_WORD.findall(fold(words))) <= set(_WORD.findall(fold(evidence)))
