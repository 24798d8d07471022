"""Which effects of a sentence brought death: those named fatal, called so behind their name, had by those who died."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.sentence_rules_of_labels import DIED_OF, NAMED_FATAL
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

FATAL = Rule(
    name="deaths behind an effect",
    pattern=rf"""
        (?: \s* [(\[] [A-Z][A-Za-z/]{{1,9}} [)\]] )?
        (?: \s* [(\[] \s* (?: {any_of("labelling", "of_deaths")} \s ){{0,5}}
            | ,? \s (?: {any_of("labelling", "of_deaths")} \s ){{1,5}} )
        fatal (?: ities | \s (?: outcomes? | cases? | events? | reports? ) )? \b
        (?! \s (?: and | or ) \s non )
        (?: (?<! l ) | (?! \s+ (?! (?: in | if | when | (?: and | or ) \s life ) \b ) \w ) )
    """,
    flags=re.IGNORECASE,
    needs=("fatal",),
    example=("Gout (some fatal) and fever (2%) occurred.", ["Gout"]),
    counter_example="Gout, including fatal hepatitis, and fever",
)


class Deaths:
    """What one sentence tells of deaths; `low` is its text in lower case."""

    def __init__(self, text: str, low: str) -> None:
        self._text = text
        self._tells_who_died = any(word in low for word in DIED_OF.needs)
        self._tells_any = any(word in low for word in NAMED_FATAL.needs)

    def brought_by(self, words: str, begin: int, end: int, own_end: int) -> bool:
        """Whether an effect from `begin` to `end` brought some; what is said of it alone ends at `own_end`."""
        if self._tells_who_died and DIED_OF.search(self._text[:begin]):
            return True
        return self._tells_any and (
            NAMED_FATAL.match(words) is not None
            or FATAL.match(self._text, end) is not None
            or FATAL.match(self._text, own_end) is not None
        )
