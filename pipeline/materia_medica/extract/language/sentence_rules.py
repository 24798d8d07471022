"""The shapes that tell of a sentence whether it is a clause, a list with an explanation, or a list behind a label."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("sentences", *keys)


GETTING_WORSE = Rule(
    name="effect that gets worse",
    pattern=rf"""
        \s+ that \s {_of("getting_worse")} (?: \s or \s {_of("getting_worse")} )?
        (?= , | \. | $ | \s or \s | \s and \s )
    """,
    needs=("that",),
    example=("Headache that persists or worsens, dizziness", False),
    counter_example="Headache that persists for days",
)
RELATED = Rule(
    name="list with a clause behind it",
    pattern=rf"^ (.+?) , \s+ which \b (?! .* , \s* {_of('predicates')} \b )",
    needs=("which",),
    example=("Drowsiness, which is mild, above all at night", False),
    counter_example="Drowsiness, which is mild, may occur",
)
EXPLAINED = Rule(
    name="explanation",
    pattern=rf"""
        \s+ [–—-]+ \s+
        | ,? \s+ (?: {_of("relatives")} | {_of("above_all")} (?! \s {_of("concerning")} \b ) ) \b (?= [^,]* $ )
        | ; \s+
    """,
    example=("Drowsiness - this can last a day", False),
    counter_example="Drowsiness can last a day",
)
CLAUSES = (GETTING_WORSE, RELATED, EXPLAINED)

BEHIND_DASH = Rule(
    name="comment behind a dash",
    pattern=r"\s+ [–—-]+ \s+ .* $",
    example=("* Nausea – ask your doctor", ["Nausea; ask your doctor"]),
    counter_example="Nausea-like feeling",
    flags=re.DOTALL,
)
CONDITION = Rule(
    name="condition of an item",
    pattern=rf"(?<= \w ) \s+ {_of('conditions')} \b [^,;]* $",
    needs=("if", "unless", "when"),
    example=(
        "* Dizziness if water tablets are recommended",
        ["Dizziness; if water tablets are recommended"],
    ),
    counter_example="Dizziness when rising, headache",
)
LISTED = (BEHIND_DASH, CONDITION)

INNER_LABEL = Rule(
    name="label inside a line",
    pattern=r"^ ([^:;()]{3,60}) : \s+ ( \S .* ) $",
    example=("With prolonged use: low magnesium", "low magnesium"),
    counter_example="With prolonged use low magnesium",
    flags=re.DOTALL,
)
CIRCUMSTANCE_FIRST = Rule(
    name="circumstance as a label",
    pattern=rf"^ \W* {_of('circumstances')} \b",
    example=("In children: drowsiness", "drowsiness"),
    counter_example="Children: drowsiness",
    flags=re.IGNORECASE,
)
INNER_LABELS = (INNER_LABEL, CIRCUMSTANCE_FIRST)

ABBREVIATION = Rule(
    name="abbreviation",
    pattern=rf"""
        (?: \b {_of("abbreviations")} | (?<! [\w-] ) [A-Z] )
        \. $
    """,
    example=("Rash for approx. 5 days", ["Rash for approx. 5 days"]),
    counter_example="Rash for days.",
)
BEHIND_PARENTHESIS = Rule(
    name="sentence behind a parenthesis",
    pattern=r"(?<= \) ) (?= \s+ (?: This | These | They | It | Such ) \s+ [a-z] )",
    example=("Rash (hives etc.) This is common", ["Rash (hives etc.)", "This is common"]),
    counter_example="Rash (hives etc.) Fever",
)
SENTENCE_END = Rule(
    name="end of a sentence",
    pattern=rf"""
        [.!?\n)]  # one set of signs, so that words are passed over quickly
        (?:
            (?<= [.!?] ) (?<! [.!?] [.!?] ) [.!?]*+ ["”’')\]]* (?= \s+ ["“‘'(\[]? [A-Z0-9*>≥<] | \s* \n | \s* $ )
            | (?<= \n )
            | {BEHIND_PARENTHESIS.pattern}
        )
    """,
    example=("Nausea is common. Rash is rare.", ["Nausea is common.", "Rash is rare."]),
    counter_example="Nausea is common, e.g. in children",
)
MAY_END = Rule(
    name="mark that may end a sentence",
    pattern=r"[.!?\n)]",
    example=("Nausea (mild) This is common", ["Nausea (mild)", "This is common"]),
    counter_example="Nausea, which is mild",
)
ENDS = (ABBREVIATION, BEHIND_PARENTHESIS, SENTENCE_END, MAY_END)
