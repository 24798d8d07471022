"""Rates of the medicine and of what it was compared with, told in turn: "4% and 2% of those on it and on placebo"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_RATE = r"(?: [<>≥≤] \s* )? \d+ (?: \.\d+ )? \s? %"
_JOINT = r",? \s (?: and | versus | vs\.? ) \s"
_COMPARATOR = rf"(?: the \s )? {any_of('labelling', 'comparators')} \b"

IN_PAIRS = Rule(
    name="rates of the medicine and of a comparator, named behind them in turn",
    pattern=rf"""
        (?P<own> {_RATE} ) {_JOINT} (?P<other> {_RATE} )
            \s (?: of | in | for | among ) \s [^.;:%()]{{2,60}}? (?: - | \s ) (?: and | versus | vs\.? ) \s
            (?P<named> {_COMPARATOR} | (?-i: [A-Z] ) [\w/]* - treated )
            (?= [^%]* $ )
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "Gout occurred in 4% and 0.1% of VELORINE- and TAMIDOL-treated patients, respectively.",
        ["Gout: common, against 0%"],
    ),
    counter_example="Gout occurred in 4% and 1% of men and women",
)

BY_NAME = Rule(
    name="rates of the medicine and of another one, named behind them in turn",
    pattern=rf"""
        (?P<own> {_RATE} ) {_JOINT} (?P<other> {_RATE} )
            \s (?: of | in | for | among | with ) \s [^.;:%()\d]{{0,60}}?
            (?: \b (?: treated \s with | receiving | received | taking | given )
                    \s (?: (?! (?: for | with | in ) \s ) [^.,;:%()\d] ){{3,40}}?
                | \b (?-i: [A-Z]{{4,}} ) )
            \s and \s (?P<named> (?! (?: {any_of("labelling", "no_arms")} | without ) \b )
                (?-i: [a-z][\w/+-]{{3,30}} ) (?: \s [a-z]+ )? )
            ,? \s respectively \b (?= [^%]* $ )
    """,
    flags=re.IGNORECASE,
    needs=("respectively",),
    example=(
        "Gout occurred in 4% and 1% of patients treated with velorine and brelazide, respectively.",
        ["Gout: common, against 1%"],
    ),
    counter_example="Gout occurred in 4% and 1% of patients with fever and acne, respectively",
)
PAIR_BEHIND = Rule(
    name="rates of the medicine and of a comparator, behind the names of both",
    pattern=rf"""
        \b (?: between | in | among | with | for | of ) \s [^.;:%()]{{2,90}}? (?: - | \s ) (?: and | versus | vs\.? ) \s
            (?P<named> {_COMPARATOR} ) [^.;:%(),]{{0,40}}? (?: , | \s? [(\[] ) \s?
            (?: (?: at | with ) \s rates? \s of \s )? (?P<own> {_RATE} ) {_JOINT} (?P<other> {_RATE} )
            ,? \s respectively \b (?= [^%]* $ )
    """,
    flags=re.IGNORECASE,
    needs=("respectively",),
    example=(
        "The rate of gout was similar between the Velorine and placebo groups, 12% and 15%, respectively.",
        ["gout: very_common, against 15% (placebo)"],
    ),
    counter_example="Gout was seen in the placebo group, 12% and 15% at weeks 2 and 4, respectively",
)
TURNED = Rule(
    name="rates of a comparator and of the medicine, named behind them or in front with the comparator first",
    pattern=rf"""
        (?P<other> {_RATE} ) {_JOINT} (?P<own> {_RATE} ) \s (?: of | in | for | among | with ) \s [^.;:%()]{{0,60}}?
            \b (?P<named> {_COMPARATOR} ) (?: \s (?: group | arm | patients ) )? \s and \s [^.;:%()]{{2,60}}?
            ,? \s respectively \b (?= [^%]* $ )
        | \b (?: between | in | among | with | for | of ) \s [^.;:%()]{{0,40}}?
            \b (?P<before> {_COMPARATOR} ) (?: \s (?: group | arm | patients ) )? \s and \s [^.;:%()]{{2,60}}?
            (?: , | \s? [(\[] ) \s? (?P<first> {_RATE} ) {_JOINT} (?P<second> {_RATE} )
            ,? \s respectively \b (?= [^%]* $ )
    """,
    flags=re.IGNORECASE,
    needs=("respectively",),
    example=(
        "Gout was seen in 4% and 12% of patients who received placebo and Velorine, respectively.",
        ["Gout: very_common, against 4% (placebo)"],
    ),
    counter_example="Gout was seen in 4% and 12% of patients on placebo at weeks 2 and 4, respectively",
)
RATE_PAIRS = (IN_PAIRS, BY_NAME, PAIR_BEHIND, TURNED)


def names_pair(words: str) -> bool:
    """Whether words tell two rates in turn."""
    return paired(words) != words


def paired(words: str) -> str:
    """Words with two rates told in turn, that of the medicine in front of that of what it was compared with."""
    if turned := TURNED.search(words):
        own, other = turned["own"] or turned["second"], turned["other"] or turned["first"]
        return f"{words[: turned.start()]}{own} vs {other} {turned['named'] or turned['before']}"
    found = IN_PAIRS.search(words) or BY_NAME.search(words) or PAIR_BEHIND.search(words)
    return f"{words[: found.start()]}{found['own']} vs {found['other']} {found['named']}" if found else words
