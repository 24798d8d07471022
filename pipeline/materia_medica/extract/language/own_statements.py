"""What a parenthesis or tail states of its own effect, and what the words behind it only tell of its course.

A word of frequency in a parenthesis counts where nothing beside it is named: "anaphylaxis (rare but life-threatening)".
Where it speaks of what the parenthesis names, it states nothing of the effect: "liver disorder (rarely, hepatitis)".
"""

from __future__ import annotations

import re
from itertools import zip_longest

from materia_medica.extract.language.around_names import BEGINS_DETAIL
from materia_medica.extract.language.effect_names import EDGES
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.frequency_table import entries, stating
from materia_medica.extract.language.frequency_words import tier_words, without_tier_words
from materia_medica.extract.language.needed_words import all_needed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import alternatives, in_order, lowered

_BELOW_COMMON = stating("uncommon", "rare", "very_rare")

SEGMENT_END = Rule(
    name="end of a part of a parenthesis",
    pattern=r"[,;:] \s* | \s [–—-] \s",
    example=("low sodium (confusion; rarely reported)", [("low sodium", "rare")]),
    counter_example="rare confusion",
)
ADVERB = Rule(
    name="adverb of frequency",
    pattern=r"(?: ly | often | seldom | cases | instances | circumstances ) $",
    example=("liver disorder (rarely, hepatitis)", [("liver disorder", None)]),
    counter_example="rare",
)
CIRCUMSTANCE_BEGINS = Rule(
    name="circumstance behind a frequency",
    pattern=rf"^ (?: {BEGINS_DETAIL} | {in_order(entries('before_circumstance'))} ) \b",
    example=("falls (rarely early in treatment)", [("falls", "rare")]),
    counter_example="hepatitis",
)
OPENS = Rule(
    name="frequency that opens the rest of a list",
    pattern=rf"""
        (?P<before> (?: ^ | ; | ,? \s (?: and | or ) ) \s* )
        (?P<said> (?: {_BELOW_COMMON} ) (?<= ly | en | es | om ) )
        \s+ (?= \w [^;]* (?: , | \s (?: and | or ) \s ) ) (?! {BEGINS_DETAIL} \b )
    """,
    flags=re.IGNORECASE,
    needs=all_needed(entry for tier in ("uncommon", "rare", "very_rare") for entry in entries("tiers", tier)),
    example=("rash, and less commonly fever, gout", [("rash", None), ("fever", "uncommon"), ("gout", "uncommon")]),
    counter_example="rash and rare fever",
)
CASES_OF = Rule(
    name="cases of what else is named, which say nothing of the effect in front",
    pattern=rf"""
        ^ \W* (?: including \s )? (?: very \s )? (?: {_BELOW_COMMON} ) \s
        (?: cases | instances | reports | occurrences ) \s of \s
    """,
    flags=re.IGNORECASE,
    needs=("cases of", "instances of", "reports of", "occurrences of"),
    example=("jaundice, including rare cases of gout", [("jaundice", None)]),
    counter_example="rare cases",
)
TELLS_COURSE = Rule(
    name="course, place or company of the effect before",
    pattern=rf"""
        ^ (?: (?: most | more | less | very ) \s )? {alternatives([*entries("course_adverbs"), *entries("mostly")])}
        \s (?: \w+ly \s )? {in_order([*entries("course"), *entries("company")])} \b
    """,
    flags=re.IGNORECASE,
    example=("hives, often with itching, gout", [("hives", "often with itching", None), ("gout", None, None)]),
    counter_example="often itching",
)
SOMETIMES = Rule(
    name="sometimes",
    pattern=rf"\s* {alternatives(entries('mostly'))} \s*",
    flags=re.IGNORECASE,
    example=("gout, sometimes with prolonged use", [("gout", None)]),
    counter_example="seldom",
)
"""A band of its own line ("Sometimes: gout"), but behind an effect no more than how it goes."""


def states_of_item(words: str) -> Statement:
    """What a parenthesis or tail states of the effect that it stands behind."""
    said = statement(words, is_group=False)
    if said.frequency is None or said.is_numeric:
        return said
    if CASES_OF.match(words):
        return said.without_frequency()
    segments = [s for s in SEGMENT_END.split(words) if s.strip()]
    if any(_is_own(here, behind) for here, behind in zip_longest(segments, segments[1:], fillvalue="")):
        return said
    return said.without_frequency()


def with_openings(text: str) -> str:
    """A list with a comma behind each frequency that holds to its end: "and less commonly, fever, gout"."""
    return OPENS.sub(lambda found: f"{found['before']}{found['said']}, ", text)


def _is_own(segment: str, behind: str) -> bool:
    """Whether a part of a parenthesis states a frequency of the effect in front, not of what the parenthesis names.

    An adjective does ("a rare blood disorder"), an adverb only where no name follows ("rarely reported").
    """
    words = tier_words(segment, is_group=False)
    if not words:
        return False
    if not ADVERB.search(words[0][1].lower()) or has_verb(segment):
        return True
    named = without_tier_words(lowered(segment)).strip(EDGES) if rest_of(segment) else lowered(behind).strip(EDGES)
    return not rest_of(named) or bool(CIRCUMSTANCE_BEGINS.match(named)) or (not rest_of(segment) and has_verb(behind))
