"""The words that a row holds stand on its page: in a row, in the evidence, or where a label in force may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from materia_medica.check.derived.frequency import WEB_PAGE
from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts

BEFORE = 3000
"""Characters before the evidence in which the labels in force, and their frequencies, stand."""
_OFFSETS = ("evidence_start", "evidence_end")
_NO_WORD = re.compile(r"[\W_]+")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_STEM = 4
"""Letters by which a word is known again that a rule bent ("suppress", "suppression")."""


@derived("side_effects", shows=("effect", "flags", *_OFFSETS), of_page=True)
def effect_in_evidence(facts: Facts, table: str) -> list[bool]:
    """The effect stands in the evidence as it is, parentheses aside; of a reworded one, half of its words or more."""
    rows = zip(facts.column(table, "effect"), facts.flagged(table, "reworded"), facts.evidence(table), strict=True)
    return [
        words is None or effect is None or (_bent(words, effect) if reworded else _stands(words, effect))
        for effect, reworded, words in rows
    ]


@derived("side_effects", shows=("detail", *_OFFSETS), of_page=True)
def detail_in_evidence(facts: Facts, table: str) -> list[bool]:
    """Every word of the detail stands in the evidence; in a document of a regulator also in a footnote of its table."""
    documents, texts = facts.of_page(table, "document_type"), facts.of_page(table, "text")
    rows = zip(facts.column(table, "detail"), facts.evidence(table), documents, texts, strict=True)
    return [
        words is None or detail is None or detail_stands(detail, words, None if document == WEB_PAGE else text)
        for detail, words, document, text in rows
    ]


def detail_stands(detail: str, evidence: str, page: str | None) -> bool:
    """Whether each word stands in the evidence, or each part on the `page` that may hold it in a footnote."""
    if detail in evidence or set(_plain(detail).split()) <= set(_plain(evidence).split()):
        return True
    return page is not None and all(_plain(part).strip() in _plain_page(page) for part in detail.split("; "))


@derived("side_effects", shows=("group_label", *_OFFSETS), of_page=True)
def label_before_evidence(facts: Facts, table: str) -> list[bool]:
    """The group's label stands on the page, and not behind the row."""
    return _before(facts, table, "group_label", None)


@derived("side_effects", shows=("category", *_OFFSETS), of_page=True)
def category_before_evidence(facts: Facts, table: str) -> list[bool]:
    """The category stands on the page, and not behind the row."""
    return _before(facts, table, "category", BEFORE)


@derived("side_effects", shows=("frequency_text", "group_label", *_OFFSETS), of_page=True)
def frequency_text_is_said(facts: Facts, table: str) -> list[bool]:
    """The words of the frequency stand in the label or the evidence, or together shortly before it."""
    rows = zip(facts.rows(table, "frequency_text", "group_label"), facts.evidence(table), strict=True)
    said = [
        words is None or evidence is None or words in evidence or _all_in(words, label or "", evidence)
        for (words, label), evidence in rows
    ]
    return _before(facts, table, "frequency_text", BEFORE, holds=said)


def _all_in(words: str, *places: str) -> bool:
    wanted = set(_plain(words).split())
    for place in places:
        wanted = wanted.difference(_plain(place).split())
    return not wanted


def _before(
    facts: Facts, table: str, column: str, reach: int | None, holds: Sequence[bool] | None = None
) -> list[bool]:
    """Whether the words of a column stand in the evidence or in `reach` characters before it (null: the whole page).

    Rows of which something else says already that the rule `holds` are not looked at.
    """
    texts, starts, ends = facts.of_page(table, "text"), *(facts.column(table, c) for c in _OFFSETS)
    stands = list(holds or [False] * len(starts))
    for i, (words, evidence) in enumerate(zip(facts.column(table, column), facts.evidence(table), strict=True)):
        if words is None or evidence is None or stands[i]:
            stands[i] = True
            continue
        first = 0 if reach is None else max(0, starts[i] - reach)
        found = texts[i].find(words, first, ends[i]) >= 0
        stands[i] = found or _stands(texts[i][first : ends[i] + len(words)], words)
    return stands


@derived("faqs", shows=("question", *_OFFSETS), of_page=True)
def question_in_evidence(facts: Facts, table: str) -> list[bool]:
    """The question stands in the evidence as it is."""
    rows = zip(facts.column(table, "question"), facts.evidence(table), strict=True)
    return [words is None or question is None or _stands(words, question) for question, words in rows]


@derived("faqs", shows=("answer", *_OFFSETS), of_page=True)
def answer_in_evidence(facts: Facts, table: str) -> list[bool]:
    """The answer stands in the evidence as it is."""
    rows = zip(facts.column(table, "answer"), facts.evidence(table), strict=True)
    return [words is None or answer is None or _stands(words, answer) for answer, words in rows]


@derived("faqs", shows=("answer", *_OFFSETS), of_page=True)
def answer_is_whole(facts: Facts, table: str) -> list[bool]:
    """The evidence ends where the answer ends."""
    rows = zip(facts.column(table, "answer"), facts.evidence(table), strict=True)
    return [
        words is None or answer is None or words.endswith(answer) or _plain(words).endswith(_plain(answer))
        for answer, words in rows
    ]


@derived("asides", "sections", shows=("text", *_OFFSETS), of_page=True)
def text_in_evidence(facts: Facts, table: str) -> list[bool]:
    """The text is the end of the evidence, which begins with the heading where there is one."""
    rows = zip(facts.column(table, "text"), facts.evidence(table), strict=True)
    return [words is None or text is None or words.endswith(text) for text, words in rows]


@derived("sections", shows=("heading", *_OFFSETS), of_page=True)
def heading_opens_evidence(facts: Facts, table: str) -> list[bool]:
    """The evidence begins with the heading."""
    rows = zip(facts.column(table, "heading"), facts.evidence(table), strict=True)
    return [
        words is None
        or heading is None
        or words.startswith(heading)
        or _plain(words[: 2 * len(heading) + 40]).startswith(_plain(heading).rstrip())
        for heading, words in rows
    ]


def _stands(evidence: str, words: str) -> bool:
    """Whether the words stand in the evidence one behind the other, letter case and signs aside."""
    if words in evidence:  # the plain case, for speed
        return True
    wanted = _plain(words)
    return wanted in _plain(evidence) or wanted in _plain(_PARENTHESIS.sub("", evidence))


def _bent(evidence: str, words: str) -> bool:
    held = _plain(evidence)
    parts = _plain(words).split()
    return 2 * sum(f" {part[:_STEM]}" in held for part in parts) >= len(parts)


def _spaced(words: str) -> str:
    """The words in lower case, with one space around each."""
    return f" {_NO_WORD.sub(' ', words.lower()).strip()} "


_plain = lru_cache(maxsize=1024)(_spaced)
_plain_page = lru_cache(maxsize=2)(_spaced)
"""The text of a page is long: but the last ones are remembered."""
