"""Concepts that no line writes out: analytes, organs and places of application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from materia_medica.link.meaning.tokens import table
from materia_medica.link.meaning.vocabulary import Concept, Words, by_id, words_of, written
from materia_medica.schema.ids import slug

_DIRECTIONS = {"raised": "increase", "low": "decrease", "changed": "change"}
_SHOWN = {
    (True, "raised"): "High {}", (True, "low"): "Low {}", (True, "changed"): "Changes in {}",
    (False, "raised"): "Increased {}", (False, "low"): "Decreased {}", (False, "changed"): "Changes in {}",
}  # fmt: skip
_UNDER_SKIN = frozenset(("skin", "under"))
"""Words that say no more of where an effect is, where a place of application is named."""


@cache
def of_measurements() -> Words:
    """Words that a name of an analyte may hold or lack."""
    return frozenset(table("wording")["of_measurements"])


@cache
def analytes() -> Mapping[Words, Concept]:
    """The directions of every analyte by the words of each of their names.

    "Elevated serum potassium" and "hyperkalemia" are one concept, `high-potassium`.
    """
    found: dict[Words, Concept] = {}
    for line in table("analytes")["analytes"]:
        for direction, word in _DIRECTIONS.items():
            made = _of_analyte(line, direction)
            concept = next((c for name in made.synonyms if (c := written().get(words_of(name)))), made)
            for name in (line["analyte"], *line.get("names", ())):
                found.setdefault(words_of(name) - of_measurements() | {word}, concept)
            for name in made.synonyms:
                found[words_of(name)] = concept
    return found


def _of_analyte(line: Mapping[str, Any], direction: str) -> Concept:
    is_lab = line.get("lab", True)
    shown = _SHOWN[is_lab, direction].format(line["analyte"])
    wider = line.get("wider")
    return Concept(
        effect_id=slug(shown),
        label=shown,
        body_system=line["body_system"],
        parent_id=slug(shown.replace(line["analyte"], wider)) if wider else None,
        is_lab_finding=is_lab,
        synonyms=tuple(line.get(direction, ())),
    )


def directions() -> Words:
    """The words for the directions of something measured."""
    return frozenset(_DIRECTIONS.values())


KNOWN: dict[str, Concept | None] = {}
"""What `stands_for` was asked, by this run or, of the same vocabulary, by the last one."""


def stands_for(effect_id: str) -> Concept | None:
    """The concept of this id that stands by itself; null where there is none. The vocabulary is read where it must."""
    if effect_id not in KNOWN:
        KNOWN[effect_id] = standing().get(effect_id)
    return KNOWN[effect_id]


@cache
def standing() -> Mapping[str, Concept]:
    """Every concept that stands by itself, written out or a direction of an analyte, by its id."""
    return {**{c.effect_id: c for c in analytes().values()}, **by_id()}


def of_analyte(words: Words) -> Concept | None:
    """The direction of an analyte that exactly these words name, words like "level" aside."""
    known = analytes()
    return known.get(words) or known.get(words - of_measurements())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Organ:
    name: str
    body_system: str


@cache
def _organs() -> Mapping[Words, _Organ]:
    found: dict[Words, _Organ] = {}
    for line in table("organs")["organs"]:
        organ = _Organ(name=line.get("name", line["organ"]), body_system=line["body_system"])
        for name in (line["organ"], *line.get("words", ())):
            found.setdefault(words_of(name), organ)
    return found


@cache
def _organs_by_word() -> Mapping[str, Sequence[int]]:
    """Places in the table of the organs in whose names a word stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, named in enumerate(_organs()):
        for word in named:
            found[word].append(place)
    return found


def _organs_with(words: Words) -> Iterator[tuple[Words, _Organ]]:
    """The organs in whose names any of the words stands, in the order of the table: few of many."""
    by_word, organs = _organs_by_word(), _organs()
    places = {place for word in words if word in by_word for place in by_word[word]}
    named = tuple(organs)
    for place in sorted(places):
        yield named[place], organs[named[place]]


@cache
def _happenings() -> Mapping[Words, Mapping[str, Any]]:
    return {words_of(words): line for line in table("organs")["happenings"] for words in line["words"]}


@cache
def _words_of_happenings() -> Words:
    return frozenset(word for happening in _happenings() for word in happening)


def is_happening(word: str) -> bool:
    """Whether a word alone says what happens to an organ."""
    return frozenset({word}) in _happenings()


def organ_in(words: Words) -> str | None:
    """The body system of an organ that stands among the words; the first in the order of the table, if any."""
    return next((organ.body_system for named, organ in _organs_with(words) if named <= words), None)


def of_organ(words: Words) -> Concept | None:
    """What happens to an organ, where exactly these words say so: "bladder fibrosis", "problems with the nerves"."""
    happenings = _happenings()
    if _words_of_happenings().isdisjoint(words):  # so it is for most wordings
        return None
    for named, organ in _organs_with(words):
        if named < words and (happening := happenings.get(words - named)):
            name = happening["happening"].replace("{organ}", organ.name)
            system = happening.get("system", organ.body_system)
            return Concept(
                effect_id=slug(name),
                label=name[:1].upper() + name[1:],
                body_system=system,
                second_body_system=organ.body_system if "second" in happening else None,
                is_medically_important=happening.get("important", False),
            )
    return None


@cache
def _places() -> tuple[tuple[Words, str], ...]:
    named = ((words_of(word), line["place"]) for line in table("places")["places"] for word in line["words"])
    return tuple(sorted(named, key=lambda n: -len(n[0])))


@cache
def _words_of_places() -> Words:
    return frozenset(word for named, _ in _places() for word in named)


def places_in(words: Words) -> Iterator[tuple[str, Words]]:
    """Places of application among the words, the longer name first, each with the words that are left."""
    if _words_of_places().isdisjoint(words):
        return
    for named, place in _places():
        if named < words:
            rest = words - named
            yield from ((place, rest - _UNDER_SKIN), (place, rest)) if rest & _UNDER_SKIN else ((place, rest),)


def at_place(concept: Concept, place: str) -> Concept:
    """An effect where a drug is applied: "injection site itching"."""
    what = concept.label[:1].lower() + concept.label[1:]
    return Concept(
        effect_id=slug(f"{place} {concept.effect_id}"),
        label=f"{place[:1].upper()}{place[1:]} {what}",
        body_system="place-of-application",
        second_body_system=concept.body_system if concept.body_system != "place-of-application" else None,
        parent_id=concept.effect_id if concept.effect_id in by_id() else None,
    )


def qualified(concept: Concept, head: str) -> Concept:
    """A concept of its own made of another: "worsening of asthma", "rebound congestion"."""
    what = concept.label if concept.label[:2].isupper() else concept.label[:1].lower() + concept.label[1:]
    return replace(
        concept, effect_id=slug(f"{head} {concept.effect_id}"), label=f"{head} {what}", synonyms=(),
        parent_id=None,
    )  # fmt: skip
