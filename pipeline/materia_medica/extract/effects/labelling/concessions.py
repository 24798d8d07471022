"""What a sentence concedes in front of what it says: "Although no rash was seen in trials, hepatitis was reported"."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb

CONCEDES = Rule(
    name="clause that concedes something, in front of what the sentence says",
    pattern=r"^ \W* (?: (?: even \s )? though | although | while | whereas ) \s",
    flags=re.IGNORECASE,
    needs=("though", "while", "whereas"),
    example=("Although there were no cases of rash in trials, gout was reported.", ["gout"]),
    counter_example="There were no cases of rash in trials, though gout was reported",
)
_JOINED = re.compile(r",\s+(?!and\b|or\b|but\b|which\b)")


def conceded(text: str) -> int:
    """Where the main clause begins behind one that concedes something; 0 where there is none, or no verb in either."""
    if CONCEDES.search(text) is None:
        return 0
    return next(
        (c.end() for c in _JOINED.finditer(text) if has_verb(text[: c.start()]) and has_verb(text[c.end() :])), 0
    )
