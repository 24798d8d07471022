"""Linking in parts, as a cluster does it, gives what linking all at once gives."""

from __future__ import annotations

import pyarrow as pa
import pytest

from materia_medica.engine.spark.by_drug import by_drug
from materia_medica.link import drug_effects
from materia_medica.link.drugs import names_of_substances
from materia_medica.link.group_words import GroupWords, group_words
from materia_medica.link.linking import OF_DRUGS, link, link_of_drugs, link_pages, link_rest
from materia_medica.schema import PAGE_TABLES, TABLES
from materia_medica.schema.arrow import conform
from small import account, faq, monograph, section, side_effect, source, tables

SOURCES = {"samples": source()}
WORDS = "Rare but serious side effects"


def some_pages(of: range) -> dict[str, pa.Table]:
    """Pages of five drugs; on most of them stand the words of one template."""
    pages = [monograph(f"{n:02}.md", (("Aspirin", "Ibuprofen", "Warfarin", "Codeine", "Digoxin")[n % 5],)) for n in of]
    rows = [
        side_effect(
            page, effect, group_label=WORDS if at % 3 else "Rare ones", frequency_basis="group", frequency_tier="rare"
        )
        for at, page in enumerate(pages)
        for effect in ("nausea", f"rash {at % 4}")
    ]
    return tables(
        monographs=pages,
        side_effects=rows,
        faqs=[faq(page, "Why?", "So.") for page in pages],
        sections=[section(page, "usage", "Against pain.") for page in pages],
    )


def joined(parts: list[dict[str, pa.Table]], names: tuple[str, ...]) -> dict[str, pa.Table]:
    return {name: conform(TABLES[name], pa.concat_tables([part[name] for part in parts])) for name in names}


def test_pages_and_drugs_that_are_linked_apart_are_linked_as_all_at_once() -> None:
    halves = [some_pages(range(17)), some_pages(range(17, 40))]
    whole = joined(halves, PAGE_TABLES)
    counted = [group_words(half["side_effects"]).to_table() for half in halves]
    templates = GroupWords.together(pa.concat_tables(counted)).of_templates()
    assert len(templates) == 1

    pages = joined([link_pages(half, templates) for half in halves], PAGE_TABLES)
    shares = dict(by_drug(pages, 3))
    substances = names_of_substances(whole["monographs"])
    drugs = joined([link_of_drugs(share, substances, SOURCES) for share in shares.values()], OF_DRUGS)
    found = link_rest({**pages, **drugs}, account(whole, "samples"), SOURCES)

    at_once = link(whole, account(whole, "samples"), SOURCES)
    assert [name for name, table in at_once.items() if not found[name].equals(table, check_metadata=True)] == []
    assert at_once["drugs"].num_rows == 5
    assert any("template_heading" in flags for flags in found["side_effects"].column("flags").to_pylist())


@pytest.mark.parametrize("rows", [1, 20, 33])
def test_effects_of_some_drugs_at_a_time_are_those_of_all_at_once(monkeypatch, rows) -> None:
    whole = some_pages(range(40))
    at_once = link(whole, account(whole, "samples"), SOURCES)["drug_effects"]
    monkeypatch.setattr(drug_effects, "ROWS_AT_ONCE", rows)
    seen = []
    of_drugs = drug_effects._of_drugs
    monkeypatch.setattr(drug_effects, "_of_drugs", lambda *of: seen.append(of[0].num_rows) or of_drugs(*of))
    found = link(whole, account(whole, "samples"), SOURCES)["drug_effects"]
    assert found.equals(at_once, check_metadata=True)
    assert len(seen) > 1
    assert sum(seen) == whole["side_effects"].num_rows


def test_all_pages_of_a_drug_are_in_one_share() -> None:
    pages = link_pages(some_pages(range(40)), frozenset())
    shares = dict(by_drug(pages, 4))
    drugs = [set(share["monographs"].column("drug_id").to_pylist()) for share in shares.values()]
    assert len(shares) > 1
    assert sum(map(len, drugs)) == len(set().union(*drugs)) == 5
    assert sum(share["side_effects"].num_rows for share in shares.values()) == pages["side_effects"].num_rows
