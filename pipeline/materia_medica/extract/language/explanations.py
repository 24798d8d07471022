"""Words behind an effect that say what it is, how it shows, or what its members are."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.effect_names import EDGES
from materia_medica.extract.language.examples import EXAMPLES_FOLLOW
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, lowered, table

_T = table("tails")

EXPLAINED = Rule(
    name="explained",
    pattern=rf"[,\s] (?: (?<= , ) \s+ | (?<= \s ) \s* ) (?= {in_order(_T['explanations'])} (?! \w ) )",
    example=("jaundice, which itches, fades", [("jaundice", "which itches, fades", None)]),
    counter_example="eye pain that worsens",
)
DASH = Rule(
    name="dash",
    pattern=r"\s+ [–—-]+ \s+",
    needs=("-", "–", "—"),
    example=("low blood sugar – sweating, shaking", [("low blood sugar", "sweating, shaking", None)]),
    counter_example="flu-like symptoms",
)
_EXPLANATIONS = (EXAMPLES_FOLLOW, EXPLAINED, DASH)
SIGN_OF = Rule(
    name="sign of another",
    pattern=rf"^ {alternatives(_T['sign_of'])}",
    flags=re.IGNORECASE,
    example=("sore throat (a sign of rare neutropenia)", [("sore throat", None)]),
    counter_example="rare",
)
SIGNS_FOLLOW = Rule(
    name="signs follow",
    pattern=r"""
        ^ \W* (?: the \s | its \s | these \s )?
        (?: (?: main | typical | usual | first | early | warning | chief | most \s common ) \s )*
        (?: signs? | symptoms? | signs \s and \s symptoms )
        (?: \s of \s (?P<of> (?: [\w-]+ \s ){0,3} [\w-]+? ) )?
        \s (?: may | might | can | could | often | usually | include
          | are (?! \s (?: mild | severe | rare | common ) \b ) )
    """,
    flags=re.IGNORECASE,
    example=("gout; symptoms include joint pain", [("gout", "symptoms include joint pain", None)]),
    counter_example="gout; joint pain",
)
SHOWS_AS = Rule(
    name="shows as",
    pattern=r"""
        ^ \W* (?: this | these | it | they ) (?: \s reactions? )?
        \s (?: (?: may | might | can | could | often | usually ) \s )?
        (?: manifests? | presents? | appears? ) \s (?: as | with | itself ) \b
    """,
    flags=re.IGNORECASE,
    example=("hepatitis; this may present as fever", [("hepatitis", "this may present as fever", None)]),
    counter_example="this may pass",
)
WHAT_IT_IS = Rule(
    name="what it is",
    pattern=rf"""
        ^ an? \s (?: [\w-]+ \s ){{0,4}} {alternatives(_T["what_it_is"])}
        (?: \s (?: of | in | that | which | affecting ) \s .* )?$
    """,
    flags=re.IGNORECASE,
    example=("agranulocytosis, a severe blood disorder", [("agranulocytosis", "a severe blood disorder", None)]),
    counter_example="blood disorder",
)
CALLED = Rule(
    name="side effect called",
    pattern=rf"""
        ^ \W* (?: {in_order(_T["before_called"])} [,\s\ue000-\uf8ff]+ )*
        (?: [\w-]+ \s ){{0,2}}? {in_order(_T["called_classes"])} [,\s\ue000-\uf8ff]+
        (?: (?: which | that ) \s (?: is | are ) \s )? {in_order(_T["called"])} \s+ (?= \S )
    """,
    flags=re.IGNORECASE,
    needs=needed_of("tails", "called"),
    example=("a rare condition called gout", [("gout", None, None)]),
    counter_example="a rash of hives",
)
SPEAKS_OF_ALL = Rule(
    name="speaks of all",
    pattern=r"^ \s* (?: both | all | these | this | it | they | which | each | either ) \b",
    flags=re.IGNORECASE,
    example=("rash, fever; both pass with time", [("rash", None, None), ("fever", None, None)]),
    counter_example="rash, fever",
)


class Explanation(NamedTuple):
    """What stands behind the last piece of a list."""

    text: str
    lists_members: bool
    """Whether it begins with the words that give examples."""


NO_EXPLANATION = Explanation(text="", lists_members=False)


def explained(part: str) -> tuple[str, Explanation]:
    """A stretch of a list up to what explains its last piece, and the explanation."""
    low = lowered(part)
    firsts = [(found.start(), n, found) for n, rule in enumerate(_EXPLANATIONS) if (found := _first(rule, part, low))]
    if not firsts:
        return part, NO_EXPLANATION
    start, n, found = min(firsts, key=lambda f: f[:2])
    return part[:start], Explanation(text=part[found.end() :], lists_members=_EXPLANATIONS[n] is EXAMPLES_FOLLOW)


def _first(rule: Rule, part: str, low: str) -> re.Match[str] | None:
    """Where a rule first finds an explanation with an effect in front of it, in the words in lower case."""
    for found in rule.finditer(low):
        if found.start() and unmask(part[: found.start()]).strip(EDGES):
            return found
    return None


def tells_signs(text: str, effect: str) -> bool:
    """Whether words begin to tell the signs of the effect that is named just before them."""
    found = SIGNS_FOLLOW.match(text)
    if found is None or found["of"] is None:
        return found is not None or SHOWS_AS.match(text) is not None
    signs_of = {w.rstrip("s") for w in found["of"].lower().split()} - {"a", "an", "the", "thi", "these", "it"}
    return signs_of <= {w.rstrip("s") for w in effect.lower().split()}
