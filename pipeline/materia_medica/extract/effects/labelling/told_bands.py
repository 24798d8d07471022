"""What a label says that its words of frequency mean: "infrequent reactions are those occurring in 1/100 to 1/1000"."""

from __future__ import annotations

import re
from functools import partial

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.language.frequency_words import tier_words
from materia_medica.extract.language.numbers import numbers_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.gathered import Section

_FEWEST = 2
"""Words that are told the meaning of, at least: one alone may speak of a single list."""

TOLD = Rule(
    name="meaning of a word of frequency",
    pattern=r"""
        \b (?P<word> frequent | infrequent | rare | common | uncommon ) \s (?: adverse \s )?
            (?: reactions | events | experiences ) \s are \s (?: defined \s as \s )? those \s
            (?: (?: that | which ) \s )? occur (?: ring | red )? \b (?P<bounds> [^.;:]{3,90} )
    """,
    flags=re.IGNORECASE,
    needs=("those",),
    example=(
        "Frequent events are those occurring in at least 1/100 patients; rare events are those occurring in fewer than "
        "1/1000 patients. Frequent: gout; Rare: fever.",
        ["gout: 0.01 to None", "fever: None to 0.001"],
    ),
    counter_example="Rare events are those of the skin",
)


def apply_told(section: Section, rows: Collector) -> None:
    """Give rows behind such words their bounds, up to the next words of the kind."""
    for line in section.lines:
        found = list(TOLD.finditer(line.span.text)) if "those" in line.span.text else []
        bounds: dict[str, tuple[float | None, float | None]] = {}
        for told in found:
            tier = next(iter(tier_words(told["word"], is_group=True)), (None,))[0]
            numbers = numbers_in(told["bounds"])
            if tier is not None and numbers is not None:
                bounds[tier] = (numbers.lower, numbers.upper)
        if len(bounds) >= _FEWEST:
            words = frozenset(told["word"].lower() for told in found)
            rows.mend(partial(_bounded, bounds, words, line.span.start))


def _bounded(
    bounds: dict[str, tuple[float | None, float | None]], words: frozenset[str], start: int, row: EffectRow
) -> EffectRow:
    """The row with its bounds where it stands behind the words that were told, and one of them states it alone:
    "most common" is none.
    """
    said = row.said.frequency
    if said is None or said.is_numeric or row.evidence.start < start or said.tier not in bounds:
        return row
    own = (said.text or "").lower().split()
    if len(own) != 1 or own[0].strip(":–—-,;") not in words:
        return row
    lower, upper = bounds[said.tier]
    return row._replace(said=row.said._replace(frequency=said._replace(lower=lower, upper=upper)))
