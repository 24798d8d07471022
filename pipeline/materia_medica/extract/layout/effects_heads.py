"""Headings that name side effects, composed of the words of `heads.yaml`; all are tried on lower case."""

from __future__ import annotations

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_JOIN = r"\s* (?: [/&,+] | \b and \b | \b or \b | \b but \b | - | ) \s*"
_AND = r"\s* (?: / | & | , | \+ | \b and \b | \b or \b ) \s*"
_DEGREES = rf"(?: {any_of('heads', 'degrees')} \b {_JOIN} )*"
_ADVERSE = any_of("heads", "adverse")
_NOUN = rf"""
    (?:
        {_ADVERSE} (?: {_AND} {_ADVERSE} )* [\s-]+ {any_of("heads", "happenings")}
        | {any_of("heads", "short")}
    ) \b
"""
NOUN = Rule(
    name="noun of side effects",
    pattern=_NOUN,
    example=("Unwanted effects", "side_effects"),
    counter_example="Unwanted colours",
)
"""Without it none of the composed names is looked for, which are long."""
_BESIDE = rf"(?: {_DEGREES} (?: {_NOUN} | {any_of('heads', 'beside')} \b ) )"
_NAMED = rf"""
    (?: {_BESIDE} {_AND} )* {_DEGREES} {_NOUN} (?: {_AND} {_BESIDE} )*
    (?: \s* \( [^()]* \) )* (?: \s+ {any_of("heads", "behind")} )?
    (?: \s* [,;] \s+ {any_of("heads", "behind_commas")} )?
"""
NAMED = Rule(
    name="side effects by name",
    pattern=rf"{_NAMED} \??",
    example=("Common or serious undesirable effects", "side_effects"),
    counter_example="Undesirable colours",
)
_ASKING = rf"{any_of('heads', 'asking')} \s+ (?: {any_of('heads', 'kinds_of')} \s+ )? (?: [\w'-]+ \s+ ){{0,3}}?"
ASKED = Rule(
    name="side effects asked for",
    pattern=rf"{_ASKING} {_NAMED} \b .*",
    example=("Which rare but serious side effects need help?", "side_effects"),
    counter_example="What helps?",
)
OF_SOMETHING = Rule(
    name="name in front of side effects",
    pattern=rf"""
        (?:
            (?! {any_of("heads", "not_named")} \b ) (?: [\w'+/-]+ \s+ ){{1,3}}
            | [\w'+/-]+ (?: \s [\w'+/-]+ ){{0,3}} \s* [-–—:] \s+ (?P<asks> {_ASKING} )?
            | (?P<stands_first> )
        )
        {_NAMED} (?(asks) \b .* | (?(stands_first) \s+ [-–—:] .* ) )
    """,
    example=("Metformin side effects", "side_effects"),
    counter_example="Metformin",
)
BESIDE = Rule(
    name="what is named beside side effects",
    pattern=rf"\b {any_of('heads', 'beside')} \b",
    example=("Side effects and contraindications", True),
    counter_example="Side effects and adverse reactions",
)
WEAK = Rule(
    name="side effects by a lesser name",
    pattern=any_of("heads", "weak"),
    example=("Complications", True),
    counter_example="Completion",
)

SPOKEN_OF = Rule(
    name="words of side effects",
    pattern=rf"""
        \b (?: {_ADVERSE} [\s-]+ (?: drug \s+ )? (?: effects? | reactions? | events? ) | side-?effects? | adrs? ) \b
    """,
    example=("It has few adverse reactions.", True),
    counter_example="It has few effects.",
)


def names_effects(words: str) -> bool:
    """Whether the bare words of a heading or label, in lower case, name side effects, or ask for them."""
    return bool(NOUN.search(words) and (NAMED.fullmatch(words) or ASKED.fullmatch(words)))


def names_effects_of(words: str) -> bool:
    """Whether they name side effects behind or in front of something else: "Metformin side effects"."""
    return bool(NOUN.search(words) and OF_SOMETHING.fullmatch(words))


def speaks_of_effects(text: str) -> bool:
    """Whether the words of side effects stand anywhere in a text."""
    return SPOKEN_OF.search(text.lower()) is not None
