"""Places that the pieces of a list share: "pain and redness at the injection site", "vaginal itching or burning"."""

from __future__ import annotations

import itertools
import re

from materia_medica.extract.language.parentheses import unmask
from materia_medica.extract.language.pieces import Piece
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, table, verbose, words

_T = table("phrases")
_PARTS = alternatives(sorted(_T["parts"]))
_ALL_PARTS = words("phrases", "parts")
_LOCAL = words("phrases", "local") | words("phrases", "sensations")

PLACE = Rule(
    name="place or act behind",
    pattern=rf"\s ( {verbose(table('tails')['places'])} )$",
    flags=re.IGNORECASE,
    example=("pain, redness at the injection site", ["pain at the injection site", "redness at the injection site"]),
    counter_example="injection site pain",
)
IN_PART = Rule(
    name="body part behind",
    pattern=rf"""
        \s (
            (?: in | of | on | around | to ) \s (?: the \s | your \s | both \s )? (?: \w+ \s )? {_PARTS}
            (?: (?: / | (?: , | \s or | \s and | , \s or | , \s and ) \s ) (?: the \s )? (?: \w+ \s )? {_PARTS} )*
        )$
    """,
    flags=re.IGNORECASE,
    example=("pain or numbness in the legs", ["pain in the legs", "numbness in the legs"]),
    counter_example="pain in children",
)
SITE = Rule(
    name="site in front",
    pattern=rf"^( {alternatives(_T['sites'])} [ -] site ) \s (.+)",
    flags=re.IGNORECASE,
    example=("infusion site pain, redness", ["infusion site pain", "infusion site redness"]),
    counter_example="pain at the infusion site",
)
TISSUE = Rule(
    name="tissue in front",
    pattern=rf"^( {alternatives(_T['tissues'])} (?: \s local )? ) \s ( \w+ )$",
    flags=re.IGNORECASE,
    example=("vaginal itching, redness or burning", ["vaginal itching", "vaginal redness", "vaginal burning"]),
    counter_example="itching of the vagina",
)


def without_place(text: str) -> str:
    """Words without the place or body part that they end in."""
    return IN_PART.sub("", PLACE.sub("", " " + text)).strip()


def with_place(pieces: list[Piece], index: int, joined: list[bool]) -> list[Piece]:
    """A place behind the piece at `index` is shared by the run of local effects in front of it."""
    text = unmask(pieces[index].text).strip(" .")
    site = PLACE.search(text)
    found = site or IN_PART.search(text)
    if not found or not (site or _is_local(text[: found.start()])):
        return pieces
    out = list(pieces)
    for at in range(index - 1, -1, -1):
        before = unmask(out[at].text).strip(" .")
        if not site and (not joined[index - 1] or len(before.split()) > 2 or _has_part_in_front(before)):
            break
        if PLACE.search(before) or IN_PART.search(before) or not _is_local(before):
            break
        out[at] = Piece(text=f"{out[at].text.rstrip(' .')} {found[1]}", is_reworded=True)
    return out


def with_site(pieces: list[Piece]) -> list[Piece]:
    """Give a site or tissue in front to the run behind it: "injection site pain, redness or swelling"."""
    out: list[Piece] = []
    site = ""
    for index, piece in enumerate(pieces):
        text = unmask(piece.text)
        found = SITE.match(text)
        if not found and (tissue := TISSUE.match(text)) and _run_is_joined(pieces, index):
            found = tissue
        if found:
            site = found[1].lower() if _is_local(found[2]) else ""
            out.append(piece)
        elif site and _is_local(text) and text.count(" ") == 0:
            out.append(piece._replace(text=f"{site} {piece.text}", is_reworded=True))
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


def _has_part_in_front(text: str) -> bool:
    """Whether two words name a part of the body and what it has: "skin rash"."""
    part, _, sign = text.lower().partition(" ")
    return bool(sign) and part in _ALL_PARTS


def _is_local(text: str) -> bool:
    return text.strip().lower().rsplit(" ", 1)[-1] in _LOCAL
