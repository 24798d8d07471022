"""Pieces of a list that are no effect by themselves go to the neighbour that they complete."""

from __future__ import annotations

import re

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.pieces import AND_OR
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shared_words import is_shared_quantity, takes_modifier
from materia_medica.extract.language.stand_alone import bare_words, cannot_stand, is_part
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("phrases")
_LONGEST = 300
"""A name longer than this takes no further pieces, so that a long list costs no more than its length."""
_LONGEST_RUN = 20
_DOINGS = words("phrases", "doings")
_MODIFIERS = words("phrases", "modifiers")
_PARTICIPLES = words("phrases", "sensation_participles")
_SENSATIONS = words("phrases", "sensations")

OPENS_PARTS = Rule(
    name="opens body parts",
    pattern=r"""
        .* \b (?: of | in | on | to | at | around | from | between | for ) \s+ (?: the \s | your \s | both \s )?
        ( [\w'\ ,/-]+ )$
    """,
    flags=re.IGNORECASE,
    example=("swelling of the face, lips, rash", ["swelling of the face, lips", "rash"]),
    counter_example="swelling",
)
LAST_OF_PARTS = Rule(
    name="last of body parts",
    pattern=r".* (?: , | / | \b and \b | \b or \b ) \s*",
    example=("swelling of the hands and lips, tongue, rash", ["swelling of the hands and lips, tongue", "rash"]),
    counter_example="the face",
)
HARD_TO_DO = Rule(
    name="hard to do",
    pattern=rf"^ (?: \w+ \s ){{0,2}} {alternatives(_T['doing_heads'])} \b (?: \s (?: with|in|when|while|to|for ) )?",
    flags=re.IGNORECASE,
    example=("difficulty breathing or talking", ["difficulty breathing or talking"]),
    counter_example="difficult labour",
)


def completed(pieces: list[str], joins: list[str]) -> tuple[list[str], list[str]]:
    """Pieces and their joins, those that cannot stand put back to the neighbour they complete."""
    out: list[str] = []
    out_joins: list[str] = []
    pending: list[str] = []
    join_of_pending = ""
    for index, piece in enumerate(pieces):
        join = joins[index - 1] if index else ""
        is_last = index == len(pieces) - 1
        if not pending and out and len(out[-1]) < _LONGEST and _completes(out[-1], piece):
            out[-1] += join + piece
            continue
        if not is_last and len(pending) < _LONGEST_RUN and _needs_next(pieces, joins, index, out):
            join_of_pending = join_of_pending if pending else join
            pending += [join, piece] if pending else [piece]
            continue
        whole = "".join([*pending, join, piece]) if pending else piece
        join, pending = join_of_pending if pending else join, []
        if is_last and out and cannot_stand(piece) and len(out[-1]) < _LONGEST and not _takes_front(out[-1], whole):
            out[-1] += join + whole
            continue
        if out:
            out_joins.append(join)
        out.append(whole)
    return out, out_joins


def _completes(before: str, piece: str) -> bool:
    """Whether a piece belongs to the one before it: "or swallowing", "lips"."""
    bare = bare_words(piece)
    if HARD_TO_DO.match(unmask(before)) and _is_doing(bare):
        return True
    if _takes_front(before, piece):
        return False
    return (is_part(bare) or (bare.count(" ") <= 1 and cannot_stand(bare))) and _opens_parts(before)


def _is_doing(bare: str) -> bool:
    return bare in _DOINGS or any(bare.startswith(d + " ") for d in _DOINGS)


def _opens_parts(piece: str) -> bool:
    """Whether a piece ends in "of the face" and the like, so that further body parts complete it."""
    found = OPENS_PARTS.search(unmask(piece).strip())
    if not found:
        return False
    last = LAST_OF_PARTS.sub("", found[1].lower().strip())
    return is_part(last) or cannot_stand(last)


def _needs_next(pieces: list[str], joins: list[str], index: int, before: list[str]) -> bool:
    """Whether a piece is no effect without the next: "fast or irregular heartbeat"."""
    piece = pieces[index]
    bare = bare_words(piece)
    if not piece.isascii() and piece != unmask(piece):
        return False
    if bare.rsplit(" ", 1)[-1] in _PARTICIPLES:
        return _leads_to_sensation(pieces[index + 1 :], joins[index:])
    if before and _takes_front(before[-1], piece):
        return False
    return cannot_stand(piece)


def _leads_to_sensation(following: list[str], joins: list[str]) -> bool:
    """Whether "burning or" stands before "stinging sensation", with nothing but participles and adjectives between."""
    is_joined = False
    for piece, join in zip(following, joins, strict=False):
        is_joined = is_joined or bool(AND_OR.search(join))
        for word in bare_words(piece).split(" "):
            if word in _SENSATIONS:
                return is_joined
            if word not in _PARTICIPLES and word not in _MODIFIERS:
                return False
    return False


def _takes_front(before: str, piece: str) -> bool:
    """Whether a bare piece takes over what stands in front of the piece before it: "weight gain or loss"."""
    return is_shared_quantity(before, piece) or takes_modifier(before, piece)
