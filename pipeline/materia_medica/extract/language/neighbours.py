"""Pieces of a list that are no effect by themselves go to the neighbour that they complete."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.effect_like import could_be_effect
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.pieces import AND_OR, has_comma, is_tight
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shared_words import DIRECTION, is_shared_quantity, takes_modifier
from materia_medica.extract.language.stand_alone import bare_words, cannot_stand, is_part
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("phrases")
_LONGEST = 300
"""A name longer than this takes no further pieces, so that a long list costs no more than its length."""
_LONGEST_RUN = 20
_DOINGS = words("phrases", "doings")
_LOCAL = words("phrases", "local")
_MODIFIERS = words("phrases", "modifiers")
_PARTS = words("phrases", "parts")
_PARTICIPLES = words("phrases", "sensation_participles")
_THOUGHTS_OF = words("phrases", "thoughts_of")
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
THOUGHTS = Rule(
    name="thoughts of",
    pattern=r"\b (?: thoughts? | ideas? ) \s (?: of | about ) \b",
    flags=re.IGNORECASE,
    example=("thoughts of suicide or self-harm", ["thoughts of suicide or self-harm"]),
    counter_example="suicidal thoughts",
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
        if not pending and out and len(out[-1]) < _LONGEST and _completes(out[-1], pieces[index:], joins[index - 1 :]):
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


def _completes(before: str, pieces: list[str], joins: list[str]) -> bool:
    """Whether the first of these pieces belongs to the one before it: "or swallowing", "lips"."""
    piece = pieces[0]
    bare = bare_words(piece)
    if HARD_TO_DO.match(unmask(before)) and _is_doing(bare):
        return True
    if bare in _THOUGHTS_OF:
        return bool(THOUGHTS.search(before))
    if is_measured(bare) and _opens_parts(before):  # "increased levels of cholesterol and triglycerides"
        return True
    if is_measured(bare) and LAST_OF_PARTS.match(before) and _is_of_measured(before):
        return True
    if _takes_front(before, piece) or _goes_with_next(pieces, joins):
        return False
    if (is_part(bare) or (bare.count(" ") <= 1 and cannot_stand(bare))) and _opens_parts(before):
        return True
    if is_measured(bare):
        return _is_of_measured(before)
    if is_part(bare) and _is_of_part(before):
        return _is_run_of_places(pieces, joins)
    return _opens_parts(before) and _goes_on(before, joins[0]) and _is_run_of_places(pieces, joins)


def _goes_with_next(pieces: list[str], joins: list[str]) -> bool:
    """Whether a word stands in front of the noun of the next piece: "muscle or joint pain", "prolonged or painful"."""
    if len(pieces) < 2 or not is_tight(joins[1]) or bare_words(pieces[0]) not in _MODIFIERS:
        return False
    first, *others = bare_words(pieces[1]).split(" ")
    alike = _PARTS if bare_words(pieces[0]) in _PARTS else _MODIFIERS - _PARTS
    return bool(others) and first in alike and not is_part(bare_words(pieces[1]))


def _is_of_measured(before: str) -> bool:
    """Whether a piece says in which direction a measured thing goes: "increased lipase"."""
    bare = bare_words(before)
    if not (direction := DIRECTION.match(bare)):
        return False
    return is_measured(LAST_OF_PARTS.sub("", bare).removeprefix(direction[0]).strip())


def _is_of_part(before: str) -> bool:
    """Whether a piece is a body part with an adjective in front: "swollen ankles"."""
    *adjectives, part = bare_words(before).split(" ")
    return bool(adjectives) and part in _PARTS and all(w in _MODIFIERS or w.strip(",") in _PARTS for w in adjectives)


def _goes_on(before: str, join: str) -> bool:
    """Whether a list of places goes on: a comma before "and" or "or" closes a list of three or more."""
    return not (has_comma(join) and AND_OR.search(join)) or bool(LAST_OF_PARTS.match(bare_words(before)))


def _is_run_of_places(pieces: list[str], joins: list[str]) -> bool:
    """Whether pieces begin with nothing but places up to the one behind "and" or "or"."""
    for piece, join in zip(pieces, joins, strict=False):
        bare = bare_words(piece)
        if not is_part(bare) and not _could_be_place(bare):
            return False
        if AND_OR.search(join):
            return True
    return False


def _could_be_place(bare: str) -> bool:
    """Whether one or two words that no table knows could name a place or thing, as they do not name an effect."""
    if bare.count(" ") > 1 or not bare.replace(" ", "").isalpha():
        return False
    return not could_be_effect(bare) and bare.split(" ", maxsplit=1)[0] not in _MODIFIERS


def _is_doing(bare: str) -> bool:
    return bare in _DOINGS or any(bare.startswith(d + " ") for d in _DOINGS)


@lru_cache(maxsize=32768)
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
    if piece.endswith("-"):  # "hypo- or hyperthermia"
        return True
    if bare.rsplit(" ", 1)[-1] in _PARTICIPLES:
        if bare in _LOCAL and not AND_OR.search(joins[index]):  # "itching, burning or stinging sensation"
            return False
        return _leads_to_noun(pieces[index + 1 :], joins[index:])
    if before and _takes_front(before[-1], piece):
        return False
    return cannot_stand(piece)


def _leads_to_noun(following: list[str], joins: list[str]) -> bool:
    """Whether "burning or" stands before "stinging sensation", or "scaling or" before "peeling skin", with nothing but
    participles and adjectives between.
    """
    is_joined = False
    for piece, join in zip(following, joins, strict=False):
        is_joined = is_joined or bool(AND_OR.search(join))
        first, *others = bare_words(piece).split(" ")
        if first in _PARTICIPLES and others and all(w in _PARTS or w in _MODIFIERS for w in others):
            return is_joined and others[-1] in _PARTS
        for word in (first, *others):
            if word in _SENSATIONS:
                return is_joined and word != first
            if word not in _PARTICIPLES and word not in _MODIFIERS:
                return False
    return False


def _takes_front(before: str, piece: str) -> bool:
    """Whether a bare piece takes over what stands in front of the piece before it: "weight gain or loss"."""
    return is_shared_quantity(before, piece) or takes_modifier(before, piece)
