"""Questions that share a paragraph: each with its answer becomes a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.extract.faqs.questions import OPENS_QUESTION
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Mark

OPENS_INSIDE = Rule(
    name="question mark of a list inside a paragraph",
    pattern=r"(?<= [.!?)\"”] ) \s+ (?= (?: Q (?: uestion | ues )? \.? \s? \d* \s* [:)] | Q\d+ [.:] ) \s )",
    example=(
        "Q: Is it safe? A: Yes. Q: Is it new? A: No.",
        [("Is it safe?", "Yes."), ("Is it new?", "No.")],
    ),
    counter_example="It rests on vitamin Q: a made-up name.",
)
BEFORE_A_QUESTION = Rule(
    name="end of an answer before an emphasised question",
    pattern=r"(?: ^ | [.!?:;)\]\"”’] | \n ) [\s*_•–—-]* $",
    example=(
        "*Is it safe?* Yes. *Is it new?* No.",
        [("Is it safe?", "Yes."), ("Is it new?", "No.")],
    ),
    counter_example="Whoever asks ",
)
_SHORTEST = 8
"""Emphasised words shorter than this ("why?") stress a word and ask nothing."""


def one_question_a_line(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of a section, a paragraph of several questions cut before each of them."""
    return tuple(part for line in lines for part in _cut(line))


def _cut(line: Line) -> Iterator[Line]:
    starts = [] if line.is_heading or line.block.kind == "row" else _starts(line)
    if len(starts) < 2:
        yield line
        return
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(line.span.text)], strict=True):
        span = line.span.cut(start, end)
        marks = tuple(m for m in line.block.marks if span.start <= m.start and m.end <= span.end)
        block = line.block._replace(start=span.start, end=span.end, marks=marks)
        yield Line(block, span, None, span, False)


def _starts(line: Line) -> list[int]:
    """Where questions begin, as offsets into the line."""
    text = line.span.text
    if OPENS_QUESTION.match(text):
        return [0, *(found.end() for found in OPENS_INSIDE.finditer(text))]
    return [m.start - line.span.start for m in line.block.marks if _asks(line, m)]


def _asks(line: Line, mark: Mark) -> bool:
    """Whether emphasised words are a question that opens a sentence."""
    text, start, end = line.span.text, mark.start - line.span.start, mark.end - line.span.start
    asked = text[start:end].rstrip()
    is_question = asked.endswith("?") or re.match(r"\s*\?", text[end:]) is not None
    return is_question and len(asked) >= _SHORTEST and BEFORE_A_QUESTION.search(text[:start]) is not None
