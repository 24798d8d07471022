"""What footnotes of a table say of where its effects were seen, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable

from materia_medica.extract.effects.settings import OF_OTHER_PRODUCTS
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

AFTER_APPROVAL = Rule(
    name="footnote of reports after approval",
    pattern=rf"\b {any_of('smpc', 'after_approval')} \b",
    flags=re.IGNORECASE,
    example=(
        "| Rare | Gout* |\n|-|-|\n| Common | Rash |\n\n\\* Post-marketing.",
        ["Gout; Post-marketing.; post_marketing; rare", "Rash; common", "aside: general"],
    ),
    counter_example="Seen in trials",
)


INCIDENCE = Rule(
    name="footnote of how often effects occur",
    pattern=r"""
        ^ \W* (?: actual \s | reported \s )? (?: incidence | frequency | occurr (?: ed | ing | s )) \b
            [^.;:]{0,60} \d \s? % [^.;:]* [.]? $
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "| Rare | Gout* |\n|-|-|\n| Common | Rash |\n\n\\* Incidence 3% to 9%.",
        ["Gout; Incidence 3% to 9%.; common; 0.03 to 0.09", "Rash; common", "aside: general"],
    ),
    counter_example="Incidence in men was higher",
)


def of_notes(notes: Iterable[str]) -> Statement:
    """What footnotes say of where a term was seen."""
    said = tuple(notes)
    if any(AFTER_APPROVAL.search(words) for words in said):
        return Statement(context="post_marketing", setting="post_marketing")
    for rule in OF_OTHER_PRODUCTS:
        if any(rule.search(words) for words in said):
            return Statement(setting=rule.name)
    told = (statement(words).frequency for words in said if INCIDENCE.match(words))
    return Statement(frequency=next(told, None))
