"""Closing notes: where the last answer of a section ends, and what the words behind it are."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line
from materia_medica.read.document import Span

CLOSES = Rule(
    name="words of a closing note",
    pattern=rf"^ \W* {any_of('faqs', 'closing')}",
    flags=re.IGNORECASE,
    example=("Q: Is it safe?\n\nA: Yes.\n\nAlways follow the label.", [("Is it safe?", "Yes.")]),
    counter_example="Most people always tolerate it.",
)
SPEAKS_OF_PAGE = Rule(
    name="sentence about the page behind an answer",
    pattern=rf"^ \W* {any_of('faqs', 'speaks_of_page')}",
    flags=re.IGNORECASE,
    example=(
        "Q: Is it safe?\n\nA: Yes. This information is not medical advice.",
        [("Is it safe?", "Yes.")],
    ),
    counter_example="This medicine is not for children.",
)
NOTE_LABEL = Rule(
    name="label of a note",
    pattern=any_of("faqs", "note_labels"),
    flags=re.IGNORECASE,
    example=(
        "Q: Is it safe?\n\nA: Yes.\n\nDisclaimer: no advice.\n\nQ: Is it new?\n\nA: No.",
        [("Is it safe?", "Yes."), ("Is it new?", "No.")],
    ),
    counter_example="Dose",
)
DISCLAIMS = Rule(
    name="disclaimer",
    pattern=any_of("faqs", "disclaims"),
    flags=re.IGNORECASE,
    example=("These answers are educational.", "disclaimer"),
    counter_example="Take it with water.",
)
ADVISES = Rule(
    name="advice",
    pattern=rf"\b {any_of('faqs', 'advises')} \b",
    flags=re.IGNORECASE,
    example=("Ask a pharmacist.", "advice"),
    counter_example="It was first sold in spring.",
)


def is_note_label(line: Line) -> bool:
    """Whether a line's label is one of a note, such as "Disclaimer"."""
    return line.label is not None and NOTE_LABEL.fullmatch(line.label.text.strip(" *:")) is not None


def opens_as_note(line: Line) -> bool:
    """Whether a line's first words are those of a closing note."""
    return CLOSES.match(line.span.text) is not None


def closing_note_in(answer: Span, *, is_first: bool) -> Span | None:
    """The closing note that shares a line with the end of an answer; `is_first` says whether the answer begins here."""
    sentences = split_sentences(answer)[1 if is_first else 0 :]
    note = next((s for s in sentences if SPEAKS_OF_PAGE.match(s.text)), None)
    return answer.cut(note.start - answer.start) if note else None


def is_emphasised(line: Line) -> bool:
    """Whether the whole line is emphasised."""
    marks = line.block.marks
    return bool(marks) and marks[0].start <= line.block.start + 1 and marks[-1].end >= line.block.end - 2


def kind_of_note(text: str) -> str:
    """What words outside of questions and answers are: the reason with which they are set aside."""
    if DISCLAIMS.search(text):
        return "disclaimer"
    return "advice" if ADVISES.search(text) else "general"
