"""Notes on what the terms of a table took together: none of what they include is an effect of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens

_SIGN = r"(?: [a-z] | \d{1,2} | [*†‡§¶#]{1,4} )"

EACH_NOTE = Rule(
    name="note that runs on behind another",
    pattern=rf"""
        (?<= \s ) (?: {_SIGN} [.):]? \s+ )? Includes \b
        | (?<= [.;] \s ) {_SIGN} \s+ (?= [A-Z] [^.;:()]{{2,60}}? \s includes? \b )
    """,
    needs=("Includes", "includes", "include"),
    example=("a Graded by the investigators b Includes gout, fever. c Flu includes cough, fever.", []),
    counter_example="a rash that includes gout",
)
_INCLUDES = re.compile(r"ncludes?\b")
"""Found wherever that rule finds something, and many times sooner: most words that begin so are "including"."""
NOTES_FOLLOW = Rule(
    name="words behind which terms are explained",
    pattern=rf"""
        \b {any_of("labelling", "terms_explained")}
            (?: \s (?: (?: is | are | was | were ) \s )? (?: used | defined | included? | includes ) \b
                [^.;:%()]{{0,80}} )? \s* :
    """,
    flags=re.IGNORECASE,
    needs=needed_of("labelling", "terms_explained"),
    example=("Table 1 Reactions (grouped terms were used for these: Rash: rash, erythema. Pyrexia: fever)", []),
    counter_example="These terms were reported: rash, fever.",
)
TERM_INCLUDES = Rule(
    name="term and what it includes",
    pattern=r"\s* (?: \([^()]*\) \s* )? (?: unspecified \s )? includes \b",
    needs=("includes",),
    example=("2 Abdominal pain includes gastrointestinal pain.\n\nRash was seen.", ["Rash"]),
    counter_example="Abdominal pain was seen.",
)
_SIGN_IN_FRONT = re.compile(rf"\W* (?: {_SIGN} \W+ )?", re.VERBOSE)


def notes_begin(text: str) -> list[int]:
    """Where in a line notes begin that run on behind other words."""
    return [found.start() for found in EACH_NOTE.finditer(text)] if _INCLUDES.search(text) else []


def notes_follow(text: str) -> int | None:
    """Where in a sentence the words begin behind which it does nothing but explain terms; null where there are none."""
    found = NOTES_FOLLOW.search(text)
    return found.start() if found else None


def goes_on_explaining(text: str) -> bool:
    """Whether a sentence behind such words explains terms as well: it says nothing, and not how often."""
    return "%" not in text and not has_verb(text)


def explains_term(text: str, tokens: Tokens, names: Sequence[Named]) -> bool:
    """Whether a sentence begins with an effect and says what its term includes: "Rash includes erythema"."""
    first = names[0]
    if first.kind == "class" or not _SIGN_IN_FRONT.fullmatch(text, 0, tokens.starts[first.start]):
        return False
    return TERM_INCLUDES.match(text, tokens.ends[first.end - 1]) is not None
