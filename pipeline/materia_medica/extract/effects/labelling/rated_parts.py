"""Parts of a sentence that each end in how often: "gout and rash in 5% of patients; fever and acne in 2%", by a count,
a rate or a word.
"""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.stopping import is_rate_of_stopping
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.terms.scan import names_effect

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
_BAND = r"""
    (?: (?: the | among \s the | one \s of \s the ) \s most \s (?: common | frequent )
        | (?: (?: very | quite | fairly | relatively | less | more ) \s )?
            (?: common | uncommon | frequent | infrequent | rare ) )
"""
_BAND_LY = r"""
    (?: (?: very | less | more ) \s )?
        (?: commonly | frequently | infrequently | uncommonly | rarely | occasionally | seldom )
"""
_LESS = r"(?: less | more ) \s often"
_KIND = r"""
    (?: (?: adverse | side | unwanted ) \s )? (?: drug \s )?
        (?: reactions? | effects? | events? | complaints? | symptoms? )
"""
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


COUNTED = Rule(
    name="part of a sentence that ends in a count of its own",
    pattern=r"""
        [^;.]*? \b \d+ \s (?: in | of | out \s of | per ) \s (?: every \s )? \d [\d,]* (?: \s [a-z]+ )?
        \s* (?: ; \s* | $ )
    """,
    flags=re.IGNORECASE,
    example=("Gout and fever, about 3 in 100; rash, 2 in 1,000.", ["Gout: common", "fever: common", "rash: uncommon"]),
    counter_example="Gout in 3 of 100 patients, and rash",
)
WORDED = Rule(
    name="part of a sentence that ends in a word for how often",
    pattern=rf"""
        (?: (?: and | but | while | whereas ) \s )?+
        (?P<names> {_NAMES} ) \s
        (?: (?: is | are | was | were ) \s (?: also \s )? {_BAND} (?: \s {_KIND} )?
            | (?: (?: has | have ) \s been \s | is \s | are \s | was \s | were \s | may \s be \s )?
                (?: {_BAND_LY} \s {_SEEN} | {_SEEN} \s (?: {_BAND_LY} | {_LESS} ) )
            | occurs? \s (?: {_BAND_LY} | {_LESS} ) )
        \s* (?: ; \s* | , \s (?= (?: and | but | while | whereas ) \s ) | \s (?= (?: and | but ) \s ) | $ )
    """,
    flags=re.IGNORECASE,
    needs=("common", "frequent", "rare", "often", "occasional", "seldom"),
    example=(
        "Gout is the most common reaction; fever is rare, and rash has been seen less often.",
        ["Gout: common", "fever: rare", "rash: uncommon"],
    ),
    counter_example="Gout is common in adults and rare in children",
)


PLAIN = Rule(
    name="part of a sentence that only says that its effects occur, beside parts that say how often",
    pattern=rf"""
        (?P<names> {_NAMES} ) \s
        (?: (?: has | have ) \s (?: also \s )? (?: been \s )? {_SEEN} | (?: was | were ) \s (?: also \s )? {_SEEN}
            | (?: may | can ) \s (?: also \s )? occur | occurs? )
    """,
    flags=re.IGNORECASE,
    example=(
        "Skin: Rash in 3% of patients; acne rarely; gout has occurred. Fever has been seen; colic occurs less often.",
        ["Rash: common", "acne: rare", "gout", "Fever", "colic: uncommon"],
    ),
    counter_example="Gout, rarely",
)
_LABEL = re.compile(r"[^.;:%()\d]{3,60}:\s+")


def _semicolons(sentence: str) -> list[int]:
    """Where parts behind semicolons begin, some of which say how often their effects occur and some only that they do;
    none where that is not so of each.
    """
    begins = [0, *(at + 2 for at in range(len(sentence)) if sentence.startswith("; ", at))]
    label = _LABEL.match(sentence)
    plain = rated = 0
    for at, end in zip(begins, [*(begin - 2 for begin in begins[1:]), len(sentence)], strict=True):
        part = sentence[label.end() if label and not at else at : end]
        is_plain = PLAIN.fullmatch(part) is not None
        if not (is_plain or RATED.fullmatch(part) or WORDED.fullmatch(part)) or not names_effect(part):
            return []
        plain, rated = plain + is_plain, rated + (not is_plain)
    return begins[1:] if plain and rated else []


def parts_begin(text: str) -> list[int]:
    """Where further parts of a sentence begin that each say how often: read apart, it is said of their names alone."""
    sentence = text.rstrip(" .\n")
    if ";" in sentence and (begins := _begins(COUNTED, sentence, may_go_on=True)):
        return begins
    if ";" in sentence and (begins := _semicolons(sentence)):
        return begins
    if ("%" in text or "percent" in text) and not is_rate_of_stopping(text.partition("%")[0]):
        return _begins(RATED, sentence)
    return _begins(WORDED, sentence)


def _begins(part: Rule, sentence: str, *, may_go_on: bool = False) -> list[int]:
    """Where the second part and further ones begin; `may_go_on` says that something else may stand behind them."""
    begins: list[int] = []
    named: list[str] = []
    at = 0
    while found := part.match(sentence, at):
        named += found.groupdict().values()
        if found.end() == len(sentence):
            return begins if begins and (not named or sum(map(names_effect, named)) > 1) else []
        at = found.end()
        begins.append(at)
    return begins if may_go_on else []
