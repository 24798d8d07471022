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
ALL_HAPPEN = Rule(
    name="side effects that happen, with how often by a number",
    pattern=rf"""
        ^ \W* (?: (?! (?: any | no ) \b ) (?: (?P<serious> serious | severe ) | [\w-]+ ) ,? \s ){{0,5}}?
        side \s effects? (?: \s (?: of | with | from ) \s (?: [\w-]+ \s ){{0,3}}? [\w-]+ | ,? \s (?: which | that ) )?
        (?: \s (?: may | can | usually | also | are | is | have | been ) ){{0,3}} \s
        (?: happen (?: s | ed )? | occur (?: s | red )? | affect (?: s | ed )? | seen | reported
            | {any_of("leaflets", "band_words")} ) \b
    """,
    flags=re.IGNORECASE,
    needs=("side effect",),
    example=(
        "Side effects of the vaccine happen in 1 in 10 people. You may get hives or gout.",
        ["hives; very_common", "gout; very_common", "aside: general"],
    ),
    counter_example="1 in 3 people stop it because of side effects.",
)
THE_SAME = Rule(
    name="the side effects of which a sentence before says how often they happen",
    pattern=r"^ \W* (?: they | these | those | such | examples? ) \b (?! [^.:;]* \b also \b )",
    flags=re.IGNORECASE,
    example=(
        "Serious side effects happen in fewer than 1 in 10,000 people. They include fits. You may get hives.",
        ["fits; very_rare", "hives", "aside: general"],
    ),
    counter_example="They may also be mild.",
)
OTHERS = Rule(
    name="what else may happen, behind effects whose rate it does not share",
    pattern=r"(?<! \b these \s ) \b (?: also | serious (?: ly )? | severe (?: ly )? | life [\s-] threatening ) \b",
    flags=re.IGNORECASE,
    needs=("also", "serious", "severe", "threatening"),
    example=(
        "Common side effects happen in more than 1 in 100 people. They include hives. You can also get gout.",
        ["hives; common", "gout"],
    ),
    counter_example="Some had these serious reactions.",
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
    found = ALL_HAPPEN.match(text)
    said = statement(text) if found else NOTHING
    return Statement(said.frequency, bool(found and found["serious"])) if said.is_numeric and said.frequency else None


def still_rated(of_all: Statement, text: str) -> Statement:
    """What a sentence before states of all side effects, where one that names some goes on about the same."""
    if THE_SAME.match(text):
        return of_all
    return NOTHING if of_all.is_serious or OTHERS.search(text) else of_all


def counted(text: str) -> str:
    """A sentence that begins with how many people have what it names, where it said so in passing."""
    found = COUNTED_APART.match(text)
    if found is None:
        return text
    return f"{found['rate'] or found['count'] or ''} {found['people']}{text[found.end() :]}".strip()
