"""Two ends of one name: "weight gain/loss" and "weight gain or loss" are weight gain and weight loss."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from materia_medica.extract.language.word_tables import words
from materia_medica.extract.terms.named import Named
from materia_medica.extract.terms.tokens import Tokens

_SHORTEST = 3
"""Letters of a last word: less is a unit or a part of an abbreviation."""
_BEHIND = frozenset(",;:.)]([•")
_WAYS = frozenset(frozenset(pair.split()) for pair in words("labelling", "opposites"))
_GAIN_LOSS = frozenset(("gain", "loss"))
_GAINED_OR_LOST = words("labelling", "gained_or_lost")


def with_other_ends(tokens: Tokens, names: Sequence[Named], labels: Collection[int] = ()) -> list[Named]:
    """The names, and beside one of several words the one that ends in what stands behind its slash, or behind its "or"
    where that is the opposite; `labels` says where labels begin, in front of which a list ends.
    """
    begins = {name.start for name in names}
    found = list(names)
    for name in names:
        start, end = name.parts[-1]
        at = end + 1
        is_one = not name.is_reworded and end - start > 1 and name.kind != "class" and at not in begins
        if (
            is_one
            and (_is_slashed(tokens, end) or _is_opposed(tokens, end))
            and (at + 1 in labels or _ends_at(tokens, at + 1))
        ):
            found.append(Named(((start, end - 1), (at, at + 1)), "composed", at, at + 1))
    return sorted(found, key=lambda name: name.start)


def _is_slashed(tokens: Tokens, at: int) -> bool:
    """Whether a slash without a space around it stands in front of a word."""
    if at + 1 >= len(tokens.words) or tokens.words[at] != "/":
        return False
    is_close = tokens.ends[at - 1] == tokens.starts[at] and tokens.ends[at] == tokens.starts[at + 1]
    word = tokens.words[at + 1]
    return is_close and word.isalpha() and len(word) >= _SHORTEST


def _is_opposed(tokens: Tokens, at: int) -> bool:
    """Whether "or" stands between a word and its opposite; few things are both gained and lost."""
    if tokens.words[at : at + 1] != ["or"]:
        return False
    ends = frozenset((tokens.words[at - 1], *tokens.words[at + 1 : at + 2]))
    return ends in _WAYS or (ends == _GAIN_LOSS and tokens.words[at - 2] in _GAINED_OR_LOST)


def _ends_at(tokens: Tokens, at: int) -> bool:
    """Whether a list goes on or ends at a token."""
    return at >= len(tokens.words) or tokens.words[at] in _BEHIND or tokens.words[at] in ("and", "or")
