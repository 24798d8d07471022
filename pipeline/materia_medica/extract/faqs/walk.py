"""The walk through the FAQ sections of a page: each question with the lines that answer it."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.faqs.closing import (
    closing_note_in,
    is_emphasised,
    is_note_label,
    kind_of_note,
    opens_as_note,
)
from materia_medica.extract.faqs.inline import one_question_a_line
from materia_medica.extract.faqs.questions import ANSWER_MARK, EDGES, Question, asked, question_in, style_of
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.set_aside import SetAside
from materia_medica.extract.untold import Stretch, untold
from materia_medica.read.document import Range, Span
from materia_medica.schema.ids import fold


class Faq(NamedTuple):
    """A question with its answer; `answer` is empty where the page gives none."""

    question: str
    answer: str
    evidence: Range
    """From the first character of the question's line to the last of the answer."""


class Faqs(NamedTuple):
    """What the FAQ sections of a page gave."""

    faqs: tuple[Faq, ...]
    asides: tuple[SetAside, ...]
    heads: tuple[Span, ...] = ()
    """Lines that only head the questions on one ingredient."""


def read_faqs(sections: list[Section], ingredients: tuple[Ingredient, ...]) -> Faqs:
    """Questions and answers of all FAQ sections of a page, in order."""
    faqs: list[Faq] = []
    asides: list[SetAside] = []
    heads: list[Span] = []
    seen: set[tuple[str, str]] = set()
    for section in sections:
        walk = _Walk(section, ingredients)
        walk.run()
        told = {(fold(faq.question), fold(faq.answer)) for faq in walk.faqs} if len(sections) > 1 else set()
        if told and told <= seen:
            asides += [aside for faq in walk.faqs for aside in _repeat(walk.lines, faq)]
        else:
            faqs += walk.faqs
            seen |= told
        asides += walk.asides
        heads += walk.heads
    stretches: list[Stretch] = [*heads, *(faq.evidence for faq in faqs), *(aside.span for aside in asides)]
    gaps = untold([line.span for section in sections for line in section.lines], stretches)
    asides += [SetAside(gap, "unexplained") for gap in gaps]
    return Faqs(tuple(faqs), tuple(sorted(asides, key=lambda aside: aside.span.start)), tuple(heads))


def _repeat(lines: tuple[Line, ...], faq: Faq) -> list[SetAside]:
    """The lines of a question in a section that only repeats what earlier ones ask and answer."""
    start, end = faq.evidence
    spans = [line.span.cut(0, end - line.span.start) for line in lines if start <= line.span.start < end]
    return [SetAside(span, "repeat") for span in spans]


def _faq(question: Question, answer: list[Span]) -> Faq | None:
    """Null where nothing but a mark was asked."""
    words = asked(question)
    lines = [ANSWER_MARK.sub("", s.text, count=1) if i == 0 else s.text for i, s in enumerate(answer)]
    last = answer[-1] if answer else question.words
    said = "\n".join(t.strip(EDGES) for t in lines if t.strip(EDGES))
    return Faq(words, said, Range(question.words.start, last.end)) if words else None


class _Walk:
    """Goes through the lines of one section; what opens no question and answers none is set aside."""

    def __init__(self, section: Section, ingredients: tuple[Ingredient, ...]) -> None:
        self.lines = one_question_a_line(section.lines)
        self.ingredients = ingredients
        self.faqs: list[Faq] = []
        self.asides: list[SetAside] = []
        self.heads: list[Span] = []
        self.question: Question | None = None
        self.answer: list[Span] = []
        self.is_closed = False
        """Whether a closing note was met since the last question."""
        style = style_of(self.lines)
        self.questions = [question_in(line, style) for line in self.lines]

    def run(self) -> None:
        for at, (line, question) in enumerate(zip(self.lines, self.questions, strict=True)):
            if question is not None:
                self.finish()
                self.question, self.is_closed = question, False
                if question.rest.text.strip(EDGES):
                    self.take(at, question.rest)
            elif self.only_heads(line):
                self.finish()
                self.heads.append(line.span)
            elif self.question is None or self.is_closed or self.closes(at, line, self.question):
                self.finish()
                self.is_closed = True
                self.asides.append(SetAside(line.span, kind_of_note(line.span.text)))
            else:
                self.take(at, line.span)
        self.finish()

    def take(self, at: int, words: Span) -> None:
        """Words of the line at `at` answer the open question, up to a closing note that shares their line."""
        note = closing_note_in(words, is_first=not self.answer) if self.is_last(at) else None
        if note is None:
            self.answer.append(words)
            return
        if (before := words.cut(0, note.start - words.start)).text:
            self.answer.append(before)
        self.finish()
        self.is_closed = True
        self.asides.append(SetAside(note, kind_of_note(note.text)))

    def finish(self) -> None:
        """The open question ends, with what was gathered as its answer."""
        if self.question is not None and (faq := _faq(self.question, self.answer)):
            self.faqs.append(faq)
        self.question, self.answer = None, []

    def only_heads(self, line: Line) -> bool:
        """Whether a line only heads the questions on one ingredient."""
        bare = line.label is None or not line.body.text
        return bare and (line.is_bold or line.is_heading) and bool(ingredient_named(line.span.text, self.ingredients))

    def closes(self, at: int, line: Line, question: Question) -> bool:
        """Whether a line ends the answer to `question` as a closing note."""
        if not self.answer and ANSWER_MARK.match(line.span.text):
            return False
        at_margin = line.block.depth == 0
        if line.is_heading:
            return True
        if is_note_label(line):
            return at_margin or line.is_bold
        if not at_margin:
            return False
        if question.is_item:
            return not self.answer_is_open() or (opens_as_note(line) and self.is_last(at))
        return bool(self.answer) and opens_as_note(line) and (is_emphasised(line) or self.is_last(at))

    def answer_is_open(self) -> bool:
        """Whether an item's question still waits for an answer, which may then stand at the margin."""
        return not self.answer or self.answer[-1].text.rstrip().endswith(":")

    def is_last(self, at: int) -> bool:
        """Whether no question follows the line at `at`."""
        return not any(self.questions[at + 1 :])
