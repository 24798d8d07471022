"""Words that give examples: "such as", "e.g.", "including"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import in_order, table

_GIVEN = in_order(table("tails")["examples"])
_MOST_NESTED = 3

EXAMPLES_FOLLOW = Rule(
    name="examples follow",
    pattern=rf",? \s+ {_GIVEN} ,? (?= [\s:] )",
    flags=re.IGNORECASE,
    needs=("i.e.", "e.g.", "for ", "like", "namely", "includ", "such as"),
    example=(
        "vascular events such as stroke, angina",
        [("stroke", None, "vascular events"), ("angina", None, "vascular events")],
    ),
    counter_example="vascular events",
)
EXAMPLES_BEGIN = Rule(
    name="examples in a parenthesis",
    pattern=rf"^ {_GIVEN} (?: (?<= \. ) | (?! \w ) ) [,:]? \s*",
    flags=re.IGNORECASE,
    example=("liver problems (e.g., jaundice)", [("liver problems", "jaundice", None)]),
    counter_example="likely with alcohol",
)


def gives_examples(parenthesis: str) -> bool:
    """Whether a parenthesis begins with the words that give examples."""
    return EXAMPLES_BEGIN.match(parenthesis) is not None


def without_lead(parenthesis: str) -> str:
    """A parenthesis without the words in front that give examples."""
    return EXAMPLES_BEGIN.sub("", parenthesis)


def examples_in(parenthesis: str) -> str:
    """What a parenthesis lists: what stands behind its words that give examples, or all of it; empty where nested."""
    plain = without_lead(parenthesis)
    if plain.count(" such as ") > _MOST_NESTED:
        return ""
    named = EXAMPLES_FOLLOW.search(plain)
    return plain[named.end() :].lstrip() if named else plain
