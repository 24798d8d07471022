"""Sentences that say by a number how often side effects happen, and name these behind it or in the next sentence."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement

_INCLUDE = r"(?: (?: may | can | might | could ) \s )? (?: also \s )? include \s"
_NUMBER = r"[^.:;()]{0,60}? \b \d \s in \s (?: every \s )? \d [^.:;()]{0,80}?"

RATED_NAMES = Rule(
    name="how often side effects happen, in front of their names in one sentence",
    pattern=rf"""
        ^ \W* (?P<rate> (?: these | they | those | the \s following
                | (?: (?: other | some | more | less | very | most | the | common | uncommon | rare | possible
                    | serious ) \s ){{0,4}} )
            (?: (?<! they ) \s? side \s effects? )?
            (?: ,? \s (?: which | that ) )? (?: \s (?: usually | may | can | also ) ){{0,2}} \s
            (?: affects? | happens? | occurs? | (?: are | is ) \s (?: seen | reported ) ) \s {_NUMBER} )
        (?: \s* : \s+ | ,? \s (?: (?: and | which | these | they ) \s )? (?: {_INCLUDE} | are \s (?! also ) ) )
        (?P<names> (?! (?: not | usually | often | mild | more | less ) \b ) [^.;]{{3,400}} ) $
    """,
    flags=re.IGNORECASE,
    needs=(" in ",),
    example=(
        "### Less common side effects\n\nThey affect fewer than 1 in 100 people and include hives, gout and fits.\n\n"
        "Other side effects, which happen in fewer than 1 in 1,000 people, include bad dreams.",
        ["hives; uncommon", "gout; uncommon", "fits; uncommon", "bad dreams; rare"],
    ),
    counter_example="They affect fewer than 1 in 100 people and are usually mild.",
)
INCLUDES_THEM = Rule(
    name="names of the side effects of which the sentence before says how often they happen",
    pattern=r"""
        ^ \W* (?: these | they | examples | (?: these | such | the | common ) \s side \s effects ) \s
        (?: (?: may | can | also ) \s ){0,2} (?: include | are ) \s (?= [^.;:]{3} )
    """,
    flags=re.IGNORECASE,
    example=(
        "Some side effects happen in fewer than 1 in 100 people. They include hives and gout.",
        ["hives; uncommon", "gout; uncommon", "aside: general"],
    ),
    counter_example="It includes lactose.",
)


def rated_names(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence, with how often they happen; none for another."""
    found = RATED_NAMES.match(text.rstrip(" ."))
    if found is None:
        return ()
    said = Statement(statement(found["rate"]).frequency)
    effects = tuple(e._replace(said=said) if e.said.frequency is None else e for e in named_in(found["names"]))
    return effects if said.frequency and are_mostly_names(effects) else ()


def rate_before(previous: str, text: str) -> Statement | None:
    """How often the effects of a sentence happen, as the one before says of side effects by a number; null where it
    does not.
    """
    return None if INCLUDES_THEM.match(text) is None else _rate(previous)


def rate_of_all(previous: str) -> Statement | None:
    """How often side effects happen, as a sentence says of these by a number; null for another."""
    return _rate(previous) if "side effect" in previous.lower() else None


def _rate(text: str) -> Statement | None:
    said = statement(text)
    return Statement(said.frequency) if said.is_numeric and said.frequency else None
