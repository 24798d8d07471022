"""An effect, a question and an answer are what their columns promise, once."""

from __future__ import annotations

import re
from collections import Counter

from materia_medica.check.derived.registry import derived
from materia_medica.check.facts import Facts
from materia_medica.schema.ids import fold

LONG_EFFECT = 120
"""Characters above which an effect is flagged."""
MANY = 8
"""A shorter answer ("No.") may stand in its question by chance."""


def _repeats(keys: list[tuple[object, ...]]) -> list[bool]:
    """True for the first row of each key, false for its repeats."""
    seen: set[tuple[object, ...]] = set()
    first = []
    for key in keys:
        first.append(key not in seen)
        seen.add(key)
    return first


@derived("side_effects", shows=("effect", "group_label", "ingredient"), of_page=True)
def first_in_group(facts: Facts, table: str) -> list[bool]:
    """The effect stands once in its group: the stretch of a page under one label, for one ingredient."""
    effects = facts.folded(table, "effect")
    groups = facts.rows(
        table, "monograph_id", "group_label", "ingredient", "context", "category", "frequency_tier", "detail",
        "setting", "population", "section_code", "percent", "comparator_percent",
    )  # fmt: skip
    return _repeats([(*group, effect) for group, effect in zip(groups, effects, strict=True)])


@derived("faqs", shows=("question", "position"), of_page=True)
def first_on_page(facts: Facts, table: str) -> list[bool]:
    """The question stands once on its page with the same answer."""
    asked = list(zip(facts.column(table, "monograph_id"), facts.folded(table, "question"), strict=True))
    times = Counter(asked)
    rows = zip(asked, facts.column(table, "answer"), strict=True)
    return _repeats([(*own, fold(answer or "") if times[own] > 1 else None) for own, answer in rows])


@derived("side_effects", shows=("effect", "flags"), of_page=True)
def long_effect_is_flagged(facts: Facts, table: str) -> list[bool]:
    """An effect of more than 120 characters carries the flag `long_effect`, and only such a one."""
    rows = zip(facts.column(table, "effect"), facts.flagged(table, "long_effect"), strict=True)
    return [effect is None or (len(effect) > LONG_EFFECT) == flagged for effect, flagged in rows]


@derived("faqs", shows=("question", "answer", "flags"), of_page=True)
def unanswered_is_flagged(facts: Facts, table: str) -> list[bool]:
    """A question without an answer carries the flag `unanswered`, and only such a one."""
    rows = zip(facts.column(table, "answer"), facts.flagged(table, "unanswered"), strict=True)
    return [(answer is None) == flagged for answer, flagged in rows]


@derived("faqs", shows=("question", "answer"), of_page=True)
def answer_is_no_echo(facts: Facts, table: str) -> list[bool]:
    """The question does not hold the answer."""
    return [
        not question or not answer or not MANY <= len(answer) <= len(question) or fold(answer) not in fold(question)
        for question, answer in facts.rows(table, "question", "answer")
    ]


@derived("side_effects", "sections", shows=("ingredient",), of_page=True)
def ingredient_of_page(facts: Facts, table: str) -> list[bool]:
    """The ingredient is one of the page's, or several of them joined by " + "."""
    rows = zip(facts.column(table, "ingredient"), facts.of_page(table, "ingredients"), strict=True)
    return [_named(ingredient, of_page) for ingredient, of_page in rows]


def _named(ingredient: str | None, of_page: list[str] | None) -> bool:
    if ingredient is None or of_page is None or ingredient in of_page:
        return True
    return all(part in of_page for part in re.split(r" \+ ", ingredient))
