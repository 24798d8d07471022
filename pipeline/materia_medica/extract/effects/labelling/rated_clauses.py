"""Clauses of a sentence that each say of an effect of their own how often it occurred: "gout was seen in 2% of those
treated and in 1% of the others; rash was seen in 5%".
"""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.scan import names_effect

_FEWEST = 2
CLAUSE_WITH_RATE = Rule(
    name="clause that says how often its effect occurred",
    pattern=r"""
        (?P<effect> [^;:%()\d]{3,80} (?: \( [^()%\d]{1,20} \) \s )? ) \b
        (?: (?: was | were | has \s been | have \s been ) \s (?: [a-z]+ly \s )?
                (?: reported | observed | seen | noted | experienced | identified | detected )
            | occurred | developed )
        \b [^;%]* \d \s? %
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout was reported in 2% of patients on velorine and 1% on placebo; rash was reported in 5% of patients.",
        ["Gout: common, against 1% (placebo)", "rash: common"],
    ),
    counter_example="Gout was reported",
)
SHORT_CLAUSE = Rule(
    name="effect with its rate behind such a clause",
    pattern=r"(?P<effect> [^;:%()\d]{3,60} ) ,? \s [(]? \d+ (?: \.\d+ )? \s? %",
    flags=re.IGNORECASE,
    example=(
        "Gout was reported in 5% of patients; rash, 3%; fever, 2%.",
        ["Gout: common", "rash: common", "fever: common"],
    ),
    counter_example="Gout, rash",
)
_BETWEEN = re.compile(
    r"(?:;\s+(?:and\s+|while\s+)?|(?<=[%)a-z]),\s+(?:and|while|whereas|but)\s+)(?=[a-z])", re.IGNORECASE
)


def rated_clauses(text: str) -> list[int]:
    """Where further such clauses begin; none where the first part of the sentence is none."""
    begins: list[int] = []
    if text.count("%") < _FEWEST:
        return begins
    for joint in _BETWEEN.finditer(text):
        at, last = joint.end(), begins[-1] if begins else 0
        front, behind = text[last : joint.start()], text[at:]
        is_told = _names(CLAUSE_WITH_RATE, front) or (bool(begins) and _names(SHORT_CLAUSE, front))
        if is_told and (_names(CLAUSE_WITH_RATE, behind) or (";" in joint[0] and _names(SHORT_CLAUSE, behind))):
            begins.append(at)
    return begins


def _names(rule: Rule, words: str) -> bool:
    """Whether words begin with what a rule reads, which names an effect."""
    found = rule.match(words)
    return found is not None and names_effect(found["effect"])
