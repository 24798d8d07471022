"""Words at which an item of Drug Facts begins in front of which a conversion lost the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("drug_facts", *keys)


_PART = f"(?: {any_of('phrases', 'parts')} | {_of('parts')} )"
_IN_FRONT = rf"\b (?! {_of('joints')} \s ) (?<! [\w’'-] ) [\w’'-]+ \s"
"""The last word of the item in front, which goes on with none behind it."""
RUN_TOGETHER = Rule(
    name="beginning of an item in front of which a conversion lost the mark",
    pattern=rf"""
        \b (?! (?: {_of("joints")} | this | time (?= \s you \b ) | think | suspect ) \s
                | (?: nasal | eye ) \s (?: spray | drop | gel ) )
            (?<! [\w’'-] ) [\w’'-]+ \s
            (?= you \s (?: {_of("gets")} | need | are | may | see | become | suspect | think | want | fail | cannot
                    | do \s not ) \b
                | (?: (?: your | any | new | other ) \s )* (?: symptoms? | conditions? ) \s
                    (?: {_of("occurs")} | {_of("lasts")} | {_of("not_better")} ) \b
                | (?: do \s not \s (?: use | exceed | drive | take | chew | drink | share | swallow | apply )
                    | avoid \s \w+ | be \s careful | use \s (?: caution | only )
                    | take \s (?: with | only ) | tell \s your | remember \s to | remove \s contact ) \b
                | (?: it | this | this \s product
                    | (?: the \s )? (?: nasal \s | eye \s )? (?: spray | drops? | gel | cream ) )
                    \s (?: may | can | could | might | will ) \s (?: also \s )? (?: cause | make | produce | turn ) \b
                | (?: frequent | prolonged | excessive | long [\s-] term | overuse | insertion | introduction ) \b
                    [^.;:]{{0,50}}? (?: \s (?: may | can | could ) \s (?: cause | result | lead | increase | produce )
                    | \s causes ) \b
                | (?: (?: this | it ) \s is \s (?: harmless | normal | temporary | not ) | it \s takes ) \b
                | (?: eating | drinking | taking | chewing | smoking ) \s [^.;:,]{{0,40}}? \s
                    (?: lowers | reduces | raises | increases | decreases | helps ) \b
                | for \s (?: every | each ) \s \d
                | it \s feels \s (?: like | as \s if ) \b
                | (?: these | they ) \s (?: (?: effects | symptoms | changes ) \s )?
                    (?: (?: should | will | usually | often ) \s )?
                    (?: go \s away | pass | wear \s off | stop | disappear ) \b
                | some \s (?: symptoms \s (?: may | can ) | (?: people | users | children ) \s (?: may | have ) ) \b
                | alcohol (?: , | \s (?: may | can | could | will ) ) )
        | \b (?<! you \s ) (?<! - ) (?: {_of("occurs")} | present | worse | days? | weeks? | hours? | months? ) \s
            (?! {_of("behind_verbs")} (?! [\w-] ) ) (?= [a-z]{{2}} )
    """,
    flags=re.IGNORECASE,
    example=(
        "* hives occur you feel dizzy it feels as if you fall\n* use with water avoid milk it may cause gout",
        ["hives", "feeling dizzy", "feeling as if you fall", "gout", "aside: advice", "aside: advice"],
    ),
    counter_example="hives occur after use",
)
CHANGING = Rule(
    name="part of the body that changes, behind an item",
    pattern=rf"""
        (?! {_PART} \s (?! your \b | the \b | breathing \b ) ) {_IN_FRONT}
        (?= (?: (?: the | your ) \s )? (?: {_PART} \s )? {_PART} (?: \s (?: and | or ) \s {_PART} )?
                \s (?: may | might | can | could | will ) \s {_of("becomes")} \b
            | (?: your \s {_PART} (?: \s (?: and | or ) \s {_PART} )? | breathing ) \s {_of("becomes")} \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "* wash it off hair color may change your nose or mouth bleeds",
        ["hair color may change", "nose or mouth bleeds", "aside: advice"],
    ),
    counter_example="redness of the skin may become severe",
)
RISKING = Rule(
    name="risk that grows, behind an item",
    pattern=rf"""
        {_IN_FRONT} (?<! increase \s ) (?<! raise \s ) (?<! lower \s ) (?<! reduce \s ) (?<! increases \s )
        (?<! raises \s ) (?<! lowers \s ) (?<! reduces \s ) (?= (?: your | the ) \s (?: risk | chance ) \s of \b )
    """,
    flags=re.IGNORECASE,
    example=("* use with care your risk of fits may increase", ["increased risk of fits", "aside: advice"]),
    counter_example="use may raise the risk of fits",
)
ADVISING = Rule(
    name="advice on an effect, behind an item",
    pattern=rf"{_IN_FRONT} (?= if \s [^.;:,]{{3,60}}? \s {_of('occurs')} , \s {_of('advice')} (?! [\w-] ) )",
    flags=re.IGNORECASE,
    example=("* stinging may occur but soon stops if hives occur, rinse it off", ["stinging", "hives"]),
    counter_example="stinging may occur if used, rinse it off",
)
MORE = Rule(
    name="effect that is more frequent or stronger, behind an item",
    pattern=rf"""
        (?! (?: {_of("gets")} | causes? | produces? | means? | may | can | be | is | are | be ) \s ) {_IN_FRONT}
        (?= more \s (?: frequent | painful | severe | intense | watery | vivid ) \s [\w-]{{3,}} )
    """,
    flags=re.IGNORECASE,
    example=("* you may get: dry mouth more frequent stools", ["dry mouth", "more frequent stools"]),
    counter_example="you have more frequent stools",
)
_BEGINS = (MORE, RUN_TOGETHER, CHANGING, RISKING, ADVISING)


def items_begin(text: str) -> Iterator[int]:
    """Where items begin by the words with which they do."""
    yield from sorted({found.end() for rule in _BEGINS for found in rule.finditer(text)})
