"""The grammar of lists: where a list is split, and what its pieces share."""

from __future__ import annotations

import re
from functools import lru_cache

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.shared_words import AND_OR, Piece, share
from materia_medica.extract.language.stand_alone import DIRECTION, bare_words, cannot_stand, is_part
from materia_medica.extract.language.word_tables import alternatives, lowered, table, words

_JOIN = re.compile(
    r"\s*;\s*(?:and\s+|or\s+|as well as\s+)?|\s*,\s*(?:and/or\s+|and\s+|or\s+|as well as\s+|&\s+|plus\s+|"
    r"along with\s+)?|"
    r"\s+(?:and/or|and|or|as well as|&|along with|together with|plus)\s+|"
    r"(?<=[A-Za-z)\ue000-\uf8ff])\s*/\s*(?=[A-Za-z])",
)
_OF = re.compile(r".*\b(?:of|in|on|to|at|around|from|between|for)\s+(?:the |your |both )?([\w' ,/-]+)$", re.IGNORECASE)
_DOING_HEAD = re.compile(
    rf"^(?:\w+ ){{0,2}}{alternatives(list(table('phrases')['doing_heads']))}\b(?: (?:with|in|when|while|to|for))?",
    re.IGNORECASE,
)
_LONGEST = 300
"""A name longer than this takes no further pieces, so that a long list costs no more than its length."""
_LONGEST_RUN = 20
_KEPT = re.compile(alternatives(table("phrases")["kept_whole"]))


@lru_cache(maxsize=65536)
def split_list(text: str) -> tuple[Piece, ...]:
    """The pieces of a list (parentheses masked), what they share given to each."""
    if not text.strip():
        return ()
    pieces, joins = _merge(*_cut(text))
    return tuple(p for p in share(pieces, joins) if p.text.strip())


def _cut(text: str) -> tuple[list[str], list[str]]:
    """Pieces and what joins them; a word that is kept whole is not cut."""
    pieces: list[str] = []
    joins: list[str] = []
    low = lowered(text)
    kept_whole = [found.span() for found in _KEPT.finditer(low)]
    at = next_kept = 0
    for found in _JOIN.finditer(low):
        while next_kept < len(kept_whole) and kept_whole[next_kept][1] <= found.start():
            next_kept += 1
        if next_kept < len(kept_whole) and kept_whole[next_kept][0] < found.end():
            continue
        pieces.append(text[at : found.start()].strip())
        joins.append(found[0])
        at = found.end()
    pieces.append(text[at:].strip())
    kept = [(p, j) for p, j in zip(pieces, ["", *joins], strict=True) if p]
    return [p for p, _ in kept], [j for _, j in kept][1:]


def _opens_parts(piece: str) -> bool:
    """Whether a piece ends in "of the face" and the like, so that further body parts complete it."""
    found = _OF.search(unmask(piece).strip())
    if not found:
        return False
    last = re.split(r"\s*(?:,|/|\band\b|\bor\b)\s*", found[1].lower().strip())[-1]
    return is_part(last) or cannot_stand(last)


def _merge(pieces: list[str], joins: list[str]) -> tuple[list[str], list[str]]:
    """Put pieces that cannot stand back to the neighbour they complete."""
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
        waits = (
            not is_last and len(pending) < _LONGEST_RUN and _needs_next(piece, pieces[index + 1 :], out, joins[index:])
        )
        if waits:
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
    bare = bare_words(piece)
    if _DOING_HEAD.match(unmask(before)) and _is_doing(bare):
        return True
    if _takes_front(before, piece):
        return False
    return (is_part(bare) or (bare.count(" ") <= 1 and cannot_stand(bare))) and _opens_parts(before)


def _is_doing(bare: str) -> bool:
    doings = words("phrases", "doings")
    return bare in doings or any(bare.startswith(d + " ") for d in doings)


def _is_shared_quantity(before: str, piece: str) -> bool:
    return bare_words(piece) in words("phrases", "quantities") and bool(DIRECTION.match(unmask(before)))


def _needs_next(piece: str, following: list[str], before: list[str], joins: list[str]) -> bool:
    bare = bare_words(piece)
    if not piece.isascii() and piece != unmask(piece):
        return False
    if bare.rsplit(" ", 1)[-1] in words("phrases", "sensation_participles"):
        return _leads_to_sensation(following, joins)
    if before and _takes_front(before[-1], piece):
        return False
    return cannot_stand(piece)


def _leads_to_sensation(following: list[str], joins: list[str]) -> bool:
    """Whether "burning or" stands before "stinging sensation", with nothing but participles and adjectives between."""
    is_joined = False
    for piece, join in zip(following, joins, strict=False):
        is_joined = is_joined or bool(AND_OR.search(join))
        for word in bare_words(piece).split(" "):
            if word in words("phrases", "sensations"):
                return is_joined
            if word not in words("phrases", "sensation_participles") and word not in words("phrases", "modifiers"):
                return False
    return False


def _takes_front(before: str, piece: str) -> bool:
    """Whether a bare piece takes over what stands in front of the piece before it: "weight gain or loss"."""
    if _is_shared_quantity(before, piece):
        return True
    front = unmask(before).lower().split()
    return (
        bare_words(piece) in words("phrases", "dependent_heads")
        and len(front) > 1
        and " ".join(front[:-1]) in words("phrases", "passed_on")
    )
