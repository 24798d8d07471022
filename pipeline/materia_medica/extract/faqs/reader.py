"""FAQs: questions as the page presents them, each with its answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.word_tables import alternatives, in_order, table
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.sections import Section
from materia_medica.extract.set_aside import SetAside
from materia_medica.read.document import Mark, Span

_T = table("faqs")
_Q = re.compile(
    r"^\W*(?:(?:\d+\s*[.):]\s*)?(?:q(?:uestion|ues)?\.?\s*\d*\s*[:.)\]–—-]+|q\d+\b\s*[:.)]?)|\d+\s*[.)](?=\s))\s*",
    re.IGNORECASE,
)
_Q_STRICT = re.compile(r"^\W*(?:\d+\s*[.):]\s*)?(?:q(?:uestion|ues)?\.?\s*\d*\s*[:.)\]–—-]|q\d+\b)", re.IGNORECASE)
_A = re.compile(r"^\W*(?:a(?:ns(?:wer)?)?\.?\s*\d*\s*[:.)\]–—-]+)\s*", re.IGNORECASE)
_A_INSIDE = re.compile(
    r"(?<=[?!.*_)\"”'’])\s*(?:\n\s*)?\**\s*(?:A(?:ns(?:wer)?)?\.?\s?\d*\s*[:.]|Answer\s*[:–—-])\s*", re.DOTALL
)
_CLOSING = re.compile(rf"^\W*{in_order(_T['closing'])}", re.IGNORECASE)
_TOPICS: dict[str, re.Pattern[str]] = {
    str(topic): re.compile(alternatives(patterns)) for topic, patterns in _T["topics"].items()
}
_INSTRUCTS = re.compile(in_order(_T["clinical_instruction"]))
_EDGES = " \t\n*_"
_LONGEST = 2000


class Faq(NamedTuple):
    """A question with its answer; `answer` is empty where the page gives none."""

    question: str
    answer: str
    evidence: Span


class Faqs(NamedTuple):
    """What the FAQ sections of a page gave."""

    faqs: tuple[Faq, ...]
    asides: tuple[SetAside, ...]


def read_faqs(sections: list[Section], ingredients: tuple[str, ...]) -> Faqs:
    """Questions and answers of all FAQ sections of a page, in order."""
    faqs: list[Faq] = []
    asides: list[SetAside] = []
    for section in sections:
        reader = _Reader(section, ingredients)
        reader.run()
        faqs += reader.faqs
        asides += reader.asides
    return Faqs(tuple(faqs), tuple(asides))


@lru_cache(maxsize=16384)
def topic_of(question: str) -> str:
    """What a question is about."""
    asked = question[:1000].lower()
    for topic, expression in _TOPICS.items():
        if expression.search(asked):
            return topic
    return "other"


def is_instruction(answer: str) -> bool:
    """Whether an answer gives a dose or an emergency step."""
    return bool(_INSTRUCTS.search(answer[:_LONGEST].lower()))


class _Question(NamedTuple):
    question: Span
    rest: Span
    is_item: bool


class _Reader:
    def __init__(self, section: Section, ingredients: tuple[str, ...]) -> None:
        self.lines = section.lines
        self.ingredients = ingredients
        self.faqs: list[Faq] = []
        self.asides: list[SetAside] = []
        self.current: _Question | None = None
        self.answer: list[Span] = []
        self.is_closed = False
        self.style = _style(section.lines)

    def run(self) -> None:
        for line in self.lines:
            question = self.question_in(line)
            if question is not None:
                self.finish()
                self.current, self.is_closed = question, False
                if question.rest.text.strip(_EDGES):
                    self.answer.append(question.rest)
            elif self.is_part_label(line):
                self.finish()
            elif self.current is None or self.is_closed or self.closes(line):
                self.finish()
                self.is_closed = True
                self.asides.append(SetAside(line.span, _aside_reason(line.span.text)))
            else:
                self.answer.append(line.span)
        self.finish()

    def finish(self) -> None:
        if self.current is None:
            return
        lines = [_A.sub("", s.text, count=1) if i == 0 else s.text for i, s in enumerate(self.answer)]
        answer = "\n".join(t.strip(_EDGES) for t in lines if t.strip(_EDGES))
        last = self.answer[-1] if self.answer else self.current.question
        start = self.current.question.start
        question = " ".join(_Q.sub("", self.current.question.text).split()).strip(_EDGES + ":")
        if question:
            self.faqs.append(Faq(question, answer, Span(" " * (last.end - start), start)))
        self.current, self.answer = None, []

    def is_part_label(self, line: Line) -> bool:
        """Whether a line only heads the questions on one ingredient."""
        bare = line.label is None or not line.body.text
        return bare and (line.is_bold or line.is_heading) and bool(ingredient_named(line.span.text, self.ingredients))

    def closes(self, line: Line) -> bool:
        """Whether a line ends the last answer as a closing note."""
        text = line.span.text
        if not self.answer and _A.match(text):
            return False
        at_margin = line.block.depth == 0
        if line.is_heading:
            return True
        if line.label is not None and re.fullmatch(
            r"(?i)(?:medical )?disclaimer|important note|important|note|please note", line.label.text.strip(" *:")
        ):
            return at_margin or line.is_bold
        if at_margin and self.current is not None and self.current.is_item:
            return not self.answer_is_open() or (bool(_CLOSING.match(text)) and self.is_last(line))
        if not (at_margin and self.answer):
            return False
        marks = line.block.marks
        emphasised = bool(marks) and marks[0].start <= line.block.start + 1 and marks[-1].end >= line.block.end - 2
        return bool(_CLOSING.match(text)) and (emphasised or self.is_last(line))

    def answer_is_open(self) -> bool:
        """Whether an item's question still waits for an answer, which may then stand at the margin."""
        return not self.answer or self.answer[-1].text.rstrip().endswith(":")

    def is_last(self, line: Line) -> bool:
        """Whether no question follows."""
        at = self.lines.index(line)
        return not any(self.question_in(later) for later in self.lines[at + 1 :])

    def question_in(self, line: Line) -> _Question | None:
        text = line.span.text
        is_item = line.block.depth > 0
        if line.is_heading:
            return self.from_heading(line)
        if _A.match(text) and not _Q_STRICT.match(text):
            return None
        strict = _Q_STRICT.match(text)
        lead = _leading_mark(line)
        if strict:
            return self.cut(line, lead)
        if lead is not None:
            marked = text[lead.start - line.span.start : lead.end - line.span.start]
            if "?" in marked and marked.rstrip(' *_:"”)').endswith("?"):
                return _Question(
                    line.span.cut(0, lead.end - line.span.start), line.span.cut(lead.end - line.span.start), is_item
                )
        inside = _A_INSIDE.search(text)
        if inside and "?" in text[: inside.start()]:
            return _Question(line.span.cut(0, inside.start()), line.span.cut(inside.end()), is_item)
        if self.style == "plain" and text.rstrip(" *_").endswith("?") and len(text) < 250:
            return _Question(line.span, line.span.cut(len(text)), is_item)
        if self.style == "plain" and line.block.number is not None and "?" in text:
            at = text.index("?") + 1
            return _Question(line.span.cut(0, at), line.span.cut(at), is_item)
        return None

    def from_heading(self, line: Line) -> _Question | None:
        text = line.span.text
        inside = _A_INSIDE.search(text)
        if inside:
            return _Question(line.span.cut(0, inside.start()), line.span.cut(inside.end()), False)
        if "?" in text:
            at = text.rindex("?") + 1
            return _Question(line.span.cut(0, at), line.span.cut(at), False)
        if _Q_STRICT.match(text):
            return _Question(line.span, line.span.cut(len(text)), False)
        return None

    def cut(self, line: Line, lead: Mark | None) -> _Question | None:
        """A line that opens with "Q:"; the question ends before "A:", with its emphasis, or at its question mark."""
        text, span = line.span.text, line.span
        is_item = line.block.depth > 0
        inside = _A_INSIDE.search(text) or re.search(r"\s\**A\d*\s*:\s*", text)
        if inside:
            return _Question(span.cut(0, inside.start()), span.cut(inside.end()), is_item)
        if lead is not None:
            end = lead.end - span.start
            marked = text[:end]
            if len(_Q.sub("", marked).strip(_EDGES + ":")) > 3:
                if "?" not in marked and "?" in text:
                    end = text.index("?") + 1
                return _Question(span.cut(0, end), span.cut(end), is_item)
        at = text.find("?") + 1
        if at:
            return _Question(span.cut(0, at), span.cut(at), is_item)
        return _Question(span, span.cut(len(text)), is_item)


def _leading_mark(line: Line) -> Mark | None:
    marks = line.block.marks
    if not marks:
        return None
    lead = line.span.text[: marks[0].start - line.span.start]
    return marks[0] if not lead.strip(" *_-•.0123456789)") else None


def _style(lines: tuple[Line, ...]) -> str:
    """`marked` where the page marks its questions, `plain` where only question marks tell them."""
    for line in lines:
        if line.is_heading or _Q_STRICT.match(line.span.text):
            return "marked"
        lead = _leading_mark(line)
        if lead is not None and "?" in line.span.text[: lead.end - line.span.start]:
            return "marked"
    return "plain"


def _aside_reason(text: str) -> str:
    if re.search(
        r"(?i)disclaimer|not (?:\w+ ){0,4}(?:medical advice|substitut)|educational|informational|"
        r"general (?:knowledge|information)|intended|information (?:provided|here|above)",
        text,
    ):
        return "disclaimer"
    if re.search(
        r"(?i)\b(?:consult|doctor|physician|healthcare|pharmacist|should|always|never|seek|follow|remember)\b", text
    ):
        return "advice"
    return "general"
