"""What a label says: a group, an ingredient, a note, a class or an effect."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class, is_generic, names_medicine
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.sentence import first_sentence
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import table, words

LabelKind = Literal["note", "group", "ingredient", "system", "class", "effect"]
_T = table("labels")
_NOTE = re.compile(_T["notes"], re.IGNORECASE)
_EMPTY = re.compile(_T["empty"], re.IGNORECASE)
_SIGNS = re.compile(_T["signs"], re.IGNORECASE)
ADR = re.compile(r"\badverse (?:drug )?(?:reactions?|events?)\b|\badrs?\b", re.IGNORECASE)
"""Where words speak of adverse reactions, as against side effects in general."""
_PARENS = re.compile(r"\s*\([^()]*\)")
_POSSIBLE = re.compile(r"^[^,:;.()]{0,30}\bpossible,\s+", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:combined|combinations? of|both|all of)\s+", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(?:dos(?:e|es|age)|prolonged|long|chronic|excessive|repeated)\b", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:very |most |more |less |extremely |relatively )?(?:common(?:ly)?|uncommon|rare(?:ly)?|frequent(?:ly)?|"
    r"infrequent|occasional)\b[\s,:-]*"
    r"(?:(?:but|and|or|to)\s+)?(?:(?:potentially|more|less|very)\s+)?(?:(?:serious|severe|important|significant|"
    r"common|rare|frequent)\b)?[\s,:-]*",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label as read."""

    kind: LabelKind
    said: Statement
    name: str
    """The words that remain beside the statement: a class, a system or an effect; the ingredient's name."""
    is_adr: bool = False


def read_label(text: str, ingredients: tuple[str, ...]) -> Label:
    """What a label of a side-effects section says."""
    bare = " ".join(text.split()).strip(" :.*_-–—")
    if ingredients:
        together = _TOGETHER.match(bare)
        if together and ingredient_named(bare[together.end() :], ingredients):
            return Label("group", statement(bare), "")
        named = ingredient_named(bare, ingredients) or ingredient_named(_STATED.sub("", bare), ingredients)
        if named:
            return Label("ingredient", statement(bare), named)
    return _plain_label(bare)


@lru_cache(maxsize=32768)
def _plain_label(bare: str) -> Label:
    """A label that names no ingredient."""
    plain = _PARENS.sub("", bare).strip()
    said = statement(bare)
    is_adr = bool(ADR.search(bare))
    if _NOTE.fullmatch(plain) and not said.tier:
        return Label("note", said, bare)
    if _EMPTY.fullmatch(plain) or is_generic(plain) or (not rest_of(bare) and said.says_something):
        return Label("group", said, "", is_adr)
    if re.match(r"(?i)(?:in|with|at|after|during|upon|following|on)\s", plain):
        return Label("group", said, "", is_adr)
    without = re.sub(r"^[\s&/,-]+|[\s&/,-]+$", "", _STATED.sub("", plain)) if said.tier else plain
    if is_generic(without) or _EMPTY.fullmatch(without):
        return Label("group", said, "", is_adr)
    if names_system(without) or re.search(r"(?i)\b(?:side|adverse) effects$", without):
        return Label("system", said, without, is_adr)
    if names_medicine(without):
        return Label("group" if _AMOUNT.search(without) else "system", said, without, is_adr)
    if has_verb(without) and re.search(
        r"\binclud|following|experience|occur|reported|identified|such as|side effects", without, re.IGNORECASE
    ):
        return Label("group", said, "", is_adr)
    own = statement(bare, is_group=False)
    if is_class(without) or without.lower().rsplit(" ", 1)[-1] in words("phrases", "class_like"):
        return Label("class", own, without, is_adr)
    return Label("effect", own, without, is_adr)


def introduces_signs(body: str) -> bool:
    """Whether what follows a label is introduced as the signs of it, or goes on speaking of it."""
    return bool(_SIGNS.match(_POSSIBLE.sub("", body.strip())))


def is_bare_list(body: str) -> bool:
    """Whether what follows a label is, up to the end of its first sentence, a list of effects without a verb."""
    first = first_sentence(body)
    if first is None or first.has_verb or not rest_of(first.text):
        return False
    return bool(effects_in(first.text.strip(" .")))
