"""Parts of a sentence that each end in how often: "gout and rash in 5% of patients; fever and acne in 2%"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.stopping import is_rate_of_stopping
from materia_medica.extract.language.rule import Rule

_ABOUT = r"""
    (?: (?: about | approximately | up \s to | (?: less | fewer | more | greater ) \s than | at \s least
        | over | roughly | around | nearly | only | an \s (?: estimated | additional ) | [<>≥≤~] ) \s* ){0,2}
"""
_NUMBER = r"\d+ (?: \.\d+ )?"
_SHARE = rf"""
    {_ABOUT} (?: {_NUMBER} \s? %? \s? (?: to | [-–] ) \s? )? {_NUMBER} \s? (?: % | percent \b )
"""
_OF = r"""
    (?: \s? of \s (?: (?: the | all | those ) \s )? (?: [\w-]+ \s ){0,4}?
        (?: patients | subjects | cases | women | men | children | users | individuals | people | adults | recipients )
        (?: \s (?: treated \s with | receiving | taking | given | who \s received ) (?: \s [\w-]+ ){1,3}? )? )?
"""
_AGAINST = rf"(?: ,? \s (?: compared \s (?: to | with ) | versus | vs\.? ) \s {_SHARE} [^,;:.%()\d]{{0,60}} )?"
_NAMES = r"(?: [^%;:()\d] | \( [^%()\d]* \) ){3,250}?"
_SELDOM = r"(?: very \s )? (?: rarely | infrequently | uncommonly | occasionally | seldom )"
_SEEN = r"(?: reported | observed | seen | noted | encountered | experienced | occurred )"
RATED = Rule(
    name="part of a sentence that ends in how often its effects occur",
    pattern=rf"""
        (?: (?: and | but | while | whereas ) \s )?+
        (?! (?: in | by | at | on | of | for | from | to | with | during | among | compared | versus | vs ) \b )
        (?P<names> {_NAMES} ) \b
        (?: (?: in | by | at ) \s {_SHARE} {_OF} {_AGAINST}
            | (?: (?: has | have | had ) \s been \s | was \s | were \s )?
                (?: {_SELDOM} (?: \s {_SEEN} )? | {_SEEN} \s {_SELDOM} ) )
        \s* (?: [;,] \s* | \s (?= (?: and | while | whereas ) \s ) | $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Gout and fever in about 3% of patients; rash and acne have been rarely reported. Hives in 5% of men, "
        "colic rarely.",
        ["Gout: common", "fever: common", "rash: rare", "acne: rare", "Hives: common", "colic: rare"],
    ),
    counter_example="Gout (3%) and rash",
)


def rated_parts(text: str) -> list[int]:
    """Where further parts begin that state rates of their own: read apart, each rate is that of its names alone.

    All of the sentence must be such parts, one of them with a percentage, and the first no rate of those who stopped.
    """
    if ("%" not in text and "percent" not in text) or is_rate_of_stopping(text.partition("%")[0]):
        return []
    begins: list[int] = []
    sentence = text.rstrip(" .\n")
    at = 0
    while found := RATED.match(sentence, at):
        if found.end() == len(sentence):
            return begins
        at = found.end()
        begins.append(at)
    return []
