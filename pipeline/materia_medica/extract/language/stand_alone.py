"""Which words are an effect by themselves, and which only complete a neighbour."""

from __future__ import annotations

import re

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.word_tables import alternatives, table, words

_ADJECTIVE_END = re.compile(r"(?:ous|ive|able|ible|less|like|ial|ual|ical|ular|eal|genic|phic|static|toxic|edic)$")
DIRECTION = re.compile(rf"^{alternatives(list(table('phrases')['directions']))}\b", re.IGNORECASE)
RISK = re.compile(r"^((?:potential(?:ly)? |slight(?:ly)? |significant(?:ly)? |an? )*(?:increased?|higher|elevated|"
                  r"greater|reduced|decreased|raised) (?:the )?"
                   r"(?:risk|chance|likelihood|incidence|susceptibility|sensitivity|vulnerability|possibility|"
                   r"tendency|rate)s? (?:of|to|for)(?: developing| the development of)?) ", re.IGNORECASE)  # fmt: skip
WORSE = re.compile(r"^((?:worsening|exacerbation|aggravation|recurrence|reactivation) of) ", re.IGNORECASE)
_PREPOSITION = re.compile(r" (?:of|in|on|at|to|with|from|during|upon|around) ")
_NOUNS_TOO = ("loss", "gain", "changes", "change", "worsening", "increase", "decrease")
_MEASURED = re.compile(
    r"(?!.*\b(?:in|of|to|and|or|with)\b)(?!(?:altered|changed|disturbed|imbalanced|impaired|fluctuating|increased|"
    r"decreased|elevated|reduced|raised|lowered|high|low|abnormal|irregular|slow|rapid|"
    r"fast)\b)(?:[\w-]+ ){1,3}(?:levels?|counts?|function|rhythm|habits|patterns?|cycle|output|production|metabolism|"
    r"balance|movements|values|tests|parameters)"
)


def bare_words(piece: str) -> str:
    """A piece in lower case without placeholders and outer punctuation."""
    return unmask(piece).lower().strip(" .,;:*-–—")


def cannot_stand(piece: str) -> bool:
    """Whether a piece is no effect by itself: an adjective, a body part, a measured thing."""
    bare = bare_words(piece)
    if not bare:
        return True
    if is_part(bare) and unmask(piece) != piece:
        return False  # "the heart (e.g., heart failure)" says what befalls the part
    last = bare.rsplit(" ", 1)[-1]
    if bare in words("phrases", "modifiers") or is_part(bare):
        return True
    n_words = bare.count(" ") + 1
    if _PREPOSITION.search(bare):
        risk = RISK.match(bare)
        behind = bare[risk.end() :] if risk else ""
        return behind in words("phrases", "modifiers") and not is_part(behind) and behind not in _NOUNS_TOO
    if n_words > 1 and (last in _NOUNS_TOO or is_part(last)):
        return False
    if all(w in words("phrases", "modifiers") or w in ("and", "or", "and/or") for w in re.split(r"[ ,/]+", bare)):
        return True
    return n_words <= 2 and len(last) > 5 and bool(_ADJECTIVE_END.search(last))


def is_part(bare: str) -> bool:
    """Whether the words only name a body part, a function or a measured thing."""
    parts = words("phrases", "parts")
    for lead in ("", "the ", "your ", "other parts of the ", "other ", "parts of the "):
        if bare.startswith(lead) and bare[len(lead) :] in parts:
            return True
    return bool(_MEASURED.fullmatch(bare))
