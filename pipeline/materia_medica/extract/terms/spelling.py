"""One form for each word of a name: number, British spelling and case make no difference."""

from __future__ import annotations

_PLURALS = (
    ("stases", "stasis"),
    ("oses", "osis"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ies", "y"),
    ("ias", "ia"),
)
_KEEPS_S = ("ss", "us", "is", "as", "os")
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("leuc", "leuk"), ("isation", "ization"), ("ised", "ized"), ("ph", "f"))


def folded(word: str) -> str:
    """The one form of a word, for looking it up; it is no word to be shown."""
    low = word.lower()
    for ending, instead in _PLURALS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            low = low[: -len(ending)] + instead
            break
    else:
        if low.endswith("s") and len(low) > 3 and not low.endswith(_KEEPS_S):
            low = low[:-1]
    for spelling, instead in _SPELLINGS:
        if spelling in low:
            low = low.replace(spelling, instead)
    if len(low) > 5 and low.endswith("our"):
        low = f"{low[:-3]}or"
    return low
