"""Sentences that say by a number how often side effects happen, and name these behind it or in the next sentence."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import are_mostly_names
from materia_medica.extract.effects.leaflets.leaflet_items import named_in
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.language.word_tables import any_of

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

_HOW_MANY = r"(?: about | around | roughly | nearly | almost | over | up \s to | (?: more | fewer | less ) \s than )"
_RATE = rf"(?: {_HOW_MANY} \s )? (?: 1 | one ) \s (?: in | out \s of ) \s (?: every \s )? \d [\d,]*"
COUNTED_APART = Rule(
    name="how many people they are, or who most of them are, in passing",
    pattern=rf"""
        ^ \W* (?: (?P<count> some | fewer | other | a \s few | (?: very \s )? few | many | most | several
            | {_RATE} | an? \s (?: very \s )? small \s number \s of ) \s )?
        (?P<people> {any_of("leaflets", "everyone")} | {any_of("leaflets", "groups")} | adults )
        (?: , \s | \s [–—-] \s | \s \( )
        (?: (?P<rate> {_RATE} ) (?: \s (?: people | of \s them ) )?
          | (?: especially | mostly | mainly | usually | particularly ) \s (?! (?: if | when ) \s ) [^.:;,()]{{3,60}} )
        (?: , | \s [–—-] | \) ) (?= \s )
    """,
    flags=re.IGNORECASE,
    needs=(*needed_of("leaflets", "everyone", "groups"), "adults"),
    example=(
        "Some people, fewer than 1 in 100, get hives, feel dizzy or have a dry nose. A few women (around 1 in 500) "
        "have fits. Up to 1 in 10 people, mostly men, have gout.",
        ["hives; uncommon", "feeling dizzy; uncommon", "dry nose; uncommon", "fits; uncommon; women", "gout; common"],
    ),
    counter_example="Some people, for 1 in 100 days, get hives.",
)
IS_RATED = Rule(
    name="effect that is a side effect, and how often it happens by a number",
    pattern=rf"""
        ^ \W* (?P<names> (?! (?: this | these | it | they | the \s following | there | serious ) \b )
            [^.:;]{{3,160}}? ) \s (?: is | are ) \s
        (?: (?: an? | the | one \s of \s the | also | most | very | quite | more | less | main | common | uncommon
            | rare | frequent ) \s ){{1,5}}
        side \s effects? (?: \s (?: of | with ) \s [\w-]+ (?: \s [\w-]+ )? )?
        (?P<rate> ,? \s (?: (?: and | that | which | they | it ) \s )? (?: (?: may | can | usually ) \s )?
            (?: affect (?: s | ing )? | happen (?: s | ing )? | occur (?: s | ring )? | seen ) \s {_NUMBER} ) $
    """,
    flags=re.IGNORECASE,
    needs=("side effect",),
    example=(
        "Hives are a common side effect that affects more than 1 in 10 people. Gout is the most common side effect of "
        "Velotab and happens in around 1 in 100 people.",
        ["Hives; very_common", "Gout; common"],
    ),
    counter_example="Hives are a common side effect.",
)


def rated_names(text: str) -> tuple[Effect, ...]:
    """The effects of such a sentence, with how often they happen; none for another."""
    text = text.rstrip(" .")
    found = RATED_NAMES.match(text) or IS_RATED.match(text)
    if found is None:
        return ()
    said = Statement(statement(found["rate"]).frequency)
    effects = tuple(e._replace(said=said) if e.said.frequency is None else e for e in named_in(found["names"]))
    return effects if said.frequency and are_mostly_names(effects) else ()


def rate_of_all(text: str) -> Statement | None:
    """How often side effects happen, as a sentence says of these by a number; null for another."""
    said = statement(text) if "side effect" in text.lower() else NOTHING
    return Statement(said.frequency) if said.is_numeric and said.frequency else None


def counted(text: str) -> str:
    """A sentence that begins with how many people have what it names, where it said so in passing."""
    found = COUNTED_APART.match(text)
    if found is None:
        return text
    return f"{found['rate'] or found['count'] or ''} {found['people']}{text[found.end() :]}".strip()
