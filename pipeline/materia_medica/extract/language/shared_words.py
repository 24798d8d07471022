"""What the pieces of a list share: words in front ("increased risk of", "leg") and places behind."""

from __future__ import annotations

import re

from materia_medica.extract.language.around_names import hedge_length
from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.pieces import AND_OR, Piece, has_comma, is_tight
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.shared_places import with_place, with_site, without_place
from materia_medica.extract.language.stand_alone import RISK, WORSE, bare_words
from materia_medica.extract.language.word_tables import alternatives, table, words

_T = table("phrases")
_DEPENDENT_HEADS = words("phrases", "dependent_heads")
_OF_THEIR_OWN = words("phrases", "of_their_own")
_PASSED_ON = words("phrases", "passed_on")
_MOST_PASSED_ON = 3
_EVERYDAY = words("phrases", "everyday")
_PASSED_TO_ALL = words("phrases", "passed_to_all")
_QUANTITIES = words("phrases", "quantities")

DIRECTION = Rule(
    name="direction",
    pattern=rf"^{alternatives(_T['directions'])} \b",
    flags=re.IGNORECASE,
    example=("increased heart rate and blood pressure", ["increased heart rate", "increased blood pressure"]),
    counter_example="heart rate increased",
)


def share(pieces: list[str], joins: list[str]) -> list[Piece]:
    """Give each piece what the list shares in front (risk of, modifiers) and behind (places)."""
    shared = [Piece(text=p) for p in pieces]
    n_at_risk = _at_risk(pieces, joins)
    for index in range(1, len(shared)):
        join = joins[index - 1] if index - 1 < len(joins) else ","
        is_last = index == len(shared) - 1
        is_at_risk = index < n_at_risk
        shared[index] = _with_front(shared[index - 1], shared[index], join, is_last=is_last, is_at_risk=is_at_risk)
    joined = [bool(AND_OR.search(j)) for j in joins] + [False] * len(shared)
    for index in range(len(shared) - 1, 0, -1):
        shared = with_place(shared, index, joined)
    befores = [";", *joins[: len(shared) - 1]] + [";"] * (len(shared) - 1 - len(joins))
    return with_site(
        [
            Piece(
                text=p.text,
                is_reworded=p.is_reworded,
                is_tight=is_tight(j),
                is_last_of_list=AND_OR.search(j) is not None,
            )
            for p, j in zip(shared, befores, strict=True)
        ]
    )


def is_shared_quantity(before: str, piece: str) -> bool:
    """Whether a measured thing takes over the direction in front: "increased heart rate and blood pressure"."""
    return bare_words(piece) in _QUANTITIES and bool(DIRECTION.match(unmask(before)))


def takes_modifier(before: str, piece: str) -> bool:
    """Whether a bare piece takes over all that stands in front of the head before it: "weight gain or loss"."""
    if bare_words(piece) not in _DEPENDENT_HEADS:
        return False
    front = unmask(before).lower().split()
    return len(front) > 1 and " ".join(front[:-1]) in _PASSED_ON


def _at_risk(pieces: list[str], joins: list[str]) -> int:
    """How many pieces a risk in front of the whole list is shared by: those up to the one behind "and" or "or"."""
    if not pieces or not RISK.match(unmask(pieces[0])):
        return 0
    for index, join in enumerate(joins, start=1):
        bare = bare_words(pieces[index])
        if bare in _EVERYDAY or RISK.match(f"{bare} ") or DIRECTION.match(bare):
            return 0
        if AND_OR.search(join):
            return index + 1 if index == len(joins) else 0
    return 0


def _with_front(before: Piece, piece: Piece, join: str, *, is_last: bool, is_at_risk: bool) -> Piece:
    text, front = unmask(piece.text), unmask(before.text)
    is_joined = is_at_risk or not has_comma(join) or (is_last and before.is_reworded and bool(AND_OR.search(join)))
    for rule in (RISK, WORSE):
        found = rule.match(front)
        if found and is_joined and not rule.match(text) and not DIRECTION.match(text):
            bare = piece._replace(text=piece.text[hedge_length(piece.text) :])
            return _given(found[1], bare if has_comma(join) else _with_modifier(front[found.end() :], bare))
    if is_shared_quantity(before.text, piece.text) and (direction := DIRECTION.match(front)):
        return _given(direction[0], piece)
    return _with_modifier(front, piece) if is_joined else piece


def _with_modifier(front: str, piece: Piece) -> Piece:
    """Pass "leg" of "leg pain" on to "swelling"; a head that stands for itself takes nothing."""
    bare = bare_words(piece.text)
    if " of " in bare:
        return piece
    head = without_place(bare)
    if head.endswith(" sensation"):
        head = head.split(" ")[0]
    if head not in _DEPENDENT_HEADS:
        return _with_degree(front, piece)
    *lead, _ = (w if w.isupper() else w.lower() for w in (without_place(front) or " ").split(" "))
    if any(word.lower().rstrip("s") in bare[len(head) :] for word in lead):
        return piece  # "leg cramps and pain in both legs"
    if 0 < len(lead) <= _MOST_PASSED_ON and all(w.lower() in _PASSED_ON for w in lead):
        return _given(" ".join(lead), piece)
    for size in (3, 2, 1):
        if len(lead) >= size and " ".join(lead[:size]).lower() in _PASSED_ON:
            return _given(" ".join(lead[:size]), piece)
    return piece


def _with_degree(front: str, piece: Piece) -> Piece:
    """Pass "unusual" and the like on to whatever has no degree of its own: "unusual tiredness or weakness"."""
    degree, _, rest = front.partition(" ")
    bare = bare_words(piece.text)
    has_own = bare.replace("-", " ").split(" ")[0] in _OF_THEIR_OWN
    if rest and degree.lower() in _PASSED_TO_ALL and not has_own and bare.count(" ") <= 1:
        return _given(degree.lower(), piece)
    return piece


def _given(shared: str, piece: Piece) -> Piece:
    return Piece(text=f"{shared} {piece.text}", is_reworded=True)
