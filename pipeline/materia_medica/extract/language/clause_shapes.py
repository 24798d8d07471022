"""The shapes of clauses in their order, and the reading of one clause by them."""

from __future__ import annotations

import re

from materia_medica.extract.language.causes import CAUSE, caused
from materia_medica.extract.language.clauses import Clause, named
from materia_medica.extract.language.effect_names import only_states
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.occurrences import OCCURS, occurring
from materia_medica.extract.language.risks import RISK_IS_RAISED, RISK_OF, raised_risk, risk_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shape import Part, Shape, part_of
from materia_medica.extract.language.statement import together
from materia_medica.extract.language.verb_nouns import DECLINES, PLAIN_VERB_NOUN, VERB_NOUN, declines, verb_noun
from materia_medica.extract.language.word_tables import any_of

LEAD_PHRASE = Rule(
    name="lead phrase",
    pattern=rf"^ {any_of('clauses', 'lead_prepositions')} \b [^,]* , \s+ (?= \S )",
    flags=re.IGNORECASE,
    example=("With overuse, gout can occur", ["gout"]),
    counter_example="Gout, with overuse",
)


def read_clause(words: str) -> list[Clause]:
    """The effects of one clause: what is caused, what occurs, what there is a risk of, or a verb made a noun."""
    part = part_of(words)
    for shape in SHAPES:
        found = shape.rule.match(part.masked.text if shape.is_masked else part.text)
        clauses = shape.make(part, found) if found else None
        if clauses is not None:
            return clauses
    return []


def _behind_lead(part: Part, found: re.Match[str]) -> list[Clause]:
    """The clause behind "with overuse, ..."; the words in front state of it too."""
    return [
        clause._replace(hint=f"{found[0]} {clause.hint}", said=together(part.said, clause.said))
        for clause in read_clause(part.text[found.end() :])
    ]


STATED_AGAIN = Rule(
    name="frequency once more in a parenthesis",
    pattern=r"^ (?P<clause> [^()]+? ) \s* \( (?P<again> [^()]+ ) \) \W* $",
    flags=re.IGNORECASE,
    needs=("(",),
    example=("Gout is very common (may affect more than 1 in 10 people)", ["Gout"]),
    counter_example="Gout is very common",
)


def _stated_again(_part: Part, found: re.Match[str]) -> list[Clause] | None:
    """The clause in front of a parenthesis that only states how often it happens."""
    if not OCCURS.match(found["clause"]) or not only_states(found["again"]):
        return None
    again = statement(found["again"], is_group=False)
    return [
        clause._replace(said=together(*sorted((again, clause.said), key=lambda said: not said.is_numeric)))
        for clause in read_clause(found["clause"])
    ]


THERE_ARE = Rule(
    name="there are reports of it",
    pattern=r"""
        ^ there \s (?: (?: have | has ) \s (?: also \s )? been | is | are | was | were | (?: may | can ) \s be )
        (?: \s also )? \s (?P<said> (?: [\w-]+ ,? \s ){0,4}? )
        (?: reports? | cases? | instances? | occurrences? | descriptions? ) \s of \s (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("There have been rare reports of gout", ["gout"]),
    counter_example="There is no report on gout",
)


def _reported(part: Part, found: re.Match[str]) -> list[Clause]:
    """The list of "there have been rare reports of gout"."""
    words = named(found["list"])
    return [Clause(words=words, said=part.said, hint=found["said"], detail=None)]


SHAPES = (
    Shape(THERE_ARE, _reported),
    Shape(STATED_AGAIN, _stated_again),
    Shape(LEAD_PHRASE, _behind_lead),
    Shape(RISK_IS_RAISED, raised_risk, is_masked=True),
    Shape(RISK_OF, risk_of),
    Shape(DECLINES, declines),
    Shape(VERB_NOUN, verb_noun),
    Shape(PLAIN_VERB_NOUN, verb_noun),
    Shape(CAUSE, caused),
    Shape(OCCURS, occurring),
)
"""Every shape of clause, in the order in which they are tried."""
