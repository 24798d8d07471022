"""Names of effects that stood below each other in a cell, where the page's line breaks are lost."""

from __future__ import annotations

from functools import lru_cache

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.terms.scan import names_in
from materia_medica.extract.terms.tokens import tokens_of

_LONGEST_NAME = 5
"""Words of one name."""
_DIRECTIONS = frozenset(("increased", "decreased", "elevated", "abnormal", "prolonged"))
_MOST_WORDS = 60
_LONGEST_UNKNOWN = 2
"""Words of a last name that is not known, where all before it are."""
_LONGEST_SYSTEM = 3
"""Words of a body system in front of its effects."""


@lru_cache(maxsize=1024)
def parted_names(text: str, count: int) -> tuple[str, tuple[str, ...]] | None:
    """The body system in front of the names, and so many names as there are amounts beside them.

    Null where the words cannot be parted into names of effects that are known, the last perhaps aside; each begins with
    a capital letter.
    """
    words = text.split()
    if len(words) > _MOST_WORDS or count < 2:
        return None
    of_system = [n for n in range(1, _LONGEST_SYSTEM + 1) if names_system(" ".join(words[:n]))]
    for front in (*of_system, *([1] if names_system(f"{words[0]}s") else []), 0):
        if found := _ending_alike(words[front:], count):
            return " ".join(words[:front]), found
    for only_listed in (True, False):  # names that are composed of parts may swallow what stands beside them
        for front in (*of_system, 0):
            found = _parted(tuple(words[front:]), count, only_listed=only_listed)
            if found is not None:
                return " ".join(words[:front]), found
    for front in (*of_system, 0):
        for end in range(len(words) - 1, max(front, len(words) - _LONGEST_UNKNOWN - 1), -1):
            last = " ".join(words[end:])
            if last[:1].isupper() and (found := _parted(tuple(words[front:end]), count - 1, only_listed=False)):
                return " ".join(words[:front]), (*found, last)
    return None


def _parted(words: tuple[str, ...], count: int, *, only_listed: bool) -> tuple[str, ...] | None:
    """The words as so many names; the shortest first names are tried first."""
    best: dict[tuple[int, int], tuple[str, ...] | None] = {}

    def from_(at: int, left: int) -> tuple[str, ...] | None:
        if at == len(words) or left == 0:
            return () if at == len(words) and left == 0 else None
        if (at, left) not in best:
            best[at, left] = None
            for end in range(at + 1, min(len(words), at + _LONGEST_NAME) + 1):
                if not _may_end(words, end) or not is_name(name := " ".join(words[at:end]), only_listed=only_listed):
                    continue
                if (rest := from_(end, left - 1)) is not None:
                    best[at, left] = (name, *rest)
                    break
        return best[at, left]

    return from_(0, count)


def _ending_alike(words: list[str], count: int) -> tuple[str, ...] | None:
    """Names of which each ends in the same word of direction: "ALT increased CPK increased"."""
    last = words[-1] if words else ""
    if last.lower() not in _DIRECTIONS or words.count(last) != count:
        return None
    names: list[list[str]] = [[]]
    for word in words:
        names[-1].append(word)
        if word == last:
            names.append([])
    return (
        tuple(" ".join(name) for name in names[:-1])
        if all(1 < len(name) < _LONGEST_NAME for name in names[:-1])
        else None
    )


def _may_end(words: tuple[str, ...], end: int) -> bool:
    return end == len(words) or words[end][:1].isupper() or not words[end][:1].isalpha()


@lru_cache(maxsize=8192)
def is_name(words: str, *, only_listed: bool) -> bool:
    """Whether words are one known name of an effect, or several with a slash between them."""
    return all(_is_one(part.strip(), only_listed=only_listed) for part in words.split("/"))


def _is_one(words: str, *, only_listed: bool) -> bool:
    tokens = tokens_of(words)
    found = names_in(tokens)
    if len(found) != 1 or found[0].is_reworded or (only_listed and found[0].kind != "term"):
        return False
    return (found[0].start, found[0].end) == (0, len(tokens.words))


@lru_cache(maxsize=1024)
def system_in_front(text: str) -> tuple[str, str] | None:
    """A body system and the effect behind it; null where words begin with none, or go on with no known effect."""
    inside = text.find(" (")
    behind = text[inside:] if inside > 0 and text.endswith(")") else ""
    words = text.removesuffix(behind).split()
    if is_name(text, only_listed=True):
        return None
    is_composed = is_name(" ".join(words), only_listed=False)
    for front in range(min(_LONGEST_SYSTEM, len(words) - 1), 0, -1):
        system, rest = " ".join(words[:front]), " ".join(words[front:])
        if names_system(system) and not names_system(rest) and is_name(rest, only_listed=is_composed):
            return system, rest + behind
    return None
