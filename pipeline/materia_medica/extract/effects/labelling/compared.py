"""What words say of the medicine, and of what it was compared with: "22% of patients, 2% with placebo"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.rate_pairs import paired
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.numbers import numbers_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

AGAINST = Rule(
    name="comparison",
    pattern=rf"""
        \b {any_of("labelling", "against")} (?= \W )
        | , (?= \s* \d+ (?: \.\d+ )? \s* % (?! \s* \(? grade ) )
        | [;,] (?= \s* {any_of("labelling", "comparators")} \b [^;,%]{{0,30}} \d \s* % )""",
    flags=re.IGNORECASE,
    example=("Headache (12% vs 8%) occurred.", ["Headache: very_common, against 8%"]),
    counter_example="12% of patients",
)

AND_OTHER = Rule(
    name="rate of a comparator behind the medicine's",
    pattern=rf"""
        ,? \s (?: and | but )
        (?= \s (?: in \s )? (?: [^.;%()]{{0,40}} \( )? \s* (?: [\d/,]+ \s \( )? \d+ (?: \.\d+ )? \s* %
        (?: [^.;%]{{0,70}}? \b (?: {any_of("labelling", "comparators")} | alone ) \b
            | \)? \s (?: (?: of | in | for ) \s )? [\w+/]+ - treated \b
            | \)? \s (?: in | of ) \s the \s (?: (?! \w* \d | {any_of("labelling", "no_arms")} \b ) [\w/-]+ \s ){{1,3}}?
                (?: arm | group ) \b )
        | \s (?: in \s )? \d+ \s (?-i: [A-Z]{{3,}} ) \s (?: patients | subjects ) \s \( \d+ (?: \.\d+ )? \s* % )
    """,
    flags=re.IGNORECASE,
    example=(
        "Weight gain occurred in 7% of the treated group and 3% of the placebo group.",
        ["Weight gain: common, against 3% (placebo)"],
    ),
    counter_example="in 7% of men and 3% of women",
)

AND_OWN = Rule(
    name="rate of a comparator in front of the medicine's",
    pattern=rf"""
        % [^%;.]{{0,40}}? \b {any_of("labelling", "comparators")} \b (?! - (?! treated \b ) ) [^%;.,]{{0,30}}?
            ,? \s (?: and | compared \s (?: to | with ) | versus | vs\.? )
            (?= \s [^%;.]{{0,60}}? (?<! \d ) \d+ (?: \.\d+ )? \s? % )
            (?! [^;]* \b {any_of("labelling", "comparators")} \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout occurred in 8% of placebo-treated patients and 22% of those treated.",
        ["Gout: very_common, against 8% (placebo)"],
    ),
    counter_example="Gout occurred in 22% and in 8% of those on placebo",
)

AND_NONE = Rule(
    name="comparator that had none",
    pattern=rf"""
        ,? \s (?: {any_of("labelling", "against")} | and | but ) \s
            (?: in \s | there \s were \s | with \s )? (?: no | none ) \b
            [^.;%]{{0,90}}? \b {any_of("labelling", "comparators")} \b [^.;%]* \.? \s* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout occurred in 3% of patients, compared to no patients treated with placebo.",
        ["Gout: common, against 0% (placebo)"],
    ),
    counter_example="Gout occurred in 3% of patients, and no cases of fever",
)

OF_OTHERS = Rule(
    name="rate of those who were given the comparator alone",
    pattern=rf"""
        \b (?: \d+ \s? % | \d+ (?: \s? / \s? | \s of \s | \s out \s of \s ) \d+ | \w+ \s (?: out \s )? of \s \d+ )
            [^.;:%,]{{0,40}}? \b
            (?: who \s (?: received | were \s given | took ) | receiving | treated \s with | given )
            \s (?: the \s )? {any_of("labelling", "comparators")} \b (?! - )
    """,
    flags=re.IGNORECASE,
    needs=("given", "receiving", "treated", "who"),
    example=("Gout was reported in 4% of patients who received placebo.", ["Gout"]),
    counter_example="Gout in 4% of patients",
)
COMPARATOR = Rule(
    name="what it was compared with",
    pattern=rf"\b {any_of('labelling', 'comparators')} \b",
    flags=re.IGNORECASE,
    example=("Headache (12% vs 8% placebo) occurred.", ["Headache: very_common, against 8% (placebo)"]),
    counter_example="8% of patients",
)
VERSUS = Rule(
    name="rate of a comparator behind the effect whose rate stands in front",
    pattern=r"""
        (?: \s [a-z]+ ){0,3}? ,? \s (?: versus | vs\.? | (?: as \s )? compared \s (?: to | with ) )
            \s [^.;:%]{0,60}? (?<! \d ) \d+ (?: \.\d+ )? \s? %
    """,
    flags=re.IGNORECASE,
    example=("8% of patients had gout versus 3% of those on placebo.", ["gout: common, against 3% (placebo)"]),
    counter_example=" and 3% of those on placebo",
)

PAIR_IN_FRONT = Rule(
    name="rates of the medicine and of a comparator, in a parenthesis in front of their effect",
    pattern=r"""
        [(\[] \s? \d+ (?: \.\d+ )? \s? % \s (?: versus | vs\.? | compared \s (?: to | with ) )
            \s \d+ (?: \.\d+ )? \s? % [^()%]{0,30} [)\]] (?= [^()%]{0,40} $ )
    """,
    flags=re.IGNORECASE,
    needs=("versus", "vs", "compared"),
    example=("More of them (96% vs. 84% with placebo) had gout.", ["gout: very_common, against 84% (placebo)"]),
    counter_example="More of them (96%) had gout",
)
_BOTH = 2
"""Rates where there are those of the medicine and of one comparator."""


def beside_comparator(words: str) -> re.Match[str] | None:
    """Where words turn from the one rate of the medicine to that of a comparator: "7% of those and 3% of placebo"."""
    found = AND_OTHER.search(words) if words.count("%") >= _BOTH else None
    return found if found is not None and words.count("%", 0, found.start()) == 1 else None


def said_of(words: str) -> tuple[Statement, Rates]:
    """What words say of the medicine and of what it was compared with: "22% of patients, 2% with placebo"."""
    none = AND_NONE.search(words) if words.count("%") == 1 else None
    if none:
        said, rates = said_of(words[: none.start()])
        named = COMPARATOR.search(none[0])
        if rates.percent is None or named is None:
            return said, rates
        return said, rates._replace(comparator=named[0].lower(), comparator_percent=0.0)
    turned = AND_OWN.search(words) if words.count("%") == _BOTH else None
    if turned:
        words = f"{words[turned.end() :].rstrip(' .').removeprefix(' by')} vs {words[: turned.end()]}"
    words = paired(words) if words.count("%") == _BOTH else words
    parting = beside_comparator(words) or AGAINST.search(words)
    others = OF_OTHERS.search(words) if parting is None and words.count("%") <= 1 else None
    if others and not any(map(str.isdigit, words[: others.start()])):
        return statement(words, is_group=False).without_frequency(), NO_RATES
    if parting and parting[0] == "," and words.count("%") > _BOTH:
        parting = None  # the rates of several doses or times
    own = words[: parting.start()] if parting else words
    said = statement(own, is_group=False)
    if said.frequency is None or not said.is_numeric or said.frequency.lower is None:
        return said, NO_RATES
    percent = said.frequency.lower if said.frequency.lower == said.frequency.upper else None
    other = words[parting.end() :] if parting else ""
    against = numbers_in(other[: other.find("%") + 1])
    if percent is None or against is None or against.lower is None or against.lower != against.upper:
        return said, Rates(percent=percent) if percent is not None else NO_RATES
    named = COMPARATOR.search(other)
    return said, Rates(
        percent=percent, comparator=named[0].lower() if named else None, comparator_percent=against.lower
    )
