"""What a wording means: the concepts that it names, and the words that qualify them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from materia_medica.link.meaning import made
from materia_medica.link.meaning.grammar import (
    Core,
    bare,
    core,
    explained,
    known,
    of_anything,
    only_sites,
    without_brackets,
)
from materia_medica.link.meaning.tokens import joined, one_form, spelled, table, tokens
from materia_medica.link.meaning.vocabulary import Concept, Words
from materia_medica.link.names.names import is_substance
from materia_medica.schema.ids import fold, slug

_LONGEST_ID = 120
_UNCLASSIFIED = "unclassified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one wording stands for."""

    effect_ids: tuple[str, ...]
    """Ids of the concepts that the wording names; the id of its own core alone where the vocabulary has none."""
    modifiers: tuple[str, ...]
    body_system: str
    concepts: tuple[Concept, ...] = ()
    """Empty where the core is not in the vocabulary."""
    is_no_effect: bool = False
    """Whether the wording names no harm to a patient: a drug, a heading, advice."""

    @property
    def effect_id(self) -> str:
        """The effect that it names first."""
        return self.effect_ids[0]

    @property
    def concept(self) -> Concept | None:
        """The concept that it names first; null where the vocabulary has none."""
        return self.concepts[0] if self.concepts else None

    @property
    def is_medically_important(self) -> bool:
        """Whether any of its concepts is."""
        return any(c.is_medically_important for c in self.concepts)


KNOWN: dict[str, Meaning] = {}
"""What an earlier run found by this vocabulary and this code; see `kept`."""


def by_effect_id(wordings: Iterable[str]) -> dict[str, Concept]:
    """The concepts that these wordings mean, by their ids."""
    return {c.effect_id: c for wording in wordings for c in mean(wording).concepts}


def is_alone(wording: str) -> bool:
    """Whether a wording names one effect, so that it is a name of it."""
    return len(mean(wording).effect_ids) == 1


@cache
def mean(wording: str) -> Meaning:
    """What a wording means, whatever page it stands on: one wording has one meaning."""
    if wording in KNOWN:
        return KNOWN[wording]
    found = () if _is_of_the_product(wording) else _cores(wording)
    if not found:
        return _unknown(wording)
    standing = made.standing()  # a concept made of its parts may be one that a line writes out, and says more of
    named = (standing.get(c.concept.effect_id, c.concept) for c in found)
    concepts = tuple({concept.effect_id: concept for concept in named}.values())
    return Meaning(
        effect_ids=tuple(c.effect_id for c in concepts),
        modifiers=tuple(dict.fromkeys(m for c in found for m in c.modifiers)),
        body_system=concepts[0].body_system,
        concepts=concepts,
    )


def _cores(wording: str) -> tuple[Core, ...]:
    if whole := core(wording):
        return (whole,)
    text = spelled(wording)
    if parts := _in_turn(text, at_least=2):  # before the parts lend each other words: no "nail reactions" there
        return parts
    for said in (text, without_brackets(text)):
        if parts := _composite(said):
            return parts
    if parts := _in_turn(text):
        return parts
    for said in explained(text):
        if parts := _whole_or_several(said):
            return parts
    name, modifiers = bare(wording)
    concept = of_anything(frozenset(name.split()))
    return (Core(concept=concept, modifiers=modifiers),) if concept else ()


def _whole_or_several(text: str) -> tuple[Core, ...]:
    return (whole,) if (whole := core(text)) else _composite(text)


def _in_turn(text: str, at_least: int = 1) -> tuple[Core, ...]:
    """The concepts of a list whose parts share nothing: "high or low blood pressure, flushing".

    `at_least` so many words that tell what it is are in each part: "nail disorders, severe skin reactions".
    """
    parts = re.split(r"\s*[,;]\s*", text)
    if len(parts) < 2 or any(len(bare(part)[0].split()) < at_least for part in parts):
        return ()
    found = [_whole_or_several(part) for part in parts]
    return tuple(c for cores in found for c in cores) if all(found) else ()


@cache
def _link() -> re.Pattern[str]:
    links = joined(table("wording")["links"])
    return re.compile(rf"\s*(?:[,;/]\s*(?:{links})?|{links})\s*")


def _composite(text: str) -> tuple[Core, ...]:
    """The concepts of a wording that names several: all of its parts must be known, with what they share."""
    parts = [p for p in _link().split(text) if p]
    if len(parts) < 2:
        return ()
    found = []
    for n in range(len(parts)):
        said = (*_shared(parts, n), *explained(parts[n]))
        one = next((c for shared in said if (c := core(shared))), None)
        if one is not None:
            found.append(one)
        elif n == 0 or not only_sites(parts[n]):  # "redness of the hands or feet"
            return ()
    return tuple(found)


def _shared(parts: list[str], n: int) -> Iterator[str]:
    """A part with what it shares with its neighbours: the end of the last part, or the beginning of the first.

    "visual or auditory hallucinations": visual hallucinations; "decreased hematocrit and hemoglobin": decreased
    hemoglobin; then the part as it stands. A direction begins anew: "dry mouth or changes in taste".
    """
    first, last, part = parts[0].split(), parts[-1].split(), parts[n]
    apart = (
        n > 1 and " " in parts[n - 1] and core(parts[n - 1]) is not None
    )  # "hair loss, dry skin, rash": no hair rash
    beginnings = [" ".join(first[:k]) for k in range(len(first) - 1, 0, -1)] if n and not apart else []
    endings = [" ".join(last[k:]) for k in range(1, len(last))] if n < len(parts) - 1 else []
    if " " in part and one_form(part.split()[0]) in made.directions():
        if n and part.count(" ") > 1:  # two words may lack their noun: "increased red and white blood cells"
            yield part
        yield from (f"{part} {ending}" for ending in endings)
        yield part
    for beginning in beginnings:
        for ending in endings:
            yield f"{beginning} {part} {ending}"
    for ending in endings:
        yield f"{part} {ending}"
    for beginning in beginnings:
        yield f"{beginning} {part}"
    yield part


def _unknown(wording: str) -> Meaning:
    """A wording whose core the vocabulary lacks: an id of its own, made of the words that tell it from others."""
    name, modifiers = bare(wording)
    words = frozenset(name.split())
    own = slug(name or fold(wording))[:_LONGEST_ID].strip("-")
    system = made.organ_in(words)
    return Meaning(
        effect_ids=(own,),
        modifiers=modifiers,
        body_system=system or _UNCLASSIFIED,
        is_no_effect=system is None
        and (_is_of_the_product(wording) or _names_no_harm(wording, words) or is_substance(wording)),
    )


def _is_of_the_product(wording: str) -> bool:
    return not _of_the_product().isdisjoint(spelled(wording).split())


@cache
def _of_the_product() -> Words:
    return frozenset(table("wording")["of_the_product"])


def _names_no_harm(wording: str, words: Words) -> bool:
    """Whether the words of an unknown wording are of treatment, advice or study, and none of them of an effect."""
    idle = frozenset(table("wording")["no_effect"])
    said = {t.said for t in tokens(wording)} | set(spelled(wording).split())
    return not said.isdisjoint(idle) and not any(known(frozenset({w})) or made.is_happening(w) for w in words)
