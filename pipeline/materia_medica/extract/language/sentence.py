"""A sentence with its answers: what is asked of it is worked out once, however many ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.between_sentences import asks_for_care, carried_over, continues, own_frequency
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.denials import NO_NEED
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_generic
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.general import speaks_in_general
from materia_medica.extract.language.once import once
from materia_medica.extract.language.sentence_grammar import Reading, read_sentence
from materia_medica.extract.language.sentence_rules import (
    BEHIND_DASH,
    CIRCUMSTANCE_FIRST,
    CONDITION,
    EXPLAINED,
    GETTING_WORSE,
    INNER_LABEL,
    RELATED,
)
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.verbs import has_verb
from materia_medica.read.document import Span


@dataclass(frozen=True, eq=False)
class Answers:
    """What the words of one sentence say; each answer is worked out when it is first asked for."""

    text: str

    @once
    def said(self) -> Statement:
        """The frequency, seriousness and circumstance that the sentence states of a group."""
        return statement(self.text)

    @once
    def has_verb(self) -> bool:
        """Whether the words hold a finite verb outside of parentheses."""
        return has_verb(self.text)

    @once
    def is_clause(self) -> bool:
        """Whether a verb stands in the words themselves, not only in what explains them behind a dash."""
        text = GETTING_WORSE.sub("", NO_NEED.sub("", self.text))
        if not has_verb(text):
            return False
        related = RELATED.match(text)
        if related and not has_verb(related[1]) and effects_in(related[1]):
            return False
        head = EXPLAINED.split(text, maxsplit=1)[0]
        return head == text or has_verb(head) or all(is_generic(e.name) for e in effects_in(head))

    @once
    def reading(self) -> Reading:
        """The clauses of the sentence, which holds a verb, or the reason why it gives no row."""
        return read_sentence(self.text)

    @once
    def aside(self) -> str | None:
        """Why the words give no row; null where nothing speaks against them."""
        return aside_reason(self.text)

    @once
    def list_aside(self) -> str | None:
        """Why a list gives no row, apart from comments and conditions; null where nothing speaks against it."""
        return aside_reason(CONDITION.sub("", BEHIND_DASH.sub("", self.text)))

    @once
    def inner_label(self) -> Clause | None:
        """A statement before a colon inside a line: "With prolonged use: low magnesium"."""
        found = INNER_LABEL.match(self.text) if ":" in self.text else None
        if not found or has_verb(found[2]):
            return None
        said = statement(found[1])
        if not CIRCUMSTANCE_FIRST.match(found[1]) and (rest_of(found[1]) or not said.says_something):
            return None
        return Clause(words=found[2], said=said, category=None, hint=found[1], is_prose=False)

    @once
    def unexplained(self) -> str:
        """The reason for words in which nothing else was found."""
        return "general" if not rest_of(self.text) or speaks_in_general(self.text) else "unexplained"

    @once
    def continues(self) -> bool:
        """Whether the sentence goes on listing what the one before spoke of."""
        return continues(self.text)

    @once
    def own_frequency(self) -> Statement:
        """How often the effect before occurs, where the sentence says only that."""
        return own_frequency(self.text)

    @once
    def is_band(self) -> bool:
        """Whether the words only state a frequency of the list behind them: "Rare side effects."."""
        return not has_verb(self.text) and self.said.tier is not None and not rest_of(self.text)

    @once
    def carried(self) -> Statement:
        """What the sentence states of effects that the next one names."""
        return carried_over(self.text)

    @once
    def asks_for_care(self) -> bool:
        """Whether the sentence asks for immediate care for the effects named just before it."""
        return asks_for_care(self.text)


class Sentence(NamedTuple):
    """One sentence where it stands, with its answers."""

    span: Span
    answers: Answers

    @property
    def text(self) -> str:
        """The words, as the page writes them."""
        return self.span.text


@lru_cache(maxsize=32768)
def answers_of(text: str) -> Answers:
    """The answers of these words, which many pages share."""
    return Answers(text)


def sentences_of(span: Span) -> list[Sentence]:
    """The sentences of a span, each with its answers."""
    return [Sentence(Span(part.text, span.start + part.start), answers) for part, answers in _sentences_in(span.text)]


@lru_cache(maxsize=32768)
def _sentences_in(text: str) -> tuple[Sentence, ...]:
    """The sentences of a line that many pages share, where they stand in it."""
    return tuple([Sentence(part, answers_of(part.text)) for part in split_sentences(Span(text, 0))])


def first_sentence(text: str) -> Answers | None:
    """The answers of the first sentence of some words; null where there is none."""
    sentences = _sentences_in(text)
    return sentences[0].answers if sentences else None
