"""The language of a text, by the text itself: what a page says of its own language may be wrong.

English is told by its smallest words, which costs next to nothing; only where they are all but missing is a text given
to a library that knows some hundred languages, and only then is that loaded.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from materia_medica.extract.language.word_tables import words

_WORDS_OF_ENGLISH = words("english", "small_words")
ENGLISH_FROM = 0.02
"""Share of words; English has from 0.05 in telegrams to 0.2, other languages have next to none."""
ENGLISH_PART_FROM = 0.04
"""Share of the words of one place from which that place is English, whatever the others are: a page may say all in two
languages, one behind the other. No place of a text in another language has more than 0.02."""
SHORTEST = 200
"""Characters below which a text is too short to tell."""
_SAMPLE = 1000
"""Characters that are looked at in each of three places of a long text."""
_PLACES = (0.2, 0.5, 0.8)


def other_language(text: str) -> str | None:
    """The language (ISO 639-1) of a text that is not English; null for one that is, or is too short to tell.

    A long text of which one part is English counts as English: that part can be read.
    """
    if len(text) < SHORTEST:
        return None
    pieces = [text] if len(text) <= 3 * _SAMPLE else [_piece(text, place) for place in _PLACES]
    if any(_share_of_english(piece) >= ENGLISH_PART_FROM for piece in pieces):  # of nearly all pages it is the first
        return None
    sample = " ".join(pieces)
    if _share_of_english(sample) >= ENGLISH_FROM:
        return None
    language: str = _library().classify(sample)[0]
    return None if language == "en" else language


def _share_of_english(text: str) -> float:
    """Share of its words that are small ones of English."""
    found = text.lower().split()
    return sum(map(_WORDS_OF_ENGLISH.__contains__, found)) / max(1, len(found))


def _piece(text: str, place: float) -> str:
    start = int(place * len(text))
    return text[start : start + _SAMPLE]


@cache
def _library() -> Any:
    """What tells languages; it takes a second and 100 MB, and most runs meet no other language."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
