"""Words that lead to a list of effects within a stretch without marks: "You may get: nausea dry mouth"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_HAVING = re.compile(
    r"\W*(?:(?:you|(?:some\s)?(?:people|users))\s)?(?:(?:may|might|can)\s)?(?:have|feel|get|experience|notice|develop)"
    r"(?::\s|\s(?:(?:any\sof\s)?(?:the\sfollowing|these)(?:\s(?:symptoms|signs|(?:side\s)?effects|reactions))?\s?:?\s)?)",
    re.IGNORECASE,
)
LED = Rule(
    name="words behind a sentence that lead to a list",
    pattern=rf"""
        (?<= [.;!] \s ) (?= (?: you | (?: some \s )? (?: people | users ) ) \s (?: (?: may | might | can ) \s )?
            {any_of("drug_facts", "gets")} (?: \s any \s of )? (?: \s the \s following | \s these )?
            (?: \s (?: symptoms | signs | (?: side \s )? effects ) )? \s? : \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "* use with food. You may get: dry mouth nausea blurred vision",
        ["dry mouth", "nausea", "blurred vision", "aside: advice"],
    ),
    counter_example="You may get help: call us",
)


def behind_lead(text: str) -> int:
    """Where the list begins to which a text's first words lead; its begin where they do not."""
    lead = _HAVING.match(text)
    return lead.end() if lead else 0


def led_lists(text: str) -> Iterator[int]:
    """Where words begin that lead to a list, behind other sentences."""
    return (found.start() for found in LED.finditer(text))
