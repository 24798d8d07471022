"""Pages become drugs and effects: what is derived, from which page, and that nothing is left without its parent."""

from __future__ import annotations

import datetime

from materia_medica.link.aliases import link_aliases
from materia_medica.link.linking import link
from materia_medica.schema import TABLES
from small import account, faq, monograph, section, side_effect, source, tables


def linked(sources=None, **rows):
    data = tables(**rows)
    sources = sources or {"samples": source()}
    return link(data, account(data, *sources), sources)


def only(table):
    (row,) = table.to_pylist()
    return row


def day(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)


def test_a_drug_that_several_pages_describe_is_one_drug() -> None:
    one, two = monograph("a.md", ("Aspirin",)), monograph("b.md", ("aspirin",), content_origin="crowd")
    drug = only(linked(monographs=[one, two], side_effects=[side_effect(one, "nausea"), side_effect(two, "nausea")],
                       faqs=[faq(two, "Why?", "So.")])["drugs"])  # fmt: skip
    assert drug["n_monographs"] == 2
    assert drug["n_side_effects"] == 2
    assert drug["n_faqs"] == 1
    assert drug["content_origins"] == ["crowd", "written_for_this_project"]
    assert drug["flags"] == []


def test_the_source_with_the_higher_priority_speaks_for_the_drug() -> None:
    sources = {"old": source("old", priority=1), "new": source("new", priority=2)}
    pages = [monograph("a.md", ("Aspirin",), source="old", text="long " * 99, published_at=day(2025)),
             monograph("a.md", ("Aspirin",), source="new", text="short")]  # fmt: skip
    assert only(linked(sources, monographs=pages)["drugs"])["preferred_monograph_id"] == "new/a.md"


def test_then_the_newer_page_then_the_longer_then_the_first_by_id() -> None:
    old = monograph("a.md", ("Aspirin",), published_at=day(2020), text="long " * 99)
    new = monograph("b.md", ("Aspirin",), fetched_at=day(2024))
    undated = monograph("c.md", ("Aspirin",), text="longest " * 999)
    assert only(linked(monographs=[old, new, undated])["drugs"])["preferred_monograph_id"] == "samples/b.md"
    short, long = monograph("d.md", ("Aspirin",)), monograph("e.md", ("Aspirin",), text="long " * 99)
    assert only(linked(monographs=[short, long])["drugs"])["preferred_monograph_id"] == "samples/e.md"
    assert only(linked(monographs=[long._replace(monograph_id="samples/z.md"), long])["drugs"])[
        "preferred_monograph_id"] == "samples/e.md"  # fmt: skip


def test_usage_and_mechanism_come_from_the_preferred_page_alone() -> None:
    old = monograph("a.md", ("Aspirin",), published_at=day(2020))
    new = monograph("b.md", ("Aspirin",), published_at=day(2024))
    drug = only(linked(monographs=[old, new], sections=[
        section(old, "usage", "fever"), section(old, "mechanism", "blocks an enzyme", 2), section(new, "usage", "pain"),
    ])["drugs"])  # fmt: skip
    assert drug["usage"] == "pain"
    assert drug["mechanism"] is None


def test_a_sub_section_is_not_told_twice_and_ingredients_treated_apart_are_named() -> None:
    page = monograph("a.md", ("Aspirin", "Caffeine"))
    drug = only(linked(monographs=[page], sections=[
        section(page, "usage", "pain\nIn adults: daily", evidence_start=0, evidence_end=90),
        section(page, "usage", "daily", 2, evidence_start=50, evidence_end=90),
        section(page, "mechanism", "blocks", 3, ingredient="Aspirin"),
        section(page, "mechanism", "wakes", 4, ingredient="Caffeine"),
    ])["drugs"])  # fmt: skip
    assert drug["usage"] == "pain\nIn adults: daily"
    assert drug["mechanism"] == "Aspirin: blocks\nCaffeine: wakes"


def test_brand_names_come_from_all_pages_and_are_no_substance() -> None:
    one, two = monograph("a.md", ("Aspirin",)), monograph("b.md", ("Aspirin",), name="Alvex")
    drugs = linked(monographs=[one, two, monograph("c.md", ("Caffeine",))], sections=[
        section(one, "alternate_names", "Brand names: Alvex, Aspirin, Caffeine"),
        section(two, "alternate_names", "Brand names: alvex, Borinal"),
        section(two, "usage", "Brand names: Cardopan", 2),
    ])["drugs"]  # fmt: skip
    assert drugs.column("brand_names").to_pylist() == [["Alvex", "Borinal"], []]


def test_the_document_of_a_product_names_a_brand_and_its_drug_is_called_after_the_substance() -> None:
    label = monograph("a.xml", ("Warfarin sodium",), name="Alvex 5 mg tablets", document_type="spl", drug_id="warfarin")
    generic = monograph("b.xml", ("Caffeine",), name="Caffeine citrate", document_type="spl")
    page = monograph("c.md", ("Aspirin",), name="Borinal")
    drugs = linked(monographs=[label, generic, page])["drugs"]
    assert dict(zip(drugs.column("name").to_pylist(), drugs.column("brand_names").to_pylist(), strict=True)) == {
        "Warfarin": ["Alvex"], "Caffeine citrate": [], "Aspirin": [],
    }  # fmt: skip


def test_ingredients_point_to_their_own_single_drug_where_there_is_one() -> None:
    rows = linked(monographs=[monograph("a.md", ("Aspirin",)), monograph("b.md", ("Caffeine", "aspirin"))])[
        "drug_ingredients"
    ]
    assert [(r["drug_id"], r["position"], r["ingredient"], r["ingredient_drug_id"]) for r in rows.to_pylist()] == [
        ("aspirin", 1, "Aspirin", "aspirin"),
        ("aspirin-plus-caffeine", 1, "Caffeine", None),
        ("aspirin-plus-caffeine", 2, "aspirin", "aspirin"),
    ]


def test_doubt_about_a_page_is_doubt_about_its_drug() -> None:
    one = monograph("a.md", ("Aspirin",), flags=("denies_product",))
    two = monograph("b.md", ("Aspirin",), name="Alvex")
    assert only(linked(monographs=[one, two])["drugs"])["flags"] == ["denies_product", "names_differ"]


def test_a_drug_is_called_as_its_id_is_and_not_after_a_brand() -> None:
    brand = monograph("a.md", ("Aspirin",), name="Alvex", text="The longer page is the preferred one.")
    assert only(linked(monographs=[brand])["drugs"])["name"] == "Aspirin"
    plain = monograph("b.md", ("Aspirin",), name="Aspirin (oral)", text="Short.")
    drug = only(linked(monographs=[brand, plain])["drugs"])
    assert drug["name"] == "Aspirin (oral)"
    assert drug["preferred_monograph_id"].endswith("a.md")


def test_an_invented_drug_is_no_drug() -> None:
    page = monograph("a.md", ("Unobtainol",), drug_id=None, page_kind="hypothetical")
    result = linked(monographs=[page])
    assert result["drugs"].num_rows == result["drug_ingredients"].num_rows == 0
    assert result["monographs"].num_rows == 1


def test_wordings_that_mean_one_effect_are_one_effect_under_the_name_of_the_vocabulary() -> None:
    one, two = monograph("a.md", ("Aspirin",)), monograph("b.md", ("Caffeine",))
    rows = [("Nausea", one), ("nausea", two), ("feeling sick", one), ("severe nausea", two)]
    effect = only(linked(monographs=[one, two], side_effects=[
        side_effect(page, wording, side_effect_id=f"{n:016x}") for n, (wording, page) in enumerate(rows)
    ])["effects"])  # fmt: skip
    assert (effect["effect_id"], effect["label"], effect["in_vocabulary"]) == ("nausea", "Nausea", True)
    assert effect["synonyms"] == ["feeling sick", "severe nausea"]
    assert (effect["n_rows"], effect["n_drugs"]) == (4, 2)


def test_an_effect_that_the_vocabulary_lacks_is_labelled_by_the_wording_used_most() -> None:
    page = monograph("a.md", ("Aspirin",))
    rows = ["Glowing elbows", "glowing elbows", "glowing elbows", "Severe glowing elbows"]
    effect = only(linked(monographs=[page], side_effects=[
        side_effect(page, wording, side_effect_id=f"{n:016x}") for n, wording in enumerate(rows)
    ])["effects"])  # fmt: skip
    assert (effect["effect_id"], effect["label"], effect["in_vocabulary"]) == ("glowing-elbow", "glowing elbows", False)
    assert effect["synonyms"] == ["Severe glowing elbows"]


def test_a_source_without_an_accepted_page_is_listed_with_its_pages() -> None:
    sources = {"a": source("a"), "b": source("b", attribution="B")}
    rows = linked(sources, monographs=[monograph("x.md", ("Aspirin",), source="a")])["sources"].to_pylist()
    assert [(r["source"], r["n_pages"], r["attribution"]) for r in rows] == [("a", 1, None), ("b", 0, "B")]


def test_nothing_derived_is_left_without_what_it_points_to() -> None:
    one, two = monograph("a.md", ("Aspirin",)), monograph("b.md", ("Caffeine", "Aspirin"))
    result = linked(monographs=[one, two], side_effects=[side_effect(one, "nausea"), side_effect(two, "rash")],
                    faqs=[faq(one, "Why?", None)], sections=[section(two, "usage", "pain")])  # fmt: skip
    assert set(result) == set(TABLES)
    for name, table in TABLES.items():
        for key in table.foreign_keys:
            known = set(result[key.to_table].column(key.to_columns[0]).to_pylist())
            pointed = set(result[name].column(key.columns[0]).to_pylist()) - {None}
            assert pointed <= known, f"{name}.{key.columns[0]}"


def test_the_order_of_pages_makes_no_difference() -> None:
    pages = [monograph(f"{n}.md", ("Aspirin",), text=f"{n}") for n in range(5)]
    assert linked(monographs=pages)["drugs"].equals(linked(monographs=pages[::-1])["drugs"])


def test_a_wording_of_two_effects_is_the_synonym_of_none_and_counts_for_both_in_the_view_of_the_drug() -> None:
    page = monograph("a.md", ("Aspirin",))
    result = linked(monographs=[page], side_effects=[side_effect(page, "fast or irregular heartbeat")])
    effects = {r["effect_id"]: r for r in result["effects"].to_pylist()}
    assert set(effects) == {"tachycardia", "arrhythmia"}
    assert all(r["synonyms"] == [] for r in effects.values())
    assert (effects["tachycardia"]["n_rows"], effects["arrhythmia"]["n_rows"]) == (1, 0)
    assert sorted(result["drug_effects"].column("effect_id").to_pylist()) == ["arrhythmia", "tachycardia"]


def test_what_all_pages_say_of_a_drug_and_an_effect_is_one_row() -> None:
    one, two, three = (monograph(f"{n}.md", ("Aspirin",), source=s) for n, s in (("a", "x"), ("b", "y"), ("c", "z")))
    sources = {"x": source("x", publisher="P"), "y": source("y", publisher="P"), "z": source("z")}
    row = only(linked(sources, monographs=[one, two, three], side_effects=[
        side_effect(one, "nausea"), side_effect(two, "severe nausea", is_serious=True, seriousness_basis="item"),
        side_effect(three, "feeling sick", frequency_tier="rare", frequency_rank=4),
    ])["drug_effects"])  # fmt: skip
    assert (row["highest_tier"], row["lowest_tier"], row["consistency"]) == ("common", "rare", "apart")
    assert (row["n_statements"], row["n_monographs"], row["n_publishers"]) == (3, 3, 2)
    assert row["is_serious"]
    assert len(row["side_effect_ids"]) == 3


def test_two_pages_of_one_publisher_are_one_witness() -> None:
    one, two = monograph("a.md", ("Aspirin",), source="x"), monograph("b.md", ("Aspirin",), source="y")
    sources = {"x": source("x", publisher="P"), "y": source("y", publisher="P")}
    row = only(linked(sources, monographs=[one, two], side_effects=[
        side_effect(one, "nausea"), side_effect(two, "nausea")])["drug_effects"])  # fmt: skip
    assert (row["consistency"], row["n_publishers"]) == ("single", 1)


def test_an_old_id_leads_to_the_one_that_replaced_it() -> None:
    page = monograph("a.md", ("Acetaminophen",))
    rows = linked(monographs=[page], side_effects=[side_effect(page, "feeling sick")])["aliases"].to_pylist()
    assert [(r["table"], r["old_id"], r["new_id"]) for r in rows] == [
        ("drugs", "acetaminophen", "paracetamol"), ("effects", "feeling-sick", "nausea"),
    ]  # fmt: skip


def test_words_of_a_template_are_told_from_those_of_a_page() -> None:
    pages = [monograph(f"{n:02}.md", (f"Drug{n}",)) for n in range(20)]
    said = {"frequency_tier": "rare", "frequency_rank": 4, "frequency_basis": "group"}
    rows = [side_effect(page, "fainting", group_label="Rare but serious side effects", **said) for page in pages]
    # what several authors happen to write is no template
    rows += [side_effect(page, "gout", group_label="Rarely seen are:", position=2, **said) for page in pages[:6]]
    flags = {r["effect"]: r["flags"] for r in linked(monographs=pages, side_effects=rows)["side_effects"].to_pylist()}
    assert flags == {"fainting": ["template_heading"], "gout": []}


def test_an_old_id_that_stood_for_two_drugs_is_no_alias_whatever_the_order_of_pages() -> None:
    none = tables()["side_effects"]
    pairs = [("cytarabine", "cytarabine-liposomal"), ("cytarabine", "cytarabine")]
    assert [link_aliases(none, p).num_rows for p in (pairs, pairs[::-1])] == [0, 0]
