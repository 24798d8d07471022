"""One list of effects that a sentence gives, and what it says of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.asides import begins_as_advice
from materia_medica.extract.language.effect_names import is_generic
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.word_tables import any_of

EDGES = ' \t\n.,;:!*_•·–—-"“”'
"""What may stand around a list and is no part of it."""


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


THOUGH_RARE = Rule(
    name="though rare",
    pattern=rf",? \s* {_of('conceding')} \s+ (?: {_of('degrees')} \s )? (?: rare | uncommon | infrequent ) ,? \s* $",
    flags=re.IGNORECASE,
    example=("Hepatitis, though rare, can occur", ["Hepatitis"]),
    counter_example="Rare though severe hepatitis",
)
AS_SIDE_EFFECT = Rule(
    name="as a side effect",
    pattern=r"""
        \s+ as \s (?: an? \s )? (?: \w+ \s ){0,2}
        (?: side | adverse ) \s (?: effects? | reactions? | events? ) $
    """,
    flags=re.IGNORECASE,
    example=("Trials have shown gout as a side effect", ["gout"]),
    counter_example="gout as a result",
)
PRONOUNS = Rule(
    name="pronouns",
    pattern=rf"^ {_of('pronouns')} \b (?: \s+ \w+ ){{0,3}} $",
    flags=re.IGNORECASE,
    example=("This rash is permanent", []),
    counter_example="gout",
)


class Clause(NamedTuple):
    """One list of effects that a sentence gives."""

    words: str
    """The list; what the sentence shares in front ("increased risk of") is put back."""
    said: Statement
    """What the sentence states of them."""
    category: str | None = None
    hint: str = ""
    """The sentence's subject, which may name an ingredient or circumstance."""
    is_prose: bool = True
    is_reworded: bool = False
    front: str = ""
    """What the sentence shares in front of every piece: "increased risk of"."""
    detail: str | None = None
    """A circumstance or population that stands behind the verb: "can occur in children"."""


def named(words: str) -> str:
    """A list without the comment that closes it: "severe reactions, though rare" is "severe reactions"."""
    return AS_SIDE_EFFECT.sub("", THOUGH_RARE.sub("", words.strip(EDGES)))


def is_pronoun(words: str) -> bool:
    """Whether the words only point to others: "these", "some patients"."""
    return bool(PRONOUNS.match(words.strip(EDGES)))


def is_generic_list(words: str) -> bool:
    """Whether a list names nothing but "other side effects" and the like."""
    return "," not in words and is_generic(named(words).strip(EDGES))


def is_sound(clause: Clause) -> bool:
    """Whether a clause lists anything: neither a pronoun nor advice."""
    bare = clause.words.strip(EDGES)
    return bool(bare) and not PRONOUNS.match(bare) and not begins_as_advice(bare)


def also_said(clause: Clause, own: Statement) -> Clause:
    """What "it is rare but life-threatening" adds to the clause before it."""
    return clause._replace(said=together(clause.said, own))
