"""What the pieces of a list share: words in front ("increased risk of", "leg") and places behind."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.stand_alone import DIRECTION, RISK, WORSE, bare_words
from materia_medica.extract.language.word_tables import alternatives, table, words

_PLACE = re.compile(rf"\s({table('tails')['places']})$", re.IGNORECASE)
_IN_PART = re.compile(
    rf"\s((?:in|of|on|around|to) (?:the |your |both )?(?:\w+ )?{alternatives(sorted(words('phrases', 'parts')))}"
    rf"(?:(?:,| or| and|, or|, and) (?:the )?(?:\w+ )?{alternatives(sorted(words('phrases', 'parts')))})*)$",
    re.IGNORECASE,
)
_SITE = re.compile(r"((?:injection|application|infusion|insertion|catheter)[ -]site) (.+)", re.IGNORECASE)
_TISSUE = re.compile(
    r"((?:vaginal|vulvar|nasal|oral|throat|eye|ocular|ear|skin|scalp|genital|penile|anal|rectal|eyelid|mouth|facial|"
    r"gum|breast|local|mild|temporary|transient|muscle|joint|lip)(?: local)?) (\w+)$",
    re.IGNORECASE,
)
AND_OR = re.compile(r"\b(?:and|or|and/or)\b|&", re.IGNORECASE)


class Piece(NamedTuple):
    """One piece of a list, still with placeholders for its parentheses."""

    text: str
    is_reworded: bool = False
    is_tight: bool = False
    """Whether it is joined to the piece before it by "and" or "or" without a comma."""
    is_last_of_list: bool = False
    """Whether "and" or "or" stands before it, with or without a comma."""


def share(pieces: list[str], joins: list[str]) -> list[Piece]:
    """Give each piece what the list shares in front (risk of, modifiers) and behind (places)."""
    shared = [Piece(p) for p in pieces]
    for index in range(1, len(shared)):
        join = joins[index - 1] if index - 1 < len(joins) else ","
        shared[index] = _with_front(shared[index - 1], shared[index], join, is_last=index == len(shared) - 1)
    joined = [bool(AND_OR.search(j)) for j in joins] + [False] * len(shared)
    for index in range(len(shared) - 1, 0, -1):
        shared = _with_place(shared, index, joined)
    befores = [";", *joins[: len(shared) - 1]] + [";"] * (len(shared) - 1 - len(joins))
    return _with_site(
        [
            Piece(p.text, p.is_reworded, _is_tight(j), bool(AND_OR.search(j)))
            for p, j in zip(shared, befores, strict=True)
        ]
    )


def _is_tight(join: str) -> bool:
    return bool(join) and not join.strip().startswith((",", ";"))


def _with_site(pieces: list[Piece]) -> list[Piece]:
    """Give a site or tissue in front to the run behind it: "injection site pain, redness or swelling"."""
    out: list[Piece] = []
    site = ""
    for index, before in enumerate(pieces):
        piece, text = before, unmask(before.text)
        found = _SITE.match(text) or _TISSUE.match(text)
        if found and found.re is _TISSUE and not _run_is_joined(pieces, index):
            found = None
        if found:
            site = found[1].lower() if _is_local(found[2]) else ""
        elif site and _is_local(text) and text.count(" ") == 0:
            piece = piece._replace(text=f"{site} {piece.text}", is_reworded=True)
        else:
            site = ""
        out.append(piece)
    return out


def _run_is_joined(pieces: list[Piece], index: int) -> bool:
    """Whether single local words follow and "and" or "or" stands before the last of them."""
    run = list(
        itertools.takewhile(
            lambda p: " " not in unmask(p.text).strip() and _is_local(unmask(p.text)), pieces[index + 1 :]
        )
    )
    return bool(run) and any(p.is_last_of_list for p in run)


def _with_front(before: Piece, piece: Piece, join: str, *, is_last: bool) -> Piece:
    text, front = unmask(piece.text), unmask(before.text)
    is_comma = join.strip().startswith((",", ";"))
    if is_comma and not re.search(r"\b(?:and|or)\b", join):
        is_tight = False
    else:
        is_tight = not join.strip().startswith((",", ";")) or (is_last and before.is_reworded)
    for expression in (RISK, WORSE):
        found = expression.match(front)
        if found and is_tight and not expression.match(text) and not DIRECTION.match(text):
            return Piece(f"{found[1]} {piece.text}", True)
    found_direction = DIRECTION.match(front)
    if found_direction and bare_words(piece.text) in words("phrases", "quantities"):
        return Piece(f"{found_direction[0]} {piece.text}", True)
    if not is_tight:
        return piece
    return _with_modifier(front, piece)


def _with_modifier(front: str, piece: Piece) -> Piece:
    """Pass "leg" of "leg pain" on to "swelling"; a head that stands for itself takes nothing."""
    first = bare_words(piece.text)
    if " of " in first:
        return piece
    head = _PLACE.sub("", " " + first).strip()
    head = _IN_PART.sub("", " " + head).strip()
    head = head.split(" ")[0] if head.split(" ")[-1] in ("sensation",) else head
    if head not in words("phrases", "dependent_heads"):
        severe = re.match(r"(?i)(unusual|unexplained|temporary|transient) ", front)
        if (
            severe
            and not re.match(r"(?i)(severe|mild|increased|decreased|low|high|changes|loss)\b", first)
            and first.count(" ") <= 1
        ):
            return Piece(f"{severe[1].lower()} {piece.text}", True)
        return piece
    front_words = _PLACE.sub("", front).split(" ")
    front_words = _IN_PART.sub("", " " + " ".join(front_words)).split()
    if len(front_words) < 2:
        return piece
    for size in (3, 2, 1):
        lead = " ".join(front_words[:size]).lower()
        if len(front_words) > size and lead in words("phrases", "passed_on"):
            return Piece(f"{' '.join(front_words[:size]).lower() if size == 1 else lead} {piece.text}", True)
    lead_words = front_words[:-1]
    if all(w.lower() in words("phrases", "passed_on") for w in lead_words) and len(lead_words) <= 2:
        return Piece(f"{' '.join(lead_words).lower()} {piece.text}", True)
    return piece


def _with_place(pieces: list[Piece], index: int, joined: list[bool]) -> list[Piece]:
    """A place behind the piece at `index` is shared by the run of local effects in front of it."""
    text = unmask(pieces[index].text).strip(" .")
    found = _PLACE.search(text) or _IN_PART.search(text)
    if not found:
        return pieces
    is_site = bool(_PLACE.search(text))
    if not is_site and not _is_local(text[: found.start()]):
        return pieces
    out = list(pieces)
    for at in range(index - 1, -1, -1):
        before = unmask(out[at].text).strip(" .")
        if not is_site and not joined[index - 1]:
            break
        if _PLACE.search(before) or _IN_PART.search(before) or not _is_local(before):
            break
        if not is_site and len(before.split()) > 2:
            break
        out[at] = Piece(f"{out[at].text.rstrip(' .')} {found[1]}", True)
    return out


def _is_local(text: str) -> bool:
    last = text.strip().lower().split(" ")
    return bool(last) and (last[-1] in words("phrases", "local") or last[-1] in words("phrases", "sensations"))
