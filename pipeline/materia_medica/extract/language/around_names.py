"""What stands around an effect's name: hedges and frequency words in front, details and hedges behind."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.effect_names import EDGES, ends_open
from materia_medica.extract.language.frequency_table import entries, stating
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, lowered, table

_T = table("tails")
_BELOW_COMMON = stating("uncommon", "rare", "very_rare")
_FREQUENCY = stating()
_NAMED = alternatives(entries("compared"))
_SERIOUS = alternatives([*entries("serious"), "severe"])
BEGINS_DETAIL = in_order([*_T["examples"], *_T["details"]])
"""The words with which a detail begins, as part of an expression."""

FREQUENCY_IN_FRONT = Rule(
    name="frequency in front",
    pattern=rf"""
        (?! frequent | more \s frequent \b | {_NAMED} )  # "frequent urination", "common cold" are names
        (?: {_FREQUENCY} | (?: (?: in | on ) \s )? (?: very \s | extremely \s )? rare \s
            (?: cases | instances | circumstances | occasions ) )
        (?: \s (?: cases? | reports? | instances? | occurrences? | episodes? ) (?: \s of | , ) )?
        (?: ,? \s but \s (?: potentially \s | more \s )? {_SERIOUS} (?: \s cases \s of )? )?
        [,:]? \s+
    """,
    example=("on very rare occasions hepatitis", ("hepatitis", "", "on very rare occasions ")),
    counter_example="hepatitis",
)
HEDGE = Rule(
    name="hedge in front",
    pattern=rf"{in_order(_T['hedges'])} (?: \s+ | $ )",
    example=("signs of infection", ("infection", "", "")),
    counter_example="infection",
)
DETAIL_BEHIND = Rule(
    name="detail behind",
    pattern=rf"""
        [\s,–—] (?:
            (?<= [–—] ) \s*
            | (?<= \s ) \s* [–—] \s*
            | (?<= \s ) \s* -+ \s+
            | (?: (?<= , ) \s+ | (?<= \s ) \s* ) (?= {BEGINS_DETAIL} (?!\w) )
        )
    """,
    example=("kidney damage with prolonged use", ("kidney damage", "with prolonged use", "")),
    counter_example="pain in the legs",
)
HEDGE_BEHIND = Rule(
    name="hedge behind",
    pattern=rf"[\s,] [\s,]* {in_order(_T['hedges_behind'])} \s* $",
    flags=re.IGNORECASE,
    example=("rash, and others", ("rash", "and others", "")),
    counter_example="rash",
)
FREQUENCY_BEHIND = Rule(
    name="frequency behind",
    pattern=rf"(?: , \s* )? (?<! \w ) {_BELOW_COMMON} $",
    flags=re.IGNORECASE,
    example=("hepatitis, very rare", ("hepatitis", "", ", very rare")),
    counter_example="rare hepatitis",
)
JOINER_BEHIND = Rule(
    name="joining word behind",
    pattern=r"(?: \s+ (?: and | or | and/or ) )+$",
    flags=re.IGNORECASE,
    example=("rash and", ("rash", "", "")),
    counter_example="rash and fever",
)


def front_length(head: str) -> int:
    """How many characters of hedges and frequency words stand in front; no circumstance is looked for in them."""
    at, low = 0, lowered(head)
    while found := (FREQUENCY_IN_FRONT.match(low, at) or HEDGE.match(low, at)):
        if found.end() == at or found.end() >= len(head):
            break
        at = found.end()
    return at


def hedge_length(head: str) -> int:
    """How many characters of hedges stand in front."""
    at, low = 0, lowered(head)
    while (found := HEDGE.match(low, at)) and at < found.end() < len(head):
        at = found.end()
    return at


@lru_cache(maxsize=65536)
def name_and_tail(text: str) -> tuple[str, str, str]:
    """An effect's name, what follows it as detail, and the frequency words that stood in front."""
    begun, in_front = _without_front(" ".join(text.split()).strip(EDGES))
    name, tail = begun, ""
    for found in DETAIL_BEHIND.finditer(lowered(name)):
        if found.start() > 0 and not ends_open(name[: found.start()]):
            name, tail = name[: found.start()], name[found.end() :]
            break
    while behind := HEDGE_BEHIND.search(name):
        tail = f"{name[behind.start() :].strip(EDGES)} {tail}".strip()
        name = name[: behind.start()].strip(EDGES)
    comment = FREQUENCY_BEHIND.search(name)
    if comment and comment.start() > 0:
        in_front.append(comment[0])
        name = name[: comment.start()].strip(EDGES)
    name, more = _without_front(name) if name != begun else (name, [])
    name = JOINER_BEHIND.sub("", name.strip(EDGES))
    return name.strip(EDGES), tail.strip(EDGES), " ".join([*in_front, *more])


def _without_front(name: str) -> tuple[str, list[str]]:
    """A name without the hedges and frequency words in front of it, and the frequency words."""
    in_front: list[str] = []
    changed = True
    while changed and name:
        changed = False
        found = FREQUENCY_IN_FRONT.match(lowered(name))
        if found and found.end() < len(name):
            in_front.append(name[: found.end()])
            name, changed = name[found.end() :].strip(EDGES), True
        hedge = HEDGE.match(lowered(name))
        if hedge and name[hedge.end() :].strip(EDGES):
            name, changed = name[hedge.end() :].strip(EDGES), True
    return name, in_front
