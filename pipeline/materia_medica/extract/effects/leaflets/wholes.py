"""Words of a leaflet's list that are one effect, whatever stands in them, and pieces that only the next completes."""

from __future__ import annotations

import re

from materia_medica.extract.effects.accepted_names import is_in_words
from materia_medica.extract.effects.collector import EDGES
from materia_medica.extract.effects.leaflets.fragments import is_clause, is_unfinished, of_system
from materia_medica.extract.effects.leaflets.leaflet_list_rules import ARTICLE, REFERENCE
from materia_medica.extract.effects.leaflets.leaflet_sentence_rules import SAYS_OF
from materia_medica.extract.effects.leaflets.unparted import opened
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.parentheses import contents, mask, unmask
from materia_medica.extract.terms.scan import names_effect

_DASHES = "–—-"
_IN_WHICH = (" in", " of", " by", " for", " with", " into")
_LONGEST = 200
_JOINT_BEHIND = re.compile(r"\W*(?:\b(?:and/or|and|or)\W*)?$", re.IGNORECASE)


def mended(piece: str, found: list[Effect]) -> list[Effect]:
    """The effects of a piece in which one that is not finished is so by the next: "partial decrease or loss of hearing
    and hives"; none where that is not all that is torn.
    """
    at, starts = 0, [0]
    for effect in found[1:]:
        at = piece.find(opened(effect.name), at + 1)
        if at < 0 or piece[:at].count("(") != piece[:at].count(")"):
            return []
        starts.append(at)
    torn = [is_unfinished(opened(e.name)) for e in found]
    begins = [i for i in range(len(found)) if not i or not torn[i - 1]]
    if torn[-1] or len(begins) < 2 or not all(names_effect(opened(found[i].name)) for i in begins if not torn[i]):
        return []
    out: list[Effect] = []
    for i, end in zip(begins, [*begins[1:], len(found)], strict=True):
        words = piece[starts[i] : starts[end] if end < len(found) else len(piece)]
        out += whole_of(_JOINT_BEHIND.sub("", words)) if end - i > 1 else [of_system(found[i])]
    return out


def whole(text: str) -> tuple[Effect, ...]:
    """All words as one effect, their parentheses as detail."""
    masked = mask(text)
    inside = contents(masked.text, masked.inside)
    name = ARTICLE.sub("", " ".join(unmask(masked.text).split()).strip(EDGES))
    if not name or len(name) > _LONGEST or aside_reason(text) in ("advice", "reference") or not is_fit(name):
        return ()
    said = statement(" ".join(inside), is_group=False)
    detail = joined_details(*inside)
    return (Effect(name=name, detail=detail, said=said, category=None, hints=(), is_reworded=False),)


def whole_of(piece: str) -> tuple[Effect, ...]:
    """A piece as one effect, with what it says of itself as detail: "sores of the nose or mouth, which may hurt"."""
    every = (f for f in SAYS_OF.finditer(piece) if not is_unfinished(piece[: f.start()].strip(EDGES)))
    told = next((f for f in every if not f.string[: f.start()].endswith(_IN_WHICH)), None)
    if told is None or told[0].strip() in _DASHES:
        return whole(piece)
    behind = piece[told.start() :].strip(EDGES)
    return tuple(e._replace(detail=joined_details(e.detail, behind)) for e in whole(piece[: told.start()]))


def is_fit(name: str) -> bool:
    """Whether words may name an effect in a list that says that it lists them."""
    return REFERENCE.match(name) is None and not is_clause(name) and is_in_words(name)
