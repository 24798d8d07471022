"""For every expectation the smallest damage that breaks it, and it alone; what must break with it is named."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

import pyarrow as pa
from tests.check.builders import Tables, changed, column, row_of

from materia_medica.check.figures import figures_table
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import from_rows

Damage = Callable[[Tables], Tables]


class Case(NamedTuple):
    damage: Damage
    also: frozenset[str] = frozenset()
    """Rules of the same table that no damage can spare: the same values carry both."""


CASES: dict[str, Case] = {}


def case(rule: str, damage: Damage, *also: str) -> None:
    table = rule.split(".", 1)[0]
    assert rule not in CASES, rule
    CASES[rule] = Case(damage, frozenset(f"{table}.{a}" for a in also))


def cells(table: str, row: int = 0, **values: Any) -> Damage:
    """Replace values of one row."""
    return lambda tables: changed(tables, table, row, **values)


def where(table: str, match: dict[str, Any], **values: Any) -> Damage:
    """Replace values of the first row that matches."""
    return lambda tables: changed(tables, table, row_of(tables, table, **match), **values)


def twice(table: str, row: int = 0) -> Damage:
    """The same row two times, one after the other."""

    def damage(tables: Tables) -> Tables:
        data = tables[table]
        rows = [*range(row + 1), *range(row, data.num_rows)]
        return {**tables, table: data.take(rows)}

    return damage


def swapped(table: str, a: int, b: int) -> Damage:
    """Two rows in each other's place."""

    def damage(tables: Tables) -> Tables:
        rows = list(range(tables[table].num_rows))
        rows[a], rows[b] = rows[b], rows[a]
        return {**tables, table: tables[table].take(rows)}

    return damage


def without(table: str, row: int) -> Damage:
    """One row gone."""
    return lambda tables: {**tables, table: tables[table].take([i for i in range(tables[table].num_rows) if i != row])}


def stored_as(table: str, name: str, kind: pa.DataType) -> Damage:
    """A column stored as another type."""

    def damage(tables: Tables) -> Tables:
        data = tables[table]
        place = data.column_names.index(name)
        return {**tables, table: data.set_column(place, name, data.column(name).cast(kind))}

    return damage


def reject(**values: Any) -> Damage:
    """One row in `rejects`."""
    row = {
        "reject_id": "r0123456789abcdef", "stage": "check", "table": "faqs", "row_key": "a", "source": "samples",
        "path": "b.md", "rule": "faqs.x", "reason": "Wrong.", "row_json": '{"a": 1}', **values,
    }  # fmt: skip
    return rejects(row)


def rejects(*rows: dict[str, Any]) -> Damage:
    def damage(tables: Tables) -> Tables:
        return {**tables, "rejects": from_rows(TABLES["rejects"], [tuple(r.values()) for r in rows])}

    return damage


def arms(*rows: dict[str, Any], **values: Any) -> Damage:
    """Arms of the first side effect of the tables; without rows, one of these values."""

    def damage(tables: Tables) -> Tables:
        first = tables["side_effects"].slice(0, 1).to_pylist()[0]
        made = [
            {
                "side_effect_id": first["side_effect_id"], "monograph_id": first["monograph_id"], "position": n,
                "arm": "20 mg a day", "arm_size": 200, "count": 24, "percent": 0.12, "is_comparator": False, **row,
            }
            for n, row in enumerate(rows or (values,), 1)
        ]  # fmt: skip
        return {**tables, "arms": from_rows(TABLES["arms"], [tuple(r.values()) for r in made])}

    return damage


def identifiers(*rows: dict[str, Any], **values: Any) -> Damage:
    """Identifiers that no document states; without rows, one of these values."""
    good = {"subject": "monograph", "subject_id": "samples/balabaxol.md", "system": "set_id", "value": "a-b"}
    made = [tuple({**good, **row}.values()) for row in rows or (values,)]
    return lambda tables: {**tables, "identifiers": from_rows(TABLES["identifiers"], made)}


def both(*damages: Damage) -> Damage:
    def damage(tables: Tables) -> Tables:
        for one in damages:
            tables = one(tables)
        return tables

    return damage


def figure(**values: float) -> Damage:
    """Figures of a release that is large enough to be judged."""

    def damage(tables: Tables) -> Tables:
        data = figures_table(tables)
        for name, value in values.items():
            place = data.column_names.index(name)
            data = data.set_column(place, name, pa.array([value], data.schema.field(name).type))
        return {**tables, "release": data}

    return damage


# What follows from the schema ------------------------------------------------------------------------------------

for _table in TABLES:
    _last = TABLES[_table].columns[-1].name
    case(f"{_table}.all_columns", lambda t, n=_table: {**t, n: t[n].drop_columns([t[n].column_names[-1]])})
for _table, _name in {
    "sources": "name", "monographs": "license", "drugs": "name", "drug_ingredients": "ingredient",
    "side_effects": "group_label", "faqs": "question", "sections": "heading", "asides": "text", "effects": "label",
    "drug_names": "name", "identifiers": "value", "arms": "arm", "aliases": "new_id", "rejects": "reason",
}.items():  # fmt: skip
    case(f"{_table}.columns", stored_as(_table, _name, pa.large_string()))
case("drug_effects.columns", stored_as("drug_effects", "n_statements", pa.int32()))

case("sources.nothing_missing", cells("sources", license=None))
case("monographs.nothing_missing", cells("monographs", license=None))
case("drugs.nothing_missing", cells("drugs", name=None))
case("drug_ingredients.nothing_missing", cells("drug_ingredients", ingredient=None))
case("side_effects.nothing_missing", cells("side_effects", content_origin=None), "differs_from_page_in")
case("faqs.nothing_missing", cells("faqs", topic=None))
case("sections.nothing_missing", cells("sections", kind=None))
case("asides.nothing_missing", cells("asides", reason=None))
case("effects.nothing_missing", cells("effects", label=None))
case("drug_effects.nothing_missing", cells("drug_effects", consistency=None))
case("drug_names.nothing_missing", cells("drug_names", kind=None))
case("aliases.nothing_missing", cells("aliases", new_id=None))
case("rejects.nothing_missing", reject(reason=None))
case("arms.nothing_missing", arms(is_comparator=None))
case("identifiers.nothing_missing", identifiers(value=None))

case("sources.ranges", cells("sources", n_pages=-1), "pages_all_accounted")
case("monographs.ranges", cells("monographs", bytes=0))
case("drugs.ranges", cells("drugs", n_faqs=-1), "n_faqs_counted")
case("drug_ingredients.ranges", cells("drug_ingredients", position=0), "position_follows")
case("side_effects.ranges", where("side_effects", {"frequency_basis": "numeric"}, frequency_upper=1.5))
case("faqs.ranges", cells("faqs", position=0), "position_follows")
case("sections.ranges", cells("sections", level=7))
case("asides.ranges", cells("asides", position=0), "position_follows")
case("effects.ranges", cells("effects", n_drugs=-1), "n_drugs_counted")
case("drug_effects.ranges", cells("drug_effects", n_publishers=0))
case("arms.ranges", arms(percent=12.0))
case("drug_names.ranges", cells("drug_names", n_monographs=-1))

case("sources.no_empty_string", cells("sources", attribution=""))
case("monographs.no_empty_string", cells("monographs", license=" "), "stray_space_in")
case("drugs.no_empty_string", cells("drugs", usage=""))
case("drug_ingredients.no_empty_string", cells("drug_ingredients", ingredient=""))
case("side_effects.no_empty_string", cells("side_effects", category=""))
case("faqs.no_empty_string", cells("faqs", answer=""), "answer.length")
case("sections.no_empty_string", cells("sections", text=""))
case("asides.no_empty_string", cells("asides", text=""))
case("effects.no_empty_string", cells("effects", synonyms=[""]))
case("drug_effects.no_empty_string", cells("drug_effects", denied_by=[""]))
case("drug_names.no_empty_string", cells("drug_names", monograph_id=""))
case("aliases.no_empty_string", cells("aliases", old_id=""), "old_id.form")
case("rejects.no_empty_string", reject(reason=""))
case("arms.no_empty_string", arms(arm=""))
case("identifiers.no_empty_string", identifiers(value=""), "value.form")
case("identifiers.value.form", identifiers(value="EU/1/26/1\u2013"))

case("sources.kind.known", cells("sources", kind="carrier pigeon"))
case("sources.content_origin.known", cells("sources", content_origin="rumour"))
case("monographs.kind.known", where("monographs", {"kind": "single"}, kind="double"))
case("monographs.page_kind.known", where("monographs", {"page_kind": "hypothetical"}, page_kind="joke"))
case("monographs.layout.known", cells("monographs", layout="spiral"))
case("monographs.content_origin.known", cells("monographs", content_origin="rumour"))
case("monographs.flags.known", cells("monographs", flags=["odd"]))
case("drugs.kind.known", cells("drugs", kind="double"))
case("drugs.content_origins.known", cells("drugs", content_origins=["rumour"]), "content_origins_counted")
case("drugs.flags.known", cells("drugs", flags=["odd"]))
case("side_effects.content_origin.known", cells("side_effects", content_origin="rumour"), "differs_from_page_in")
case("side_effects.frequency_tier.known", where("side_effects", {"frequency_basis": "numeric"}, frequency_tier="daily"),
     "tier_fits_bounds")  # fmt: skip
case("side_effects.frequency_basis.known", where("side_effects", {"frequency_basis": "group"}, frequency_basis="gut"))
case("side_effects.context.known", where("side_effects", {"context": "long_term"}, context="moonlight"))
case("side_effects.flags.known", cells("side_effects", flags=["odd"]))
case("faqs.content_origin.known", cells("faqs", content_origin="rumour"), "differs_from_page_in")
case("faqs.topic.known", cells("faqs", topic="weather"))
case("faqs.flags.known", cells("faqs", flags=["odd"]))
case("sections.content_origin.known", cells("sections", content_origin="rumour"), "differs_from_page_in")
case("sections.kind.known", cells("sections", kind="weather"))
case("asides.content_origin.known", cells("asides", content_origin="rumour"), "differs_from_page_in")
case("asides.section_kind.known", cells("asides", section_kind="weather"))
case("asides.reason.known", cells("asides", reason="weather"))
case(
    "side_effects.seriousness_basis.known", cells("side_effects", seriousness_basis="rumour"), "seriousness_basis_fits"
)
case("effects.body_system.known", cells("effects", body_system="the humours"))
case("effects.second_body_system.known", cells("effects", second_body_system="the humours"))
case("drug_effects.content_origin.known", cells("drug_effects", content_origin="rumour"))
case("drug_effects.highest_tier.known", cells("drug_effects", highest_tier="daily"))
case("drug_effects.highest_basis.known", cells("drug_effects", highest_basis="rumour"))
case("drug_effects.lowest_tier.known", cells("drug_effects", lowest_tier="daily"))
case("drug_effects.lowest_basis.known", cells("drug_effects", lowest_basis="rumour"))
case("drug_effects.consistency.known", cells("drug_effects", consistency="more or less"))
case("drug_names.kind.known", cells("drug_names", kind="nickname"))
case("rejects.stage.known", reject(stage="lunch"))
case("monographs.document_type.known", cells("monographs", document_type="novel"))
case("side_effects.setting.known", cells("side_effects", setting="hearsay"))
case("identifiers.subject.known", identifiers(subject="patient"))
case("identifiers.system.known", identifiers(system="shoe size"))

case("sources.source.form", cells("sources", source="Samples"), "pages_all_accounted")
case("monographs.monograph_id.form", cells("monographs", row=4, monograph_id="unobtainol.md"), "id_is_source_and_path")
case("monographs.source.form", cells("monographs", row=4, source="The samples", monograph_id="The samples/unobtainol.md"),
     "source.found", "order")  # fmt: skip
case("monographs.url.form", cells("monographs", url="www.example.org"))
case("monographs.drug_id.form", cells("monographs", drug_id="Balabaxol"), "drug_id.found")
case("monographs.language.form", cells("monographs", language="English!"))
case("monographs.sha256.form", cells("monographs", sha256="0123"))
case("monographs.effective_date.form", cells("monographs", effective_date="20240131"))
case("monographs.jurisdiction.form", cells("monographs", jurisdiction="Europe"))
case("side_effects.section_code.form", cells("side_effects", section_code="34084 4"))
case("arms.side_effect_id.form", arms(side_effect_id="1"), "side_effect_id.found")
case("arms.monograph_id.form", arms(monograph_id="unobtainol.md"), "monograph_id.found")
case("drugs.drug_id.form", cells("drugs", drug_id="Balabaxol"), "content_origins_counted",
     "ingredients_are_listed", "n_faqs_counted", "n_monographs_counted", "n_side_effects_counted",
     "preferred_page_is_its_own")  # fmt: skip
case("drug_ingredients.drug_id.form", cells("drug_ingredients", drug_id="Balabaxol"), "drug_id.found")
case("drug_ingredients.ingredient_drug_id.form", cells("drug_ingredients", ingredient_drug_id="Bala"),
     "ingredient_drug_id.found")  # fmt: skip
for _table in ("side_effects", "faqs", "sections", "asides"):
    _key = {"side_effects": "side_effect_id", "faqs": "faq_id"}.get(_table)
    if _key:
        case(f"{_table}.{_key}.form", cells(_table, **{_key: "1"}))
    case(f"{_table}.monograph_id.form", cells(_table, monograph_id="unobtainol.md"), "monograph_id.found",
         "position_follows", "order")  # fmt: skip
    case(f"{_table}.drug_id.form", cells(_table, drug_id="Balabaxol"), "drug_id.found", "drug_is_the_pages")
    case(f"{_table}.source.form", cells(_table, source="The samples"), "source.found", "differs_from_page_in")
case(
    "side_effects.effect_id.form", cells("side_effects", effect_id="Nausea"), "effect_id.found", "effect_in_vocabulary"
)
case("effects.effect_id.form", where("effects", {"parent_id": None, "n_rows": 4}, effect_id="Bone loss"), "n_rows_counted",
     "n_drugs_counted", "order")  # fmt: skip
case("drugs.parent_drug_id.form", cells("drugs", parent_drug_id="Balabaxol"))
case("drug_effects.drug_id.form", cells("drug_effects", drug_id="Balabaxol"), "drug_id.found")
case("drug_effects.effect_id.form", cells("drug_effects", effect_id="Bone loss"), "effect_id.found")
case("drug_names.drug_id.form", cells("drug_names", drug_id="Balabaxol"))
case("aliases.old_id.form", cells("aliases", old_id="Bone loss"))
case("aliases.new_id.form", cells("aliases", new_id="Bone loss"))
case("effects.parent_id.form", cells("effects", parent_id="Bone loss"), "parent_id.found")
case("rejects.reject_id.form", reject(reject_id="1"))
case("rejects.source.form", reject(source="The samples"), "source.found")
case("rejects.rule.form", reject(rule="Faqs wrong!"))

for _table in ("sources", "drugs", "effects", "drug_effects", "drug_names", "aliases"):
    case(f"{_table}.key_is_unique", twice(_table))
case("monographs.key_is_unique", twice("monographs"))
for _table in ("drug_ingredients", "sections", "asides"):
    case(f"{_table}.key_is_unique", twice(_table), "position_follows")
case("side_effects.key_is_unique", twice("side_effects"), "position_follows", "first_in_group")
case("faqs.key_is_unique", twice("faqs"), "position_follows", "first_on_page")
case("arms.key_is_unique", arms({"position": 1}, {"position": 1}))
case("identifiers.key_is_unique", identifiers({}, {}))
case("rejects.key_is_unique", rejects(*[
    {"reject_id": "r0123456789abcdef", "stage": "check", "table": "faqs", "row_key": k, "source": "samples", "path": "b.md",
     "rule": "faqs.x", "reason": "Wrong.", "row_json": '{"a": 1}'} for k in "ab"]))  # fmt: skip

case("aliases.order", lambda t: {**t, "aliases": pa.concat_tables([
    changed(t, "aliases", 0, old_id="zzz")["aliases"].slice(0, 1), t["aliases"]])})  # fmt: skip
case("sources.order", lambda t: {**t, "sources": pa.concat_tables(
    [t["sources"], changed(t, "sources", 0, source="a", n_pages=0)["sources"]])})  # fmt: skip
for _table in ("monographs", "drugs", "effects", "drug_effects", "drug_names"):
    case(f"{_table}.order", swapped(_table, 0, 1))
for _table in ("drug_ingredients", "side_effects", "faqs", "sections"):
    case(f"{_table}.order", swapped(_table, 1, 2), *(() if _table == "faqs" else ("position_follows",)))
case("asides.order", swapped("asides", 0, 1), "position_follows")
case("arms.order", arms({"position": 2}, {"position": 1}))
case("identifiers.order", identifiers({"value": "b"}, {"value": "a"}))
case("rejects.order", rejects(*[
    {"reject_id": f"r{i:016}", "stage": "check", "table": "faqs", "row_key": k, "source": "samples", "path": "b.md",
     "rule": "faqs.x", "reason": "Wrong.", "row_json": '{"a": 1}'} for i, k in enumerate("ba")]))  # fmt: skip

case("monographs.source.found", cells("monographs", source="elsewhere", monograph_id="elsewhere/balabaxol-celanixol.md"),
     "side_effects_fit_flags", "faqs_fit_flags")  # fmt: skip
case("monographs.drug_id.found", cells("monographs", drug_id="unheard-of"))
case("drugs.preferred_monograph_id.found", cells("drugs", preferred_monograph_id="samples/gone.md"))
case("drug_ingredients.drug_id.found", cells("drug_ingredients", drug_id="a-ghost"))
case("drug_ingredients.ingredient_drug_id.found", cells("drug_ingredients", ingredient_drug_id="a-ghost"))
for _table in ("side_effects", "faqs", "sections", "asides"):
    case(f"{_table}.monograph_id.found", cells(_table, monograph_id="samples/a-ghost.md"), "position_follows")
    case(f"{_table}.drug_id.found", cells(_table, drug_id="a-ghost"), "drug_is_the_pages")
    case(f"{_table}.source.found", cells(_table, source="elsewhere"), "differs_from_page_in")
case("side_effects.effect_id.found", cells("side_effects", effect_id="unheard-of"), "effect_in_vocabulary")
case("effects.parent_id.found", cells("effects", parent_id="unheard-of"))
case("drug_effects.drug_id.found", cells("drug_effects", drug_id="a-ghost"))
case(
    "drug_effects.effect_id.found",
    lambda t: changed(t, "drug_effects", t["drug_effects"].num_rows - 1, effect_id="zzz"),
)
case("rejects.source.found", reject(source="elsewhere"))
case("arms.side_effect_id.found", arms(side_effect_id="s" + "0" * 16))
case("arms.monograph_id.found", arms(monograph_id="samples/a-ghost.md"))

# What is known about the data ------------------------------------------------------------------------------------

case("sources.pages_all_accounted", cells("sources", n_pages=7))

case("monographs.id_is_source_and_path", cells("monographs", path="other.md"))
case("monographs.path_is_relative", cells("monographs", row=4, path="../v.md", monograph_id="samples/../v.md"), "order")
case("monographs.text_has_words", cells("monographs", row=4, text="Soon.\n"))
case("monographs.name.length", cells("monographs", name="Long " * 80 + "name"))
case("monographs.markup_in", cells("monographs", name="**Balabaxol**"))
case("monographs.mojibake_in", cells("monographs", name="BalabÃ©xol"))
case("monographs.mojibake_in_text", cells("monographs", row=4, text="A drug that doesnâ€™t exist at all."))
case("monographs.stray_space_in", cells("monographs", name="Balabaxol "))
case("monographs.kind_fits_ingredients", where("monographs", {"kind": "single"}, kind="combination"))
case("monographs.ingredients_differ", where("monographs", {"kind": "combination"}, ingredients=["A", "B", "a"]))
case("monographs.drug_fits_page_kind", where("monographs", {"page_kind": "hypothetical"},
                                             drug_id="balabaxol"))  # fmt: skip
case("monographs.dates_in_order", cells("monographs", fetched_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)))
case("monographs.side_effects_fit_flags", cells("monographs", flags=["no_side_effect_rows"]))
case("monographs.faqs_fit_flags", cells("monographs", flags=["no_faq_rows"]))

case("drugs.markup_in", cells("drugs", usage="It *really* **works**."))
case("drugs.mojibake_in", cells("drugs", brand_names=["BÃ©roxol"]))
case("drugs.stray_space_in", cells("drugs", name=" Balabaxol"))
case("drugs.kind_fits_ingredients", cells("drugs", kind="combination"))
case("drugs.ingredients_differ", where("drugs", {"kind": "combination"}, ingredients=["Balabaxol", "balabaxol"]),
     "ingredients_are_listed")  # fmt: skip
case("drugs.preferred_page_is_its_own", lambda t: changed(
    t, "drugs", 0, preferred_monograph_id=column(t, "drugs", "preferred_monograph_id")[1]))  # fmt: skip
case("drugs.ingredients_are_listed", cells("drugs", ingredients=["Otherol"]))
case("drugs.n_monographs_counted", cells("drugs", n_monographs=2))
case("drugs.n_side_effects_counted", cells("drugs", n_side_effects=3))
case("drugs.n_faqs_counted", cells("drugs", n_faqs=3))
case("drugs.content_origins_counted", cells("drugs", content_origins=["regulator"]))

case("drug_ingredients.position_follows", cells("drug_ingredients", position=2))
case("drug_ingredients.ingredient_drug_is_single", lambda t: changed(
    t, "drug_ingredients", 0,
    ingredient_drug_id=column(t, "drugs", "drug_id")[row_of(t, "drugs", kind="combination")]))  # fmt: skip
case("drug_ingredients.markup_in", cells("drug_ingredients", ingredient="<b>Bala</b>"))
case("drug_ingredients.mojibake_in", cells("drug_ingredients", ingredient="BÃ©roxol"))
case("drug_ingredients.stray_space_in", cells("drug_ingredients", ingredient="Bala\u0007baxol"))

for _table in ("side_effects", "faqs", "sections", "asides"):
    case(f"{_table}.evidence_in_text", cells(_table, evidence_end=100_000))
    case(f"{_table}.differs_from_page_in", cells(_table, content_origin="regulator"))
    case(f"{_table}.drug_is_the_pages", lambda t, n=_table: changed(
        t, n, 0, drug_id=next(d for d in column(t, "drugs", "drug_id") if d != column(t, n, "drug_id")[0])))  # fmt: skip
    case(f"{_table}.position_follows", lambda t, n=_table: without(n, len(t["monographs"]) - 5)(t))


def blank_evidence(table: str) -> Damage:
    """Evidence that holds the line end behind it only."""

    def damage(tables: Tables) -> Tables:
        end = column(tables, table, "evidence_end")[0]
        return changed(tables, table, 0, evidence_start=end, evidence_end=end + 1)

    return damage


def shifted_evidence(table: str, by: int) -> Damage:
    def damage(tables: Tables) -> Tables:
        start, end = (column(tables, table, c)[0] for c in ("evidence_start", "evidence_end"))
        return changed(tables, table, 0, evidence_start=start + by, evidence_end=end + by)

    return damage


for _table, _words in {
    "side_effects": ("effect_in_evidence",), "faqs": ("question_in_evidence", "answer_in_evidence"),
    "sections": ("text_in_evidence",), "asides": ("text_in_evidence",),
}.items():  # fmt: skip
    case(f"{_table}.evidence_has_words", blank_evidence(_table), *_words)
    cut = () if _table == "sections" else _words[:1]  # two letters of a heading are no words of the section
    case(f"{_table}.evidence_cuts_no_word", shifted_evidence(_table, 2), *cut)
case("side_effects.effect_in_evidence", cells("side_effects", flags=[], effect="vertigo"), "effect_in_vocabulary")
case("faqs.question_in_evidence", cells("faqs", question="Is it blue?"))
case("faqs.answer_in_evidence", cells("faqs", answer="Nobody knows."))
case("sections.text_in_evidence", cells("sections", text="Something else."))
case("asides.text_in_evidence", cells("asides", text="Something else."))

for _table, _name, _words in (
    ("side_effects", "detail", ()), ("faqs", "answer", ("answer_in_evidence",)),
    ("sections", "heading", ()), ("asides", "text", ("text_in_evidence",)),
):  # fmt: skip
    case(f"{_table}.mojibake_in", cells(_table, **{_name: "It canâ€™t be"}), *_words)
    case(f"{_table}.markup_in", cells(_table, **{_name: "<b>It</b> is"}), *_words)
    _space = {"side_effects": "a detail ", "faqs": "It relieves pain and fever. ", "sections": "Usage ",
              "asides": "Contact your doctor if any of these persist. "}[_table]  # fmt: skip
    case(f"{_table}.stray_space_in", cells(_table, **{_name: _space}))

for _table in ("side_effects", "faqs"):
    case(f"{_table}.page_is_monograph", lambda t, n=_table: changed(
        t, "monographs", row_of(t, "monographs", monograph_id=column(t, n, "monograph_id")[0]),
        page_kind="no_information"))  # fmt: skip

_NUMERIC = {"frequency_basis": "numeric"}
_GROUP = {"frequency_basis": "group", "frequency_tier": "common"}
case("side_effects.tier_fits_bounds", where("side_effects", _NUMERIC, frequency_tier="rare"))
case("side_effects.tier_fits_words", where("side_effects", _GROUP, frequency_tier="rare"), "tier_fits_label")
case("side_effects.tier_fits_label", where("side_effects", _GROUP, group_label="Rare side effects"))
case("side_effects.basis_fits", where("side_effects", _GROUP, frequency_basis="none"))
case("side_effects.bounds_in_order", where("side_effects", _NUMERIC, frequency_upper=0.005))
case("side_effects.serious_as_label_says", where("side_effects", {"is_serious": True}, is_serious=False))
case("side_effects.serious_is_said", cells("side_effects", is_serious=True))
case("side_effects.context_as_label_says", where("side_effects", {"context": "long_term"}, context=None))


def repeated(table: str, key: str) -> Damage:
    """A row again, under an id and a position of its own."""

    def damage(tables: Tables) -> Tables:
        page = column(tables, table, "monograph_id")[0]
        last = max(i for i, p in enumerate(column(tables, table, "monograph_id")) if p == page)
        place = column(tables, table, "position")[last] + 1
        first = tables[table].slice(0, 1)
        own = column(tables, table, key)[0][0] + "f" * 16
        row = changed({table: first}, table, 0, **{key: own, "position": place})[table].cast(first.schema)
        data = pa.concat_tables([tables[table].slice(0, last + 1), row, tables[table].slice(last + 1)])
        return {**tables, table: data.unify_dictionaries()}

    return damage


case("side_effects.first_in_group", repeated("side_effects", "side_effect_id"))
case("side_effects.long_effect_is_flagged", cells("side_effects", flags=["long_effect"]))
case("side_effects.ingredient_of_page", cells("side_effects", ingredient="Unheardofol"))
case("side_effects.effect.length", cells("side_effects", effect="pain " * 60 + "pain", flags=["reworded", "long_effect"]),
     "effect_in_vocabulary")  # fmt: skip
for _rule, _words in {
    "effect_is_no_advice": "tell your dentist", "effect_is_no_sentence": "what your doctor knows",
    "effect_is_no_fragment": "or vomiting", "effect_is_trimmed": "nausea,", "effect_has_a_letter": "% %",
    "effect_is_words": "nausea at www.example.org",
}.items():  # fmt: skip
    case(f"side_effects.{_rule}", cells("side_effects", effect=_words, flags=["reworded"]),
         "effect_in_vocabulary")  # fmt: skip
case("side_effects.effect_in_vocabulary", cells("side_effects", effect="queasiness", flags=["reworded"]))

case("faqs.question_is_trimmed", cells("faqs", question="Q: What is it used for?"), "question_in_evidence")
case("faqs.answer_is_trimmed", cells("faqs", answer="A: It relieves pain."), "answer_in_evidence")
case("faqs.question_asks", lambda t: changed(t, "faqs", 0, question=column(t, "faqs", "question")[0].rstrip("?")))
case("faqs.question.length", cells("faqs", question="A?"), "question_in_evidence")
case("faqs.answer.length", cells("faqs", answer="It relieves pain and fever. " * 250 + "It relieves pain."))
case("faqs.unanswered_is_flagged", cells("faqs", flags=["unanswered"]))
case("faqs.answer_is_no_echo", lambda t: changed(t, "faqs", 0, answer=column(t, "faqs", "question")[0][:16].strip()))
case("faqs.first_on_page", repeated("faqs", "faq_id"))

case("sections.heading.length", cells("sections", heading="Long " * 80 + "heading"))
case("sections.ingredient_of_page", cells("sections", ingredient="Unheardofol"))

case("effects.markup_in", cells("effects", label="**bone loss**"))
case("effects.mojibake_in", cells("effects", label="bone lossâ€™"))
case("effects.stray_space_in", cells("effects", synonyms=["loss of bone "]))
case("effects.n_rows_counted", cells("effects", n_rows=99))
case("effects.n_drugs_counted", cells("effects", n_drugs=99))
case("effects.parent_is_another", lambda t: changed(t, "effects", 0, parent_id=column(t, "effects", "effect_id")[0]))

case("rejects.row_is_kept", reject(row_json="{"))
case("rejects.not_released_too", lambda t: reject(
    table="monographs", row_key=column(t, "monographs", "monograph_id")[0], row_json=None)(t))  # fmt: skip

case("release.pages", figure(pages=0))
for _name, _value in {
    "share_of_pages_that_are_monographs": 0.5, "share_of_monographs_with_side_effects": 0.6,
    "side_effects_per_monograph": 2.0, "faqs_per_monograph": 90.0, "sections_per_monograph": 1.5,
    "share_of_rows_with_a_tier": 0.1, "share_of_rows_with_detail": 0.9, "share_of_rows_with_group_label": 0.2,
    "share_of_serious_rows": 0.9, "share_of_questions_answered": 0.5, "share_of_sections_recognised": 0.3,
}.items():  # fmt: skip
    case(f"release.{_name}", figure(**{_name: _value}))

# What follows from other columns ---------------------------------------------------------------------------------

case("side_effects.id_fits_fields", cells("side_effects", side_effect_id="s" + "0" * 16))
case("faqs.id_fits_fields", cells("faqs", faq_id="q" + "0" * 16))
case("rejects.id_fits_fields", reject())
case("side_effects.detail_in_evidence", cells("side_effects", detail="in those who fly"))
case("side_effects.label_before_evidence", cells("side_effects", group_label="Effects of another kind"))
case("side_effects.category_before_evidence", cells("side_effects", category="Nails"))
case("side_effects.frequency_text_is_said", where("side_effects", _GROUP, frequency_text="typically"))
case("faqs.answer_is_whole", cells("faqs", answer="It relieves pain"))
case("sections.heading_opens_evidence", lambda t: changed(
    t, "sections", row_of(t, "sections", kind="usage"), heading="Storage"))  # fmt: skip
case("monographs.drug_id_fits_ingredients", lambda t: changed(
    t, "monographs", 0, drug_id=column(t, "monographs", "drug_id")[1]))  # fmt: skip
case("monographs.differs_from_source_in", cells("monographs", license="All rights reserved"))
case("monographs.hash_is_of_one_text", lambda t: changed(
    t, "monographs", 0, sha256=column(t, "monographs", "sha256")[1]))  # fmt: skip


def same_page_twice(tables: Tables) -> Tables:
    """The second page has hash and text of the first."""
    values = {name: column(tables, "monographs", name)[0] for name in ("sha256", "text")}
    return changed(tables, "monographs", 1, **values)


case("monographs.page_is_once", same_page_twice)
case("drugs.differs_from_linked_in", cells("drugs", usage="Another use."))
case("drug_ingredients.differs_from_linked_in", cells("drug_ingredients", ingredient="Otherol"))
case("effects.differs_from_linked_in", cells("effects", synonyms=["another wording"]))
case("side_effects.differs_from_linked_in", cells("side_effects", is_medically_important=True, modifiers=["fatal"]))
case("asides.differs_from_linked_in", cells("asides", effect_ids=["nausea"]))
case("drug_effects.differs_from_linked_in", cells("drug_effects", n_statements=99))
case("drug_names.differs_from_linked_in", cells("drug_names", n_monographs=99))
case("identifiers.differs_from_linked_in", identifiers())
case("aliases.differs_from_linked_in", cells("aliases", new_id="headache"))
case("side_effects.frequency_rank_fits_tier", cells("side_effects", frequency_rank=5))
case("side_effects.seriousness_basis_fits", where("side_effects", {"is_serious": False}, seriousness_basis="group"))
