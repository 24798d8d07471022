"""Drugs get the identifiers of a register by exact name: their own name first, and none where names lead to several."""

from __future__ import annotations

import small
from materia_medica.fetch.vocabularies import Vocabulary
from materia_medica.link.linking import link

UNII = Vocabulary(
    register="unii",
    preferred={"ibuprofen": frozenset({"X1"}), "twin": frozenset({"T1", "T2"})},
    named={
        "ibuprofen": frozenset({"X1", "X9"}), "paracetamol": frozenset({"P1"}), "acetaminophen": frozenset({"P1"}),
        "twin": frozenset({"T1", "T2"}),
    },
)  # fmt: skip


def identified(*ingredients: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    pages = [small.monograph(f"{n}.md", named) for n, named in enumerate(ingredients)]
    data = small.tables(monographs=pages)
    made = link(data, small.account(data), {"samples": small.source()}, [UNII])
    return [tuple(row.values()) for row in made["identifiers"].to_pylist()]


def test_a_drug_has_the_identifier_of_its_name() -> None:
    assert identified(("Ibuprofen",)) == [("drug", "ibuprofen", "unii", "X1")]


def test_a_drug_has_it_under_any_of_its_names() -> None:
    assert identified(("Acetaminophen",)) == [("drug", "paracetamol", "unii", "P1")]


def test_a_name_of_several_identifiers_gives_none() -> None:
    assert identified(("Twin",)) == []


def test_a_combination_and_an_unknown_name_have_none() -> None:
    assert identified(("Ibuprofen", "Twin"), ("Nowhereol",)) == []
