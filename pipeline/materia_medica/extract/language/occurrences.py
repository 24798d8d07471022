"""Clauses of what occurs: "hepatitis has been reported", "drowsiness can occur in children"."""

from __future__ import annotations

import re

from materia_medica.extract.language.clauses import Clause, is_generic_list, is_pronoun, named
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shape import Part
from materia_medica.extract.language.statement import Statement, together
from materia_medica.extract.language.subjects import circumstance
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


_ADVERB = rf"(?: (?: {_of('occurring_adverbs')} | \w+ly ) \s+ )*"
OCCURS = Rule(
    name="it occurs",
    pattern=rf"""
        ^ (?P<list> .+? ) \s+
        (?: (?: {_of("modals")} \s+ )+ )?
        {_ADVERB}
        (?: {_of("occurring")}
          | {_of("being")} \s+ {_ADVERB} (?P<complement> {_of("complements")} )
        ) \b
        (?P<after> .* ) $
    """,
    flags=re.IGNORECASE,
    example=("Hepatitis has been reported", ["Hepatitis"]),
    counter_example="Hepatitis C",
)
INCLUDING = Rule(
    name="including",
    pattern=rf"""
        [\s,]* (?: including | such\ as | like | most\ notably
                 | (?: particularly | especially ) (?! \s {_of("before_circumstances")} \b ) ) \s+
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("Side effects may occur, especially gout", ["gout"]),
    counter_example="especially in children",
)


def occurring(part: Part, found: re.Match[str]) -> list[Clause]:
    """The list of "hepatitis has been reported"."""
    return what_occurs(found, part.said)


def what_occurs(found: re.Match[str], said: Statement) -> list[Clause]:
    """What a match of `OCCURS` lists; side effects as such only where examples stand behind the verb."""
    listed, after = found["list"], found["after"]
    if is_generic_list(listed) or is_pronoun(listed):
        including = INCLUDING.match(after)
        return [Clause(words=including["list"], said=said, hint=listed)] if including else []
    said = together(said, statement(found.string[found.end("list") :], is_group=False))
    return [Clause(words=named(listed), said=said, hint=after, detail=circumstance(after))]
