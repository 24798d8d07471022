"""Sentences of a stretch of text."""

from __future__ import annotations

from materia_medica.extract.language.sentence_rules import ABBREVIATION, BEHIND_PARENTHESIS, MAY_END, SENTENCE_END
from materia_medica.read.document import Span

LONGEST = 1500
"""No sentence of prose is longer; a longer run is read in parts, so that reading costs no more than its length."""


def split_sentences(span: Span) -> list[Span]:
    """The sentences of a span; a full stop inside a parenthesis or behind an abbreviation ends none."""
    if not MAY_END.search(span.text):
        whole = span.cut(0)
        return _parts(whole) if whole.text.strip(" *_–—-•") else []
    out: list[Span] = []
    text, start, depth, at = span.text, 0, 0, 0
    for found in SENTENCE_END.finditer(text):
        piece = text[at : found.end()]
        depth = max(0, depth + piece.count("(") + piece.count("[") - piece.count(")") - piece.count("]"))
        at = found.end()
        if depth and "\n" not in found[0]:
            continue
        depth = 0
        is_short = found[0][0] == "." and ABBREVIATION.search(text[max(0, found.start() - 8) : found.start() + 1])
        if is_short and not BEHIND_PARENTHESIS.match(text, found.end()):
            continue
        out.append(span.cut(start, found.end()))
        start = found.end()
    out.append(span.cut(start))
    return [part for s in out if s.text.strip(" .*_–—-•") for part in _parts(s)]


def _parts(sentence: Span) -> list[Span]:
    """A sentence in parts of at most `LONGEST` characters, cut at a comma or a space where there is one."""
    out: list[Span] = []
    while len(sentence.text) > LONGEST:
        at = max(sentence.text.rfind(mark, LONGEST // 2, LONGEST) for mark in (", ", "; ")) + 1
        at = at or sentence.text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
        out.append(sentence.cut(0, at))
        sentence = sentence.cut(at)
    return [s for s in [*out, sentence] if s.text]
