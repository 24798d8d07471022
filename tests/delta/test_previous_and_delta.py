"""The property that followers rest on: previous + delta = current, for every table, byte for byte."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.builders import Tables
from tests.delta.edits import edited, some_pages, tables_of

from materia_medica.delta.apply import apply
from materia_medica.delta.compare import compare
from materia_medica.delta.stored import AsStored, End, read_delta, write_delta
from materia_medica.release.formats import FORMATS, file_name
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform

START, THEN = End("2026.01.01", "0" * 64, "1.0.0"), End("2026.01.02", "1" * 64, "1.0.0")


def bytes_of(tables: Tables, folder: Path) -> dict[str, bytes]:
    """Every file of these tables, as a release has it."""
    folder.mkdir()
    for name, table in tables.items():
        for form in FORMATS:
            form.write(TABLES[name], table.combine_chunks(), folder / file_name(name, form))
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def follows(old: Tables, new: Tables, folder: Path) -> None:
    """Hold the property for two states, with everything on disk between them."""
    bytes_of(old, folder / "old")
    write_delta(compare(AsStored(folder / "old"), new), START, THEN, folder / "delta")
    stored = read_delta(folder / "delta")
    assert (stored.start, stored.end, set(stored.names)) == (START, THEN, set(new))
    made = apply(AsStored(folder / "old"), stored.rows, stored.names)
    assert bytes_of(made, folder / "made") == bytes_of(new, folder / "new")


@settings(max_examples=10, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32), edits=st.integers(0, 12))
def test_previous_and_delta_are_current_whatever_was_edited(seed: int, edits: int) -> None:
    chance = random.Random(seed)
    before = edited(some_pages(), chance, 3)
    with tempfile.TemporaryDirectory() as folder:
        follows(tables_of(before), tables_of(edited(before, chance, edits)), Path(folder))


@settings(max_examples=12, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_rows_in_no_sensible_relation_follow_from_each_other_too(seed: int) -> None:
    """Any rows taken out, exchanged or emptied: the delta asks for keys alone."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        follows(spoilt(ONE, chance), spoilt(OTHER, chance), Path(folder))


ONE, OTHER = tables_of(some_pages()), tables_of(edited(some_pages(), random.Random(5), 12))


def spoilt(tables: Tables, chance: random.Random) -> Tables:
    made = {}
    for name, table in tables.items():
        rows = table.to_pylist()
        free = [c.name for c in TABLES[name].columns if c.name not in (*TABLES[name].key, *TABLES[name].sort)]
        for row in rows:
            if chance.random() < 0.3:
                column = chance.choice(free or list(TABLES[name].key))
                row[column] = chance.choice(rows)[column] if column in free else row[column]
        kept = [row for row in rows if chance.random() < 0.9]
        made[name] = conform(TABLES[name], pa.Table.from_pylist(kept, schema=table.schema))
    return made


def test_a_release_of_an_older_schema_is_followed_as_well(tmp_path) -> None:
    old = dict(ONE)
    old["side_effects"] = old["side_effects"].drop_columns(["modifiers", "frequency_rank"])
    old["faqs"] = old["faqs"].append_column("gone", pa.array(["x"] * old["faqs"].num_rows))
    del old["aliases"]
    for name, table in old.items():
        (tmp_path / "old").mkdir(exist_ok=True)
        pq.write_table(table, tmp_path / "old" / f"{name}.parquet")
    delta = compare(AsStored(tmp_path / "old"), OTHER)
    made = apply(AsStored(tmp_path / "old"), delta.rows, OTHER)
    assert bytes_of(made, tmp_path / "made") == bytes_of(OTHER, tmp_path / "new")
    assert delta.counts["side_effects"].columns["modifiers"] > 0
    assert delta.counts["aliases"].before == 0
