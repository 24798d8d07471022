"""Questions: what a page presents as one, and where on its line the answer begins."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Mark, Span

QUESTION_MARK = Rule(
    name="mark in front of a question",
    pattern=r"""
        ^ \W*
        (?:
            (?: \d+ \s* [.):] \s* )?
            (?: q (?: uestion | ues )? \.? \s* \d* \s* [:.)\]–—-]+ | q\d+\b \s* [:.)]? )
            | \d+ \s* [.)] (?=\s)
        )
        \s*
    """,
    flags=re.IGNORECASE,
    example=("**Q1: Is it safe?**\n\nA: Yes.", [("Is it safe?", "Yes.")]),
    counter_example="Quinine: is it safe?",
)
OPENS_QUESTION = Rule(
    name="line that opens as a question",
    pattern=r"""
        ^ \W*
        (?: \d+ \s* [.):] \s* )?
        (?: q (?: uestion | ues )? \.? \s* \d* \s* [:.)\]–—-] | q\d+\b )
    """,
    flags=re.IGNORECASE,
    example=("Q: The usual dose\n\nA: One tablet.", [("The usual dose", "One tablet.")]),
    counter_example="The usual dose",
)
ANSWER_MARK = Rule(
    name="mark in front of an answer",
    pattern=r"^ \W* (?: a (?: ns (?: wer )? )? \.? \s* \d* \s* [:.)\]–—-]+ ) \s*",
    flags=re.IGNORECASE,
    example=("Q: Is it safe?\n\nAns: Yes.", [("Is it safe?", "Yes.")]),
    counter_example="Answers differ: some say yes.",
)
ANSWER_INSIDE = Rule(
    name="answer behind the question's end",
    pattern=r"""
        (?<= [?!.*_)\"”'’] ) \s* (?: \n\s* )? \** \s*
        (?: A (?: ns (?: wer )? )? \.? \s? \d* \s* [:.] | Answer \s* [:–—-] )
        \s*
    """,
    example=("Is it safe? A: Yes.", [("Is it safe?", "Yes.")]),
    counter_example="Is it safe? Yes.",
)
EDGES = " \t\n*_"
_SHORTEST = 3
"""Emphasised words behind a mark that are no longer than this are no question yet."""
_LONGEST_PLAIN = 250
"""A line without any mark that is longer than this is a paragraph that ends in a question."""
Style = Literal["marked", "plain"]


class Question(NamedTuple):
    """A question as found on its line."""

    words: Span
    rest: Span
    """What stands behind it on its line: the answer, or its beginning."""
    is_item: bool
    """Whether the line is a list item."""


def style_of(lines: tuple[Line, ...]) -> Style:
    """`marked` where the page marks its questions, `plain` where only question marks tell them."""
    for line in lines:
        if line.is_heading or OPENS_QUESTION.match(line.span.text):
            return "marked"
        lead = _leading_mark(line)
        if lead is not None and "?" in line.span.text[: lead.end - line.span.start]:
            return "marked"
    return "plain"


def question_in(line: Line, style: Style) -> Question | None:
    """The question that a line presents; null where it presents none."""
    text = line.span.text
    if line.is_heading:
        return _from_heading(line)
    lead = _leading_mark(line)
    if OPENS_QUESTION.match(text):
        return _opened(line, lead)
    if ANSWER_MARK.match(text):
        return None
    return _emphasised(line, lead) or _answered_inside(line) or (_plain(line) if style == "plain" else None)


def asked(question: Question) -> str:
    """The question's words without its mark and markup."""
    return " ".join(QUESTION_MARK.sub("", question.words.text).split()).strip(EDGES + ":")


def _cut(line: Line, end: int, rest: int | None = None) -> Question:
    """The question up to `end`; the answer begins at `rest`, else right there. Both are offsets into the line."""
    return Question(line.span.cut(0, end), line.span.cut(end if rest is None else rest), line.block.depth > 0)


def _whole(line: Line) -> Question:
    return Question(line.span, line.span.cut(len(line.span.text)), line.block.depth > 0)


def _from_heading(line: Line) -> Question | None:
    text = line.span.text
    found: Question | None = None
    if inside := ANSWER_INSIDE.search(text):
        found = _cut(line, inside.start(), inside.end())
    elif "?" in text:
        found = _cut(line, text.rindex("?") + 1)
    elif OPENS_QUESTION.match(text):
        found = _whole(line)
    return found._replace(is_item=False) if found else None


def _opened(line: Line, lead: Mark | None) -> Question:
    """A line that opens with "Q:"; the question ends before "A:", with its emphasis, or at its question mark."""
    text = line.span.text
    inside = ANSWER_INSIDE.search(text)
    if inside:
        return _cut(line, inside.start(), inside.end())
    at = text.find("?") + 1
    if lead is not None:
        end = lead.end - line.span.start
        marked = text[:end]
        if len(QUESTION_MARK.sub("", marked).strip(EDGES + ":")) > _SHORTEST:
            return _cut(line, at if at and "?" not in marked else end)
    return _cut(line, at) if at else _whole(line)


def _emphasised(line: Line, lead: Mark | None) -> Question | None:
    if lead is None:
        return None
    end = lead.end - line.span.start
    marked = line.span.text[lead.start - line.span.start : end]
    if line.span.text[end:].startswith("?"):
        return _cut(line, end + 1)
    return _cut(line, end) if marked.rstrip(' *_:"”)').endswith("?") else None


def _answered_inside(line: Line) -> Question | None:
    text = line.span.text
    inside = ANSWER_INSIDE.search(text) if "?" in text else None
    return _cut(line, inside.start(), inside.end()) if inside and "?" in text[: inside.start()] else None


def _plain(line: Line) -> Question | None:
    text = line.span.text
    if text.rstrip(" *_").endswith("?") and len(text) < _LONGEST_PLAIN:
        return _whole(line)
    return _cut(line, text.index("?") + 1) if line.block.number is not None and "?" in text else None


def _leading_mark(line: Line) -> Mark | None:
    """The emphasis with which a line begins, a number or bullet aside."""
    marks = line.block.marks
    if not marks:
        return None
    lead = line.span.text[: marks[0].start - line.span.start]
    return marks[0] if not lead.strip(" *_-•.0123456789)") else None
