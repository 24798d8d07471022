"""Every rule reads its example, leaves its counter-example, and is needed for its example."""

from __future__ import annotations

import re

import pytest

from extract.rules import forget
from materia_medica.extract.language.rule import Family, Rule
from materia_medica.extract.rulebook import FAMILIES

CASES = [pytest.param(family, rule, id=f"{family.name}: {rule.name}") for family in FAMILIES for rule in family.rules]


@pytest.mark.parametrize(("family", "rule"), CASES)
def test_a_rule_reads_its_example_and_leaves_its_counter_example(family: Family, rule: Rule) -> None:
    words, expected = rule.example
    assert family.read(words) == expected
    assert rule.search(rule.counter_example) is None


def test_a_rule_makes_its_expression_when_it_is_first_asked(monkeypatch) -> None:
    made, make = [], re.compile
    monkeypatch.setattr(re, "compile", lambda *what: made.append(what) or make(*what))
    rule = Rule(name="x", pattern="x +", example=("x", "x"), counter_example="y", needs=("x",))
    assert made == []
    assert rule.search("axxb") is not None
    assert (rule.split("axb"), rule.sub("-", "axb"), rule.fullmatch("y")) == (["a", "b"], "a-b", None)
    assert len(made) == 1
    with pytest.raises(AttributeError):
        _ = rule.findall


def test_names_are_unique_within_a_family() -> None:
    for family in FAMILIES:
        names = [rule.name for rule in family.rules]
        assert len(set(names)) == len(names), family.name


@pytest.mark.parametrize(("family", "rule"), CASES)
def test_without_the_rule_its_example_reads_otherwise(family: Family, rule: Rule) -> None:
    words, expected = rule.example
    forget()
    with rule.switched_off():
        without = family.read(words)
    forget()
    assert without != expected
