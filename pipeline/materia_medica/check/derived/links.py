"""What linking made: drugs, their ingredients and effects agree with the pages and rows they stand for."""

from __future__ import annotations

import pyarrow as pa

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.link.distinct import distinct
from materia_medica.link.meaning.meaning import is_alone
from materia_medica.schema.ids import fold


@derived("drugs", shows=("preferred_monograph_id",))
def preferred_page_is_its_own(facts: Facts, table: str) -> list[bool]:
    """The preferred page describes this drug."""
    drug_of = dict(facts.rows("monographs", "monograph_id", "drug_id"))
    return [
        page not in drug_of or drug_of[page] == drug
        for drug, page in facts.rows(table, "drug_id", "preferred_monograph_id")
    ]


@derived("drugs", shows=("ingredients",))
def ingredients_are_listed(facts: Facts, table: str) -> list[bool]:
    """`drug_ingredients` holds the same ingredients in the same order."""
    listed: dict[str, list[tuple[int, str]]] = {}
    for drug, position, ingredient in facts.rows("drug_ingredients", "drug_id", "position", "ingredient"):
        listed.setdefault(drug, []).append((position, ingredient))
    return [
        [i for _, i in sorted(listed.get(drug, []), key=lambda e: e[0])] == (ingredients or [])
        for drug, ingredients in facts.rows(table, "drug_id", "ingredients")
    ]


@derived("drug_ingredients", shows=("ingredient", "ingredient_drug_id"))
def ingredient_drug_is_single(facts: Facts, table: str) -> list[bool]:
    """The drug of an ingredient has one ingredient."""
    kinds = dict(facts.rows("drugs", "drug_id", "kind"))
    return [drug is None or kinds.get(drug, "single") == "single" for drug in facts.column(table, "ingredient_drug_id")]


@derived("side_effects", shows=("effect", "effect_id"))
def effect_in_vocabulary(facts: Facts, table: str) -> pa.Array:
    """The row's wording is the label or a synonym of its effect, unless it names several."""
    wordings = {
        (effect, fold(words))
        for effect, label, synonyms in facts.rows("effects", "effect_id", "label", "synonyms")
        for words in (label, *(synonyms or ()))
    }
    pairs = distinct(facts.arrow(table, "effect_id"), facts.arrow(table, "effect"))
    return pairs.each(
        lambda effect, words: words is None or (effect, fold(words)) in wordings or not is_alone(words), "bool"
    )


@derived("effects", shows=("effect_id", "parent_id"))
def parent_is_another(facts: Facts, table: str) -> list[bool]:
    """No effect is its own ancestor."""
    parents = dict(facts.rows(table, "effect_id", "parent_id"))
    return (
        [_ends(effect, parents) for effect in parents]
        if len(parents) == facts.table(table).num_rows
        else [effect != parent for effect, parent in facts.rows(table, "effect_id", "parent_id")]
    )


def _ends(effect: str, parents: dict[str, str | None]) -> bool:
    seen = {effect}
    parent = parents[effect]
    while parent is not None:
        if parent in seen:
            return parent != effect  # a loop further up is told of its own members
        seen.add(parent)
        parent = parents.get(parent)
    return True
