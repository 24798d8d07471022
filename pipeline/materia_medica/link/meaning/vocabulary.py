"""The vocabulary of effects: reviewed files, one a body system, one line a concept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from materia_medica.link.meaning.tokens import table, tokens
from materia_medica.link.word_table import word_tables

Words = frozenset[str]
"""The words of a wording, each in its one form, in no order: what the vocabulary is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What can happen to a patient, at the grain at which monographs list it."""

    effect_id: str
    label: str
    body_system: str
    second_body_system: str | None = None
    parent_id: str | None = None
    is_lab_finding: bool = False
    is_medically_important: bool = False
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Names that stand for it only where they are the whole wording."""


def words_of(wording: str) -> Words:
    """The words of a wording as the vocabulary is asked for them."""
    return frozenset(t.word for t in tokens(wording))


@cache
def files() -> Mapping[str, tuple[Concept, ...]]:
    """The concepts of each file by its body system, in the order of the files."""
    return {name: tuple(_concepts(said)) for name, said in word_tables("vocabulary").items()}


def _concepts(said: Mapping[str, Any]) -> Iterator[Concept]:
    for line in said["concepts"]:
        yield Concept(
            effect_id=line["slug"],
            label=line["label"],
            body_system=said["body_system"],
            second_body_system=line.get("second"),
            parent_id=line.get("parent"),
            is_lab_finding=line.get("lab", False),
            is_medically_important=line.get("important", False),
            synonyms=tuple(line.get("synonyms", ())),
            abbreviations=tuple(line.get("abbreviations", ())),
        )


@cache
def written() -> Mapping[Words, Concept]:
    """Every concept that the files write out, by the words of each of its names."""
    found = dict(spelled_out())
    for concepts in files().values():
        for concept in concepts:
            for name in concept.abbreviations:
                found.setdefault(words_of(name), concept)
    return found


@cache
def spelled_out() -> Mapping[Words, Concept]:
    """The same without abbreviations: names that can be looked for within a sentence."""
    found: dict[Words, Concept] = {}
    for concepts in files().values():
        for concept in concepts:
            for name in (concept.label, concept.effect_id.replace("-", " "), *concept.synonyms):
                if words := words_of(name):
                    found.setdefault(words, concept)
    sensing, says_nothing = (frozenset(table("wording")[name]) for name in ("sensing", "says_nothing"))
    for words, concept in list(found.items()):
        if (shorter := words - sensing) and not shorter <= says_nothing:
            found.setdefault(shorter, concept)
    return found


@cache
def by_id() -> Mapping[str, Concept]:
    """Every concept that the files write out, by its id."""
    return {concept.effect_id: concept for concepts in files().values() for concept in concepts}
