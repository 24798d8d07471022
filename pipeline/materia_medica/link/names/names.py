"""From a name to the drug that it means: known names first, then the spelling rules for nonproprietary names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Any

from materia_medica.link.word_table import word_table, word_tables
from materia_medica.schema.ids import fold, slug

_WORD = re.compile(r"[a-z0-9]+")
_ACID = re.compile(r"(\w+)ic acid\b")
_DOUBLE = re.compile(r"([a-z])\1")
_SHORT = 4
"""Letters of a word whose end is left alone ("bile")."""
_SLASH = re.compile(r"\s*/\s*")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """One active ingredient under all of its names."""

    drug_id: str
    name: str
    """The international nonproprietary name, or the name it is known by."""
    others: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    parent_id: str | None = None
    """The substance of which it is a salt, ester or isomer that counts as a drug of its own."""


class _Spelling:
    def __init__(self) -> None:
        said = word_table("names", "words", "spelling")
        self.letters = tuple((old, new) for old, new in said["letters"])
        self.left_out = frozenset(said["left_out"])
        self.left_out_of_vaccines = self.left_out - set(said["tell_vaccines_apart"]) | set(said["left_out_of_vaccines"])
        self.acids_of_esters = frozenset(said["acids_of_esters"])
        self.forms = frozenset(said["forms"])
        self.cations = frozenset(said["cations"])
        self.plain_cations = frozenset(said["plain_cations"])
        self.anions = frozenset(said["anions"])
        self.forms_count = frozenset(map(slug, said["forms_count"]))
        self.kept_in_brackets = frozenset(map(slug, said["kept_in_brackets"]))


@cache
def _spelling() -> _Spelling:
    return _Spelling()


@cache
def substances() -> Mapping[str, Substance]:
    """Every substance of the reviewed tables by its id."""
    tables = word_tables("names", "words", "substances").values()
    return {s.drug_id: s for said in tables for s in _substances(said)}


def _substances(said: Mapping[str, Any]) -> Iterator[Substance]:
    for name in said.get("plain", ()):
        yield Substance(drug_id=slug(fold(name)), name=name)
    for line in said.get("substances", ()):
        yield Substance(
            drug_id=slug(fold(line["name"])),
            name=line["name"],
            others=tuple(line.get("also", ())),
            misspellings=tuple(line.get("misspelled", ())),
            parent_id=slug(fold(line["of"])) if "of" in line else None,
        )


@cache
def _known() -> Mapping[str, str]:
    """Ids by the key of every name."""
    found: dict[str, str] = {}
    for substance in substances().values():
        for name in (substance.name, *substance.others, *substance.misspellings):
            found.setdefault(key(name), substance.drug_id)
    return found


def is_substance(name: str) -> bool:
    """Whether a name, as it stands, is one that the tables have for a substance."""
    return key(name) in _known()


@cache
def key(name: str) -> str:
    """What a name and its other spellings have in common: "Sulphadoxine" and "sulfadoxine", "Sodium diatrizoate" and
    "Diatrizoate Sodium", "Levo-carnitine" and "levocarnitine".
    """
    words = _words(name)
    leading = list(takewhile(_spelling().cations.__contains__, words))
    return "".join(map(_by_rules, [*words[len(leading) :], *leading]))


def _words(name: str) -> list[str]:
    t = _spelling()
    plain = _ACID.sub(_salt, slug(fold(name)).replace("-", " "))
    said = _WORD.findall(plain)
    left_out = t.left_out_of_vaccines if "vaccine" in said else t.left_out
    return [w for w in said if w not in left_out] or said


def _salt(acid: re.Match[str]) -> str:
    """An acid under the name of its salts, where that is not the name of an ester."""
    return acid[0] if f"{acid[1]}ic" in _spelling().acids_of_esters else f"{acid[1]}ate"


def _by_rules(word: str) -> str:
    """A word as the rules spell it, until they change nothing more: what they gave is spelled by them."""
    ruled = word
    for old, new in _spelling().letters:
        ruled = ruled.replace(old, new)
    ruled = _DOUBLE.sub(r"\1", ruled)
    ruled = ruled.removesuffix("s").removesuffix("e") if len(ruled) > _SHORT else ruled
    return ruled if ruled == word else _by_rules(ruled)


@cache
def substance_id(name: str) -> str:
    """The id of the one substance that a name means, salt or route in its words or not.

    A name that the tables have is its substance; one with a counter-ion that no other drug has is that of the bare
    name; another is spelled by rule. One name has one id, whatever else is known.
    """
    known = _known()
    bare = _with_brackets(name).strip() or name
    inside = [m[1] for m in _BRACKETS.finditer(name)]
    sides = _SLASH.split(bare)
    for said in (name, bare, _without_form(bare), *inside, *(sides if len(sides) > 1 else ())):
        if (found := known.get(key(said))) is not None:
            return found
    return slug(key(_without_form(bare)))


def _with_brackets(name: str) -> str:
    """A name without its remarks in brackets, but for words that tell one drug from another: "(human)", "(13-valent)";
    of a vaccine that is all of them, they say against what it is.
    """
    keeps_all = "vaccine" in fold(name)
    kept = _spelling().kept_in_brackets
    return _BRACKETS.sub(lambda m: f" {m[1]}" if keeps_all or slug(fold(m[1])) in kept else "", name)


def _without_form(name: str) -> str:
    """A name without the counter-ions and esters at its end, where they make no other drug.

    They do make one of an element or ion ("ferrous fumarate"), and of the substances that the table lists.
    """
    t = _spelling()
    words = name.replace(",", " ").split()
    low = [fold(w) for w in words]
    if low and low[0] in t.plain_cations and not set(low[1:]) <= t.anions:
        words, low = [*words[1:], words[0]], [*low[1:], low[0]]
    if not low or low[0] in t.cations or slug(low[0]) in t.forms_count or set(low) <= t.anions | t.cations:
        return name
    while len(low) > 1 and low[-1] in t.forms:
        low.pop()
    return " ".join(words[: len(low)])


def drug_id_of(ingredients: tuple[str, ...], name: str) -> str:
    """The id of a drug: its substances in alphabetical order, so that pages in any order and spelling name the same.

    Where its one ingredient is the parent of what its whole name means, it is what the name means.
    """
    ids = sorted({substance_id(i) for i in ingredients}) or [substance_id(name)]
    named = substances().get(_known().get(key(_with_brackets(name)), ""))
    return named.drug_id if named and [named.parent_id] == ids else "-plus-".join(ids)
