"""The shapes within a list of effects: numbers, members and frequencies between commas, what a cause led to."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("tails")

BETWEEN = Rule(
    name="frequency between commas",
    pattern=rf"""
        \b ( and | or ) , \s+
        ( (?: {alternatives([*words("phrases", "adverbs"), *_T["between_commas"]])} \b ) [^,;()]{{0,25}} ) , \s+
    """,
    flags=re.IGNORECASE,
    needs=("and,", "or,"),
    example=("nausea and, in rare cases, hepatitis", [("nausea", None), ("hepatitis", "rare")]),
    counter_example="nausea and hepatitis",
)
ENUMERATED = Rule(
    name="number within a list",
    pattern=r"(?: ^ | (?<= \s ) ) \(? (?: \d{1,2} | [a-h] ) \) \s+",
    needs=(")",),
    example=("1) nausea 2) gout", [("nausea", None), ("gout", None)]),
    counter_example="vitamin B12 (low)",
)
CLOSED = Rule(
    name="members between commas",
    pattern=r"""
        (?P<head> [^;]*? [^,;\s] )
        (?P<including> , \s+ including \s [^,;]+ )
        , \s+ (?: and | or ) \s+ (?P<rest> \S .* )$
    """,
    flags=re.IGNORECASE,
    needs=("including",),
    example=("skin reactions, including hives, and fever", [("skin reactions", "hives", None), ("fever", None, None)]),
    counter_example="skin reactions, including hives and fever",
)
NO_EFFECT = Rule(
    name="cause that is no effect",
    pattern=rf"\b {alternatives(_T['causes'])} \b (?: \s (?: of | to | from ) \s [^,;]* )?$",
    flags=re.IGNORECASE,
    example=("systemic absorption leading to weight gain", [("weight gain", None, None)]),
    counter_example="bone loss",
)
LED_TO = Rule(
    name="led to",
    pattern=r"""
        ^ (?: which \s (?: may | can ) \s )?
        (?: leading \s to | resulting \s in | causing | lead \s to | cause | result \s in ) \s+ ( .+ )$
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=("systemic absorption causing weight gain", [("weight gain", None, None)]),
    counter_example="with weight gain",
)
