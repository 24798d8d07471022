"""The rules on questions and answers, with what their examples are read with."""

from __future__ import annotations

from materia_medica.extract.faqs.closing import ADVISES, CLOSES, DISCLAIMS, NOTE_LABEL, SPEAKS_OF_PAGE, kind_of_note
from materia_medica.extract.faqs.inline import BEFORE_A_QUESTION, OPENS_INSIDE
from materia_medica.extract.faqs.questions import (
    ANSWER_INSIDE,
    ANSWER_MARK,
    OPENS_QUESTION,
    QUESTION_MARK,
)
from materia_medica.extract.faqs.topics import INSTRUCTS, TOPICS, is_instruction, topic_of
from materia_medica.extract.faqs.walk import read_faqs
from materia_medica.extract.language.rule import Family
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import lines_of
from materia_medica.page import Page
from materia_medica.read import read


def _faqs(markdown: str) -> list[tuple[str, str]]:
    """Questions and answers of a section that holds these lines."""
    lines = tuple(lines_of(read(Page("examples", "faqs.md", markdown.encode()))))
    section = Section(kind="faqs", level=2, ingredient=None, heading=None, lines=lines, by_heading=True)
    return [(faq.question, faq.answer) for faq in read_faqs([section], ()).faqs]


FAMILIES: tuple[Family, ...] = (
    Family(
        name="question and answer",
        rules=(
            QUESTION_MARK,
            OPENS_QUESTION,
            ANSWER_MARK,
            ANSWER_INSIDE,
            OPENS_INSIDE,
            BEFORE_A_QUESTION,
            CLOSES,
            SPEAKS_OF_PAGE,
            NOTE_LABEL,
        ),
        read=_faqs,
    ),
    Family(name="note among answers", rules=(DISCLAIMS, ADVISES), read=kind_of_note),
    Family(name="topic of a question", rules=TOPICS, read=topic_of),
    Family(name="instruction in an answer", rules=INSTRUCTS, read=is_instruction),
)
