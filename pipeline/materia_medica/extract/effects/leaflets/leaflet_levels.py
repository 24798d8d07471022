"""Levels that a head and the list behind or below it name together: "increased levels of:" above "amylase"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.leaflet_item_rules import TESTS_SHOW
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.parentheses import contents, mask, unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of

_DIRECTION = r"""
    (?: increases? | increased | decreases? | decreased | reductions? | reduced | rises? | raised | falls? | low | lower
        | lowered | high | higher | elevat \w+ | abnormal | changes? | changed ) \b
"""
_MEASURE = r"(?: levels? | amounts? | numbers? | values? | concentrations? | counts? )"
_MOST_WORDS = 6
"""Words of one thing that is measured: "white blood cells called granulocytes"."""

LEVELS_LISTED = Rule(
    name="levels of what is listed behind a colon",
    pattern=rf"""
        ^ \W* (?: an? \s )? (?P<head> (?P<direction> {_DIRECTION} (?: \s (?: in | of | the | blood | certain | some
            | cell | white | red ) \b )* ) (?: \s [\w-]+ )?? \s {_MEASURE} )
        (?: \s (?: of | in ) \s (?: (?: some | certain | the | other | several ) \s )? (?: following | some | certain
            | constituents | parts | substances | components | enzymes | salts ) \b [^.:;,()]{{0,50}}
          | \s in \s (?: the | your ) \s (?: blood | urine ) | \s of )? \s* : \s+ (?P<list> [^:]+ ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "* increase in the level of some substances in your blood: urea, number of platelets or ketones",
        ["increase in the level of urea", "increase in the number of platelets", "increase in the level of ketones"],
    ),
    counter_example="increased blood pressure: headache",
)
LEVELS_BELOW = Rule(
    name="levels of what is listed below, in an unfinished head",
    pattern=rf"""
        (?: ^ | \s ) (?: an? \s )? (?P<head> {_DIRECTION} (?: \s [\w-]+ ){{0,3}}? \s {_MEASURE} \s of ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* blood tests may show low levels of:\n"
        "* bilirubin, which is a dye\n* thyroxine (a hormone)\n* gout",
        [
            "low levels of bilirubin; which is a dye; rare",
            "low levels of thyroxine; a hormone; rare",
            "gout; rare",
        ],
    ),
    counter_example="increased appetite of:",
)
MEASURED_THING = Rule(
    name="something measured, with what an item tells of it",
    pattern=r"^ \W* (?P<name> [\w\s-]+? ) \W* (?: ( [,:(] | \s (?: which | that | may | can ) \b ) (?P<told> .* ) )? $",
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "You may have a reduction in the number of:\n\n* platelets, which help the blood to clot",
        ["reduction in the number of platelets; which help the blood to clot"],
    ),
    counter_example="platelets; cells",
)
_OF_LISTED = re.compile(rf"^ {any_of('leaflets', 'measured_below')} $", re.IGNORECASE | re.VERBOSE)
_PARTS = re.compile(r"[,;]\s(?:and\s|or\s)?|\s(?:and/or|and|or)\s", re.IGNORECASE)


def levels_listed(words: str) -> tuple[Effect, ...]:
    """The effects of words that list behind a colon whose levels are changed; none of other words."""
    found = LEVELS_LISTED.match(TESTS_SHOW.sub("", words))
    if found is None:
        return ()
    masked = mask(found["list"])
    out: list[Effect] = []
    for piece in _PARTS.split(masked.text.strip(EDGES)):
        inside = "; ".join(contents(piece, masked.inside)) or None
        name = " ".join(unmask(piece).split()).removeprefix("of ").strip(EDGES)
        if not _is_one(name):
            return ()
        out.append(_effect(_headed(found, name), inside))
    return tuple(out)


def levels_below(text: str) -> str | None:
    """The head of words that lead to a list of what is changed: "low levels of"; null of other words."""
    found = LEVELS_BELOW.search(text)
    return found["head"] if found else None


def levels_of(head: str, text: str) -> tuple[Effect, ...]:
    """The effect of an item below a head of levels; none where it names nothing that is measured."""
    found = MEASURED_THING.match(text)
    name = " ".join(found["name"].split()) if found else ""
    if found is None or not _is_one(name):
        return ()
    told = text[found.end("name") :].strip(EDGES)
    if told.startswith("(") and told.endswith(")") and told.count("(") == 1:
        told = told.strip("()")
    return (_effect(f"{head} {name}", told or None),)


def _headed(found: re.Match[str], name: str) -> str:
    """The name of one measured thing with the head of its list."""
    if re.match(rf"{_MEASURE}\s", name, re.IGNORECASE | re.VERBOSE):
        return f"{found['direction']} {name}"
    return f"{found['head']} of {name}"


def _is_one(name: str) -> bool:
    """Whether words name one thing that is measured."""
    bare = name.lower().partition(" called ")[0].removeprefix("certain ").removeprefix("some ")
    if not 0 < len(name.split()) <= _MOST_WORDS or has_verb(name):
        return False
    return is_measured(bare) or _OF_LISTED.match(bare) is not None


def _effect(name: str, detail: str | None) -> Effect:
    return Effect(name=name, detail=detail, said=NOTHING, category=None, hints=(), is_reworded=True)
