"""Identifiers: those of a page as its document states them, those of a drug where the page speaks of one substance."""

from __future__ import annotations

import small
from materia_medica.link.identifiers import link_identifiers
from materia_medica.read.document import Document, DocumentFacts, Identifier, Meta
from materia_medica.read.structure import structure_of


def page(path: str, ingredients: tuple[str, ...], *stated: tuple[str, str]):
    facts = DocumentFacts(document_type="spl", identifiers=tuple(Identifier(*s) for s in stated))
    structure = structure_of(Document("", (), Meta(facts=facts)))
    return small.monograph(path, ingredients, document_type="spl", structure=structure)


def rows(*pages) -> list[tuple[str, ...]]:
    table = link_identifiers(small.tables(monographs=pages)["monographs"])
    return [tuple(row.values()) for row in table.to_pylist()]


def test_a_page_has_what_its_document_states_and_its_drug_what_names_the_substance() -> None:
    assert rows(page("a.xml", ("exampline",), ("set_id", "a-b"), ("unii", "X1"))) == [
        ("drug", "exampline", "unii", "X1"),
        ("monograph", "samples/a.xml", "set_id", "a-b"),
        ("monograph", "samples/a.xml", "unii", "X1"),
    ]


def test_no_substance_of_a_combination_is_the_combination() -> None:
    found = rows(page("ab.xml", ("exampline", "otherol"), ("unii", "X1"), ("unii", "Y2")))
    assert {subject for subject, *_ in found} == {"monograph"}


def test_pages_of_one_drug_state_its_substance_once() -> None:
    found = rows(*(page(path, ("exampline",), ("unii", "X1")) for path in ("a.xml", "b.xml")))
    assert [r for r in found if r[0] == "drug"] == [("drug", "exampline", "unii", "X1")]


def test_dashes_and_spaces_of_typesetting_are_plain_and_what_is_no_identifier_is_left_out() -> None:
    found = rows(page("a.xml", ("exampline",), ("ma_number", "EU/1/26/1\u2013\u00a02"), ("ma_number", "№")))
    assert [value for *_, value in found] == ["EU/1/26/1- 2"]


def test_a_web_page_states_none() -> None:
    assert rows(small.monograph("a.md", ("exampline",))) == []
