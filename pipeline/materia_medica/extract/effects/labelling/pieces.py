"""Lists within a sentence of a label: what stands between their commas is an effect, all its words, known or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from materia_medica.extract.effects.labelling.labels_within import LabelWithin
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import words
from materia_medica.extract.terms.lexicon import longest
from materia_medica.extract.terms.named import Named, whole
from materia_medica.extract.terms.tokens import Tokens
from materia_medica.extract.terms.word_tables import lexicon

_FEWEST = 3
_KNOWN_SHARE = 0.6
"""Share of the pieces that must hold the name of an effect, so that the others are taken for effects as well."""
_FEWEST_WORDS = 2
"""Words of the only piece behind a label, where no name of an effect is known in it."""
_MOST_UNKNOWN = 4
_MOST_WORDS = 5
"""Words of a piece that holds no known name, and of one that holds one, at most."""
_OPENS, _CLOSES = frozenset("(["), frozenset(")]")
_PARTS = frozenset((",", ";", ":"))
_PARTING = frozenset((",", ";"))
"""One of these stands in every list that is long enough: what ends in a colon is no piece."""
_INTRODUCE = frozenset((":", "include", "included", "were", "are"))
_ENDS = frozenset(".•·*|\n")
_IN_FRONT = frozenset(("and", "or", "&", "/", "a", "an", "the", "either", "both"))
_READS_ON = words("labelling", "pieces_read_on") | words("labelling", "pieces_of_clauses")
_SEVERITY = words("labelling", "pieces_of_severity")
_OF_OTHERS = words("labelling", "pieces_of_others")
_JOINTS_OF_NAMES = frozenset(("of", "in", "for"))
"""What may stand within the name of an effect in a list behind a label: "disturbance of accommodation"."""
_OF = frozenset(("of",))


class _Piece(NamedTuple):
    """What stands between two commas, by tokens, without what stands in parentheses behind it."""

    start: int
    end: int


def with_pieces(text: str, tokens: Tokens, names: list[Named], labels: list[LabelWithin]) -> list[Named]:
    """The names of a sentence, and pieces of its lists that hold none; a name that is part of a piece is all of it."""
    found = list(names)
    if _PARTING.isdisjoint(tokens.words):
        return sorted(found, key=_place)
    labelled = {label.behind for label in labels}
    for start, end in _lists(tokens, labels):
        joints = _JOINTS_OF_NAMES if start and tokens.ends[start - 1] in labelled else frozenset[str]()
        pieces = _with_last_parted(tokens, list(_pieces(tokens, start, end)), names)
        if len(pieces) < _FEWEST:
            is_only = len(pieces) == 1 and len(labels) > 1 and joints
            if is_only and not any(pieces[0].start <= n.start < pieces[0].end for n in names):
                found += _only_piece(text, tokens, pieces[0])
            continue
        held = [[n for n in names if piece.start <= n.start < piece.end] for piece in pieces]
        if sum(map(bool, held)) < _KNOWN_SHARE * len(pieces):
            continue
        for piece, inside in zip(pieces, held, strict=True):
            if not inside and _is_effect(text, tokens, piece, _MOST_UNKNOWN, joints):
                found.append(whole(piece.start, piece.end, "listed"))
            elif len(inside) == 1 and inside[0].kind != "class" and not inside[0].is_reworded:
                name = inside[0]
                if name.end <= piece.end and _is_effect(
                    text, tokens, piece, _MOST_WORDS, joints & _of_name(tokens, piece)
                ):
                    found[found.index(name)] = whole(piece.start, piece.end, "listed")
    return sorted(found, key=_place)


def _only_piece(text: str, tokens: Tokens, piece: _Piece) -> list[Named]:
    """The only effect of a body system among others, if it may be one: "Gastrointestinal: odd teeth Skin: rash"."""
    is_one = piece.end - piece.start >= _FEWEST_WORDS and _is_effect(text, tokens, piece, _FEWEST, frozenset())
    return [whole(piece.start, piece.end, "listed")] if is_one else []


def _place(name: Named) -> int:
    return name.start


def _lists(tokens: Tokens, labels: list[LabelWithin]) -> Iterator[tuple[int, int]]:
    """Where lists stand, by tokens: behind each label up to the next, elsewhere behind what introduces them."""
    done = 0
    for label, following in zip_longest(labels, labels[1:]):
        start = next((at for at in range(label.end, len(tokens.words)) if tokens.starts[at] >= label.behind), None)
        if start is not None:
            yield from _introduced(tokens, done, label.start)
            done = _end(tokens, start, following.start if following else len(tokens.words))
            yield start, done
    yield from _introduced(tokens, done, len(tokens.words))


def _introduced(tokens: Tokens, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The list behind the last of the words that introduce one within a stretch."""
    begins = [at + 1 for at in range(start, stop) if tokens.words[at] in _INTRODUCE]
    for begin, following in pairwise([*begins, stop]):
        yield begin, _end(tokens, begin, following)


def _end(tokens: Tokens, start: int, stop: int) -> int:
    """Where a list ends at the latest: with its sentence."""
    ends = (at for at in range(start, stop) if tokens.words[at] in _ENDS and not _is_open(tokens, start, at))
    return next(ends, stop)


def _is_open(tokens: Tokens, start: int, at: int) -> bool:
    """Whether a parenthesis is open at a token."""
    between = tokens.words[start:at]
    return sum(word in _OPENS for word in between) > sum(word in _CLOSES for word in between)


def _pieces(tokens: Tokens, start: int, end: int) -> Iterator[_Piece]:
    """The pieces of a list, without "and" in front of the last."""
    depth, begin, stop = 0, start, None
    for at in range(start, end + 1):
        word = tokens.words[at] if at < end else ","
        if word in _OPENS:
            stop = at if not depth and stop is None else stop
            depth += 1
        elif word in _CLOSES:
            depth = max(0, depth - 1)
        elif (word in _PARTS and not depth) or at == end:
            first = begin
            while first < at and tokens.words[first] in _IN_FRONT:
                first += 1
            last = at if stop is None else stop
            if first < last and word != ":":
                yield _Piece(first, last)
            begin, stop = at + 1, None


def _with_last_parted(tokens: Tokens, pieces: list[_Piece], names: list[Named]) -> list[_Piece]:
    """The pieces, the last of them in two where "and" parts two names: "a, b and c"."""
    last = pieces[-1] if pieces else None
    joints = [at for at in range(last.start, last.end) if tokens.words[at] in ("and", "or")] if last else []
    if last is None or len(joints) != 1:
        return pieces
    halves = [_Piece(last.start, joints[0]), _Piece(joints[0] + 1, last.end)]
    are_named = all(any(half.start <= n.start < n.end <= half.end for n in names) for half in halves)
    return [*pieces[:-1], *halves] if are_named else pieces


def _is_effect(text: str, tokens: Tokens, piece: _Piece, most: int, joints: frozenset[str]) -> bool:
    """Whether all words of a piece may be the name of an effect, in the middle of which `joints` may stand."""
    written = text[tokens.starts[piece.start] : tokens.ends[piece.end - 1]]
    low = tokens.words[piece.start : piece.end]
    if len(_without_articles(written, joints)) > most or _is_place(low):
        return False
    return _may_be_name(written, joints)


def _of_name(tokens: Tokens, piece: _Piece) -> frozenset[str]:
    """What may stand within a piece that holds a name: "in" only behind what changes ("alterations in skin colour")."""
    changes = longest(lexicon().directions, tokens.words, piece.start) > piece.start
    return _JOINTS_OF_NAMES if changes else _OF


def _is_place(words: Sequence[str]) -> bool:
    """Whether folded words only say where, or are one that stands in front of a name: "thoracic"."""
    lex = lexicon()
    return longest(lex.places, words, 0) == len(words) or (len(words) == 1 and words[0] in lex.in_front)


def _without_articles(written: str, joints: frozenset[str]) -> list[str]:
    """The words of a piece without "the" behind what joins the words of a name: "dilation of the pupils"."""
    low = written.lower().split()
    return [word for at, word in enumerate(low) if word != "the" or not at or low[at - 1] not in joints]


@lru_cache(maxsize=8192)
def _may_be_name(written: str, joints: frozenset[str]) -> bool:
    low = _without_articles(written, joints)
    if low[0] in _OF_OTHERS or low[-1] in joints:
        return False
    if any(not all(c.isalpha() or c in "-’'" for c in word) for word in low):
        return False
    last = written.rsplit(" ", 1)[-1]
    runs_on = written[0].islower() and last[0].isupper() and not last.isupper()
    return not (
        _READS_ON.difference(joints).intersection(low)
        or low[0] in _SEVERITY
        or runs_on
        or written.isupper()
        or has_verb(written)
    )
