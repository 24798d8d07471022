"""What counts as breaking, and that a release is held to it."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest

from materia_medica.release import layout
from materia_medica.release.stated import hold_to_version
from materia_medica.schema import SCHEMA_VERSION
from materia_medica.schema.breaking import Level, is_enough, least_version, schema_changes
from materia_medica.schema.stated import stated_schema
from materia_medica.stop import Exit, Stop

NOW = stated_schema()


def before(edit):
    """The declaration as it was before `edit` is undone: what follows it is today's."""
    old = deepcopy(NOW)
    edit(old["tables"])
    return old


def column(name: str, **said):
    table, _, of = name.partition(".")
    return lambda tables: tables[table]["columns"][of].update(said)


CHANGES = {
    "a table is gone": (lambda t: t.update(old=deepcopy(t["faqs"])), Level.MAJOR, "table old is gone"),
    "a column is gone": (lambda t: t["faqs"]["columns"].update(old={}), Level.MAJOR, "faqs.old is gone"),
    "another type": (column("faqs.position", type="string"), Level.MAJOR, "has the type int, before string"),
    "another unit": (column("monographs.bytes", unit="bits"), Level.MAJOR, "has the unit bytes"),
    "null where it never was": (column("faqs.answer", nullable=False), Level.MAJOR, "faqs.answer may be null"),
    "a value is gone": (column("faqs.topic", values=[*NOW["tables"]["faqs"]["columns"]["topic"]["values"], "travel"]),
                        Level.MAJOR, "has no value travel any more"),
    "a closed list": (lambda t: t["faqs"]["columns"]["topic"].pop("values"), Level.MAJOR, "has a closed list now"),
    "another key": (lambda t: t["faqs"].update(key=["question"]), Level.MAJOR, "has its key by faq_id"),
    "another order": (lambda t: t["faqs"].update(sort=["faq_id"]), Level.MAJOR, "is sorted by monograph_id, position"),
    "a new table": (lambda t: t.pop("faqs"), Level.MINOR, "table faqs is new"),
    "a new column": (lambda t: t["faqs"]["columns"].pop("topic"), Level.MINOR, "faqs.topic is new"),
    "a new value": (column("faqs.topic", values=["usage"]), Level.MINOR, "has the value mechanism"),
    "never null": (column("faqs.question", nullable=True), Level.MINOR, "faqs.question is never null"),
    "another description": (column("faqs.topic", description="?"), Level.PATCH, "has another description"),
    "another pattern": (column("faqs.faq_id", pattern="x"), Level.PATCH, "has another pattern"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "level", "said"), CHANGES.values(), ids=CHANGES.keys())
def test_each_change_counts_up_its_part_of_the_version(edit, level, said) -> None:
    changes = schema_changes(before(edit), NOW)
    assert changes
    assert changes[0].level == level
    assert said in changes[0].what


def test_the_same_declaration_is_no_change_and_the_gravest_comes_first() -> None:
    assert schema_changes(NOW, NOW) == []

    def several(tables) -> None:
        tables["faqs"]["description"] = "?"
        tables["old"] = tables["drugs"]

    assert [c.level for c in schema_changes(before(several), NOW)] == [Level.MAJOR, Level.PATCH]


@pytest.mark.parametrize(
    ("level", "least"), [(Level.MAJOR, "3.0.0"), (Level.MINOR, "2.5.0"), (Level.PATCH, "2.4.4")]
)  # fmt: skip
def test_a_version_must_be_at_least_the_next_of_its_level(level, least) -> None:
    changes = [c for _, n, _ in CHANGES.values() if n == level for c in schema_changes(before(_edit(n)), NOW)][:1]
    assert least_version("2.4.3", changes) == least
    assert is_enough("2.4.3", least, changes)
    assert is_enough("2.4.3", "3.0.0", changes)
    assert not is_enough("2.4.3", "2.4.3", changes)
    assert is_enough("2.4.3", "2.4.3", [])
    assert not is_enough("2.4.3", "2.4.2", []), "a version never goes back"


def _edit(level):
    return next(edit for edit, of, _ in CHANGES.values() if of == level)


def test_a_release_says_its_schema_and_the_next_is_held_to_it(project, materia, monkeypatch) -> None:
    assert materia("run", project=project).code == Exit.OK
    last = layout.latest_release(project / "output")
    assert json.loads((last / "schema.json").read_text("utf-8")) == NOW
    hold_to_version(last)
    old = before(lambda tables: tables.update(old=deepcopy(tables["faqs"])))
    (last / "schema.json").write_text(json.dumps(old))
    monkeypatch.setattr("materia_medica.steps.read_pages", lambda _: pytest.fail("pages were read"))
    done = materia("run", project=project)
    assert done.code == Exit.DIFFERENCE
    assert "in a way that breaks readers" in done.err
    assert "table old is gone" in done.err
    assert f"it must be {int(SCHEMA_VERSION[0]) + 1}.0.0 or higher" in re.sub(r"\s+", " ", done.err)
    (last / "schema.json").unlink()
    hold_to_version(last)  # an older release that does not say what it was


def test_an_older_version_is_never_taken_for_a_newer_one(tmp_path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps({**NOW, "schema_version": "99.0.0"}))
    with pytest.raises(Stop, match=r"it must be 99\.0\.0 or higher"):
        hold_to_version(tmp_path)
