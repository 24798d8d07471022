"""A follower makes the next release from the last one and its delta, byte for byte, and is told where that cannot be."""

from __future__ import annotations

import json
import random
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.check.builders import release
from tests.delta.edits import edited, some_pages, tables_of

from materia_medica.check.deltas import delta_faults
from materia_medica.check.folder import check_folder
from materia_medica.check.readback import read_back
from materia_medica.delta.stored import AsStored
from materia_medica.new_project import TEMPLATE
from materia_medica.release import layout
from materia_medica.release.difference import difference, write_difference
from materia_medica.release.follow import follow
from materia_medica.release.formats import DEFAULT, file_name
from materia_medica.schema import TABLES
from materia_medica.stop import Exit, Stop


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Three releases of pages that were edited in between."""
    output, pages, chance = tmp_path_factory.mktemp("output"), some_pages(), random.Random(3)
    made = []
    for day in (1, 2, 3):
        made.append(release(tables_of(pages), output, day=day))
        pages = edited(pages, chance, 6)
    return made


def fetched(release, to):
    """What a follower fetches of a release: its manifest and its delta."""
    to.mkdir()
    shutil.copy(release / "manifest.json", to)
    shutil.copytree(release / "delta", to / "delta")
    return to


def same_tables(one, other) -> bool:
    names = [file_name(table, form) for table in TABLES for form in DEFAULT]
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_a_release_holds_the_delta_from_its_predecessor_and_the_manifest_lists_it(releases) -> None:
    manifest = layout.read_manifest(releases[1])
    said = json.loads((releases[1] / "delta" / "delta.json").read_text())
    assert said["from"] == manifest["predecessor"]
    assert said["to"]["content_sha256"] == manifest["content_sha256"]
    assert said["tables"] == manifest["changes"]
    listed = {name for name in manifest["files"] if name.startswith("delta/")}
    assert listed == {f"delta/{file.name}" for file in (releases[1] / "delta").iterdir()}
    differ = {n for n, c in said["tables"].items() if c["added"] or c["changed"] or c["moved"] or c["removed"]}
    assert listed == {"delta/delta.json", *(f"delta/{name}.parquet" for name in differ)}
    assert not (releases[0] / "delta").exists()
    assert layout.read_manifest(releases[0])["predecessor"] is None


def test_a_follower_keeps_up_with_manifests_and_deltas_alone(releases, tmp_path) -> None:
    own = releases[0]
    for n, there in enumerate(releases[1:]):
        next_one = tmp_path / f"own-{n}"
        made = follow(own, fetched(there, tmp_path / f"fetched-{n}"), next_one)
        assert made.other_bytes == ()
        assert same_tables(next_one, there)
        assert (next_one / layout.SQLITE).read_bytes() == (there / layout.SQLITE).read_bytes(), "built anew"
        assert read_back(next_one, None) != [], "checks and the rest were not fetched"
        own = next_one


def test_where_releases_are_no_databases_none_is_built(releases, tmp_path) -> None:
    old, there = shutil.copytree(releases[0], tmp_path / "old"), fetched(releases[1], tmp_path / "fetched")
    (old / layout.SQLITE).unlink()
    said = layout.read_manifest(there)
    del said["files"][layout.SQLITE]
    (there / layout.MANIFEST).write_text(json.dumps(said), "utf-8")
    for number, delta in enumerate((there, there / "delta")):
        follow(old, delta, tmp_path / str(number))
        assert not (tmp_path / str(number) / layout.SQLITE).exists()
        (there / layout.MANIFEST).unlink(missing_ok=True)


def test_beside_a_whole_release_everything_is_copied(releases, tmp_path) -> None:
    follow(releases[0], releases[1], tmp_path / "new")
    assert read_back(tmp_path / "new", None) == []
    assert {p.name for p in (tmp_path / "new").iterdir()} == {p.name for p in releases[1].iterdir()}


def test_a_delta_alone_gives_the_tables_and_can_be_followed_on(releases, tmp_path) -> None:
    shutil.copytree(releases[1] / "delta", tmp_path / "delta")
    follow(releases[0], tmp_path / "delta", tmp_path / "new")
    assert not (tmp_path / "new" / "manifest.json").exists()
    assert (tmp_path / "new" / layout.SQLITE).is_file()
    follow(tmp_path / "new", releases[2], tmp_path / "newest")
    assert same_tables(tmp_path / "newest", releases[2])


def test_a_delta_from_another_release_is_refused(releases, tmp_path) -> None:
    with pytest.raises(Stop, match=r"leads from release 2026\.01\.02 to 2026\.01\.03") as stopped:
        follow(releases[0], releases[2], tmp_path / "new")
    assert stopped.value.code is Exit.DIFFERENCE
    assert not (tmp_path / "new").exists()


def test_tables_that_are_not_those_of_the_release_do_not_appear(releases, tmp_path) -> None:
    old = shutil.copytree(releases[0], tmp_path / "old")
    shutil.copy(releases[2] / "effects.parquet", old / "effects.parquet")
    with pytest.raises(Stop, match=r"are not those of release|does not fit") as stopped:
        follow(old, releases[1], tmp_path / "new")
    assert stopped.value.code is Exit.DIFFERENCE
    assert [p.name for p in tmp_path.iterdir()] == ["old"]


def test_what_is_no_delta_or_is_there_already_is_named(releases, tmp_path) -> None:
    with pytest.raises(Stop, match=r"lacks delta\.json"):
        follow(releases[0], tmp_path, tmp_path / "new")
    with pytest.raises(Stop, match="is there already"):
        follow(releases[0], releases[1], tmp_path)


def test_any_two_releases_have_a_difference_that_can_be_applied(releases, tmp_path) -> None:
    found = difference(releases[2], releases[0])
    assert found.differ
    write_difference(found, releases[2], releases[0], tmp_path / "back")
    follow(releases[2], tmp_path / "back", tmp_path / "first")
    assert same_tables(tmp_path / "first", releases[0])
    assert not difference(releases[0], tmp_path / "first").differ


def test_of_a_damaged_predecessor_there_is_no_delta_and_it_says_so(releases, tmp_path) -> None:
    last = shutil.copytree(releases[0], tmp_path / "releases" / releases[0].name)
    (last / "effects.parquet").write_bytes(b"PAR1")
    made = release(tables_of(some_pages()), tmp_path, day=2)
    assert not (made / "delta").exists()
    assert "effects.parquet" in (made / layout.CHANGES).read_text()
    assert layout.read_manifest(made)["predecessor"] == {"version": releases[0].name}


def test_diff_ends_with_0_where_both_say_the_same_and_with_1_where_not(releases, materia, tmp_path) -> None:
    same = materia("diff", releases[0], releases[0])
    assert (same.code, same.out) == (0, f"{releases[0]} and {releases[0]} say the same\n")
    differ = materia("diff", releases[0], releases[1], "--json")
    said = json.loads(differ.out)["result"]
    assert differ.code == 1
    assert said["same"] is False
    assert said["tables"] == layout.read_manifest(releases[1])["changes"]
    assert "side_effects" in materia("diff", releases[0], releases[1]).out
    project = tmp_path / "project"
    shutil.copytree(releases[0].parent, project / "output" / "releases")
    (project / "sources.yaml").write_text("sources: {}\n")
    assert materia("diff", "2026.01.01", "2026.01.02", project=project).code == 1
    assert materia("diff", "2026.01.01", "2027.01.02", project=project).code == 2
    assert materia("diff", "first", "second", project=project).code == 2


def test_apply_makes_the_release_and_says_where(releases, materia, tmp_path) -> None:
    done = materia("apply", releases[0], releases[1], "--to", tmp_path / "new")
    assert done.code == 0, done.err
    assert "The tables of release 2026.01.02 are in" in done.out
    assert same_tables(tmp_path / "new", releases[1])
    assert materia("apply", releases[0], releases[2], "--to", tmp_path / "other").code == 1


def check(folder) -> list[str]:
    manifest = layout.read_manifest(folder)
    return list(delta_faults(folder, manifest, AsStored(folder)))


def test_a_check_of_a_release_finds_a_delta_that_does_not_lead_to_it(releases, tmp_path) -> None:
    assert [check(folder) for folder in releases] == [[], [], []]
    alone = shutil.copytree(releases[1], tmp_path / releases[1].name)
    assert check(alone) == [], "without its predecessor the rows of the delta are looked for in the tables"
    rows = pq.read_table(alone / "delta" / "side_effects.parquet")
    place = rows.column_names.index("effect")
    others = rows.set_column(place, rows.schema.field("effect"), pa.array(["hiccups"] * rows.num_rows))
    pq.write_table(others, alone / "delta" / "side_effects.parquet")
    assert "of its rows are not in side_effects" in check(alone)[0]
    shutil.copytree(releases[0], tmp_path / releases[0].name)
    assert check(alone) == ["with release 2026.01.01 it gives other rows of side_effects"]
    pq.write_table(rows.slice(1), alone / "delta" / "side_effects.parquet")
    assert "the rows of side_effects are not those that it counts" in check(alone)
    (alone / "delta" / "side_effects.parquet").unlink()
    assert check(alone)[0].startswith("it cannot be read")


def test_verify_holds_a_release_with_a_delta_for_whole(releases, materia) -> None:
    results = {r.rule: r.passed for r in check_folder(releases[1], project=TEMPLATE).results if r.table == "release"}
    assert results["files.delta"]
    assert [rule for rule, passed in results.items() if not passed] == []
