"""The pieces of a leaflet's list: what stands between its commas, each with what goes on with it."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.fragments import FEELS, FELT, JOINT, completes
from materia_medica.extract.effects.leaflets.leaflet_detail_rules import EXAMPLES, EXPLAINS, OF_CLASS
from materia_medica.extract.effects.leaflets.leaflet_list_rules import GLUED, SHARED_TAIL
from materia_medica.extract.effects.leaflets.unparted import goes_on, opened
from materia_medica.extract.language.measured import is_measured
from materia_medica.extract.language.parentheses import PLACEHOLDER, mask, restore, unmask
from materia_medica.extract.language.stand_alone import cannot_stand
from materia_medica.extract.language.word_tables import words

_JOINS = ("and ", "or ")
_MANY = 3
"""Pieces in front of examples that make a list one of many effects."""
_BEHIND_TAIL = re.compile(r"\s*[\ue000-\uf8ff]?(?P<rest>,\s(?!and\b|or\b|and/or\b).+)$", re.DOTALL)
"""A list that goes on behind the place that its first pieces share."""
_CHANGED = re.compile(r"(?:\w+ly\s)?(?:decreased|increased|reduced|raised|lowered)\s", re.IGNORECASE)
"""What is measured and has changed, which stands alone."""
_OR = re.compile(r"\s(?:and/or|and|or)\s", re.IGNORECASE)
_PARTS = words("phrases", "parts")


def pieces_in(text: str) -> list[str]:
    """The pieces between commas, each with what goes on with it; the whole where they share a place or a measure."""
    masked = mask(text)
    shared, rest = "", masked.text
    if (tail := SHARED_TAIL.search(masked.text)) and _is_shared(masked.text[: tail.start()]):
        behind = _BEHIND_TAIL.match(masked.text, tail.end())
        if behind is None or GLUED.match(behind["rest"][1:]):
            return [text]
        shared, rest = masked.text[: behind.start("rest")], behind["rest"]
    parts = rest.split(";")
    out = [shared, *(piece for part in parts for piece in _between_commas(part, is_one=len(parts) > 2))]
    return [restore(piece, masked.inside).strip() for piece in out if piece.strip()]


def _is_shared(front: str) -> bool:
    """Whether the place behind a list is that of all of it: its last piece is joined, or all are words of one sign."""
    *others, last = front.split(",")
    return JOINT.search(last) is not None or all(" " not in other.strip() for other in others)


def _between_commas(part: str, *, is_one: bool) -> list[str]:
    """The pieces of a stretch; one of several between semicolons that explains itself is one."""
    if is_one and EXPLAINS.search(part):
        return [part]
    out: list[str] = []
    for piece in part.split(","):
        bare = unmask(piece).strip(EDGES).lower()
        for joint in ("and ", "or ", "and/or ", "the ", "your "):
            bare = bare.removeprefix(joint)
        is_part = bare in _PARTS or (bare.partition(" ")[0] in _PARTS and " " not in bare)
        if out and (
            (
                (given := EXAMPLES.search(out[-1]))
                and goes_on(out[-1][given.end() :])
                and not _is_one_of_many(out, given)
                and (piece.lstrip().lower().startswith(_JOINS) or not _are_places(out[-1][given.end() :]))
            )
            or GLUED.match(piece)
            or is_part
            or not bare
            or completes(bare)
            or (" in " not in opened(bare) and completes(opened(bare)))
            or _cannot_stand(out[-1].rpartition(",")[2].strip(EDGES))
        ):
            out[-1] = f"{out[-1]},{piece}"
        else:
            out.append(piece)
    return out


def _are_places(examples: str) -> bool:
    """Whether examples only name places and end in a parenthesis, which ends them: "such as the ankles (oedema)"."""
    return PLACEHOLDER.search(examples) is not None and completes(unmask(examples).strip(EDGES).lower())


def _is_one_of_many(pieces: list[str], given: re.Match[str]) -> bool:
    """Whether examples belong to one of many effects, so that the list goes on behind the first of them."""
    return len(pieces) > _MANY and OF_CLASS.search(pieces[-1][: given.start()]) is None


def _cannot_stand(piece: str) -> bool:
    """Whether a piece names nothing without the next; what one feels stands alone: "feeling tired, nervous"."""
    if (is_measured(piece.lower()) and _CHANGED.match(piece)) or piece.lower().endswith((" decreased", " increased")):
        return False
    return cannot_stand(piece) and not all(FELT.match(one) for one in _OR.split(FEELS.sub("", piece)))
