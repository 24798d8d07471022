"""Words that no list is to part: their spaces and commas are hidden while the list is read."""

from __future__ import annotations

_CLOSED = str.maketrans(" ,/", "\u2063\u2064\u2062")
"""What stands for the signs of words that no list is to part."""
_OPENED = str.maketrans("\u2063\u2064\u2062", " ,/")
GUARD = "\ua78f"
"""In front of a word that is to be no word of frequency."""
_CLOSED_BLANK = " ".translate(_CLOSED)


def closed(words: str) -> str:
    """Words that no list is to part."""
    return words.translate(_CLOSED)


def goes_on(behind: str) -> bool:
    """Whether a list of examples goes on to the end of its text: no joint ends it before."""
    return not behind.startswith(_CLOSED_BLANK)


def opened(words: str) -> str:
    """Words as they were before they were closed."""
    return " ".join(words.replace(GUARD, "").translate(_OPENED).split()).replace(" ,", ",")
