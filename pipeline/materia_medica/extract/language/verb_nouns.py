"""Clauses whose verb becomes a noun: "it may suppress the marrow" is "suppression of the marrow"."""

from __future__ import annotations

import re

from materia_medica.extract.language.causes import CAUSE
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.risks import RAISES_RISK
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shape import Part
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.subjects import is_effect
from materia_medica.extract.language.word_tables import any_of, in_order, table

_NOUNS: dict[str, str] = table("clauses")["verb_nouns"]
_CHANGES: dict[str, str] = table("clauses")["changes"]


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


DECLINES = Rule(
    name="a part declines",
    pattern=rf"""
        ^ (?P<list> [\w\ -]{{3,40}}? ) \s+ (?: may | might | can | could ) \s+ (?: \w+ly \s )?
        (?P<verb> {in_order(_CHANGES)} ) \b (?! \ the\ risk )
    """,
    flags=re.IGNORECASE,
    example=("Liver function may deteriorate", ["deterioration of liver function"]),
    counter_example="Liver function may recover",
)
VERB_NOUN = Rule(
    name="may suppress",
    pattern=rf"""
        ^ (?P<subject> .*? ) \b (?: may | might | can | could | will | would | to ) \s+
        (?: {_of("verb_noun_adverbs")} \s+ )*
        (?P<verb> {in_order(_NOUNS)} ) \s+
        (?P<list> (?! (?: (?: the | your | any | soft ) \s )* {_of("belongings")} \b ) .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("It may suppress the marrow", ["suppression of the marrow"]),
    counter_example="It may stain your clothes",
)
PLAIN_VERB_NOUN = Rule(
    name="suppresses",
    pattern=rf"""
        ^ (?: (?P<subject> [\w\ -]{{3,60}}? ) \s+ )?? (?P<verb> {in_order(_NOUNS)} ) (?: s | es ) \s+
        (?! {_of("no_objects")} \b )
        (?P<list> .+ ) $
    """,
    flags=re.IGNORECASE,
    example=("The drug suppresses the marrow", ["suppression of the marrow"]),
    counter_example="The impacts are grave",
)
ARTICLE = Rule(
    name="article",
    pattern=r"^ (?: the | your | an? ) \s+",
    flags=re.IGNORECASE,
    example=("It may reduce the appetite", ["reduced appetite"]),
    counter_example="appetite",
)
YOUR = Rule(
    name="your",
    pattern=r"^ your \s+",
    example=("It may suppress your marrow", ["suppression of the marrow"]),
    counter_example="marrow",
)


def declines(part: Part, found: re.Match[str]) -> list[Clause] | None:
    """The change of "liver function may decline"."""
    changed = found["list"].lower()
    if not is_part(changed.removeprefix("the ")):
        return None
    return [Clause(words=f"{_CHANGES[found['verb'].lower()]} {changed}", said=part.said, is_reworded=True)]


def verb_noun(part: Part, found: re.Match[str]) -> list[Clause] | None:
    """The noun of "it may suppress the marrow", where it is a medicine that does so."""
    if RAISES_RISK.match(part.text[found.start("verb") :]) or is_effect(found["subject"] or ""):
        return None
    cause = CAUSE.match(part.text)
    if cause and cause.start("verb") < found.start("verb"):
        return None
    noun = _NOUNS[found["verb"].lower()]
    listed = YOUR.sub("the ", found["list"]) if noun.endswith(("of", "to")) else ARTICLE.sub("", found["list"])
    return [Clause(words=f"{noun} {listed}", said=part.said, hint=found["subject"] or "", is_reworded=True)]
