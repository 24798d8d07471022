"""Parts of a sentence that each end in how often: "gout and rash in 5% of patients; fever and acne in 2%"."""

from __future__ import annotations

import re

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
        "Gout and fever in about 3% of patients; rash and acne have been rarely reported.",
        ["Gout: common", "fever: common", "rash: rare", "acne: rare"],
    ),
    counter_example="Gout (3%) and rash",
)
_LIST = re.compile(r",|\b(?:and|or)\b")


def rated_parts(text: str) -> list[int]:
    """Where further parts begin that state rates of their own: read apart, each rate is that of its names alone.

    All of the sentence must be such parts, one of them a list and one with a percentage.
    """
    if "%" not in text and "percent" not in text:
        return []
    begins: list[int] = []
    sentence = text.rstrip(" .\n")
    at, lists = 0, False
    while found := RATED.match(sentence, at):
        lists = lists or _LIST.search(found["names"]) is not None
        if found.end() == len(sentence):
            return begins if lists else []
        at = found.end()
        begins.append(at)
    return []
