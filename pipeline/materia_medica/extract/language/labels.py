"""What a label says: a group, an ingredient, a note, a class or an effect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.effect_names import is_class, is_generic, names_medicine
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.label_rules import (
    ADVERSE_REACTION,
    ALSO_CLASS,
    AMOUNT,
    ASKS,
    CIRCUMSTANCE,
    EMPTY,
    INDICATION,
    INTRODUCES,
    NOTE,
    OF_EFFECTS,
    OF_USE,
    OTHER_LIST,
    PARENTHESIS,
    POSSIBLE,
    SIGNS,
    STATED,
    TOGETHER,
    WHO,
)
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.sentence import first_sentence
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import words

LabelKind = Literal["note", "group", "ingredient", "system", "class", "effect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as read."""

    kind: LabelKind
    said: Statement
    name: str = ""
    """The words that remain beside the statement: a class, a system or an effect; the ingredient's name."""
    is_adr: bool = False


def read_label(text: str, ingredients: tuple[Ingredient, ...]) -> Label:
    """What a label of a side-effects section says."""
    bare = " ".join(text.split()).strip(" :.*_-–—")
    if ingredients:
        together = TOGETHER.match(bare)
        if together and ingredient_named(bare[together.end() :], ingredients):
            return Label(kind="group", said=statement(bare))
        named = ingredient_named(bare, ingredients) or ingredient_named(STATED.sub("", bare), ingredients)
        if named:
            return Label(kind="ingredient", said=statement(bare), name=named)
    return _plain_label(bare)


@lru_cache(maxsize=32768)
def _plain_label(bare: str) -> Label:
    """A label that names no ingredient."""
    plain = PARENTHESIS.sub("", bare).strip()
    said = statement(bare)
    is_adr = bool(ADVERSE_REACTION.search(bare))
    if (NOTE.search(plain) and not said.tier) or heads_others(plain):
        return Label(kind="note", said=said, name=bare)
    if ASKS.match(plain):
        return Label(kind="group", said=said, is_adr=is_adr)
    if EMPTY.search(plain) or is_generic(plain) or (not rest_of(bare) and said.says_something):
        return Label(kind="group", said=said, is_adr=is_adr)
    if CIRCUMSTANCE.search(plain):
        return Label(kind="group", said=said, is_adr=is_adr)
    without = STATED.sub("", plain).strip(" &/,-") if said.tier else plain
    if is_generic(without) or EMPTY.search(without):
        return Label(kind="group", said=said, is_adr=is_adr)
    if names_system(without) or OF_EFFECTS.search(without):
        return Label(kind="system", said=said, name=without, is_adr=is_adr)
    if OF_USE.search(without):
        return Label(kind="system", said=said, name=without, is_adr=is_adr)
    if names_medicine(without):
        if AMOUNT.search(without):
            return Label(kind="group", said=said, is_adr=is_adr)
        return Label(kind="system", said=said, name=without, is_adr=is_adr)
    if has_verb(without) and INTRODUCES.search(without):
        return Label(kind="group", said=said, is_adr=is_adr)
    own = statement(bare, is_group=False)
    if is_class(without) or ALSO_CLASS.search(without) or INDICATION.search(without) or _ends_as_class(without):
        return Label(kind="class", said=own, name=without, is_adr=is_adr)
    return Label(kind="effect", said=own, name=without, is_adr=is_adr)


@lru_cache(maxsize=16384)
def heads_others(text: str) -> bool:
    """Whether a label or introduction heads no effects: risk factors, treatments, those who are at risk."""
    return OTHER_LIST.search(text) is not None or WHO.search(text) is not None


def _ends_as_class(words_of_label: str) -> bool:
    """Whether the last word of a label may be a class: "liver problems"."""
    return words_of_label.lower().rsplit(" ", 1)[-1] in words("phrases", "class_like")


def introduces_signs(body: str) -> bool:
    """Whether what follows a label is introduced as the signs of it, or goes on speaking of it."""
    return bool(SIGNS.match(POSSIBLE.sub("", body.strip())))


def is_bare_list(body: str) -> bool:
    """Whether what follows a label is, up to the end of its first sentence, a list of effects without a verb."""
    first = first_sentence(body)
    if first is None or first.has_verb or not rest_of(first.text):
        return False
    return bool(effects_in(first.text.strip(" .")))
