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
HOWEVER = Rule(
    name="begin of a clause that says otherwise of some of the effects",
    pattern=r"; \s (?= (?: however | of \s (?: these | those | whom | which ) ) \b )",
    needs=(";",),
    example=(
        "Gout and rash were reported in men; however, rash was very rarely seen.",
        ["Gout", "rash", "rash: very_rare"],
    ),
    counter_example="Gout was, however, rare",
)
_JOINED = re.compile(r",\s+(?!and\b|or\b|but\b|which\b)")


def clauses_begin(text: str) -> list[int]:
    """Where clauses of a sentence begin that say something else than those in front of them."""
    return [begin for begin in (_conceded(text), *(found.end() for found in HOWEVER.finditer(text))) if begin]


def _conceded(text: str) -> int:
    """Where the main clause begins behind one that concedes something; 0 where there is none, or no verb in either."""
    if CONCEDES.search(text) is None:
        return 0
    return next(
        (c.end() for c in _JOINED.finditer(text) if has_verb(text[: c.start()]) and has_verb(text[c.end() :])), 0
    )
