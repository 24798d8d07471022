"""The gate: no figure of the project's own label sets falls below its floor, and none is lowered without a reason."""

from __future__ import annotations

import json

import pytest

from materia_medica.accuracy.__main__ import extracted, main
from materia_medica.accuracy.floors import (
    FILE,
    Below,
    FloorError,
    Floors,
    below,
    figures_of,
    load_floors,
    lowered,
    raised,
    save_floors,
    without_floor,
)
from materia_medica.accuracy.labels import label_files
from materia_medica.accuracy.measure import measure, sentences, unmeasured
from materia_medica.settings.sources import load_sources
from small import source


@pytest.fixture(scope="module")
def entries(project_root):
    files = label_files(project_root)
    return measure(extracted(project_root, files), files, load_sources(project_root).by_id)


def test_no_figure_is_below_its_floor(entries, project_root) -> None:
    fallen = below(load_floors(project_root / FILE), figures_of(entries))
    assert not fallen, "\n".join(map(str, fallen))


def test_every_figure_has_a_floor(entries, project_root) -> None:
    assert without_floor(load_floors(project_root / FILE), figures_of(entries)) == []


def test_every_label_set_and_every_floor_has_its_other_half(entries, project_root) -> None:
    assert set(load_floors(project_root / FILE)) == set(figures_of(entries))


def test_the_file_is_as_the_command_writes_it(project_root, tmp_path) -> None:
    save_floors(load_floors(project_root / FILE), tmp_path / "floors.yaml")
    assert (tmp_path / "floors.yaml").read_bytes() == (project_root / FILE).read_bytes()


def test_an_entry_says_what_was_measured_on_what_with_which_code(entries, project_root) -> None:
    assert [e["source"] for e in entries] == ["documents", *["samples"] * (len(label_files(project_root)) - 1)]
    for said in entries:
        assert said["name"].endswith("(regression set)")
        assert len(said["hash"]) == 64
        assert said["pages"] > (20 if said["source"] == "samples" else 3)
        assert said["rows"] > (400 if said["source"] == "samples" else 40)
        assert said["pages_absent"] == 0
        assert said["code_version"]
        assert json.loads(json.dumps(said)) == said


def test_a_set_speaks_for_the_source_it_is_drawn_from_and_for_no_other(entries, project_root) -> None:
    assert unmeasured(["samples", "elsewhere"], entries) == ["elsewhere"]
    assert sentences(["samples", "elsewhere"], entries)[-1] == "elsewhere: accuracy not measured"
    assert measure({}, label_files(project_root), {"elsewhere": source("elsewhere")}) == []


def test_labels_of_pages_that_others_wrote_are_no_regression_set_and_pages_that_are_not_there_measure_nothing(
    project_root, tmp_path, entries
) -> None:
    files = label_files(project_root)
    labels = tmp_path / "drawn.jsonl"
    line = next(f for f in files if f.stem.startswith("samples")).read_text("utf-8").splitlines()[0]
    labels.write_text("\n".join((line, line.replace('"samples/', '"elsewhere/', 1))), "utf-8")
    both = {s: source(s, content_origin="publisher") for s in ("samples", "elsewhere")}
    found = measure(extracted(project_root, files), [labels], both)
    assert [(e["name"], e["source"], e["pages"], e["pages_absent"]) for e in found] == [("drawn", "samples", 1, 0)]
    assert unmeasured(both, found) == ["elsewhere"]


PINNED = {"set": Floors({"row_f1": 0.95, "faq_f1": 0.99})}


@pytest.mark.parametrize(
    ("figures", "fallen"),
    [
        ({"row_f1": 0.95, "faq_f1": 1.0}, []),
        ({"row_f1": 0.9499, "faq_f1": 1.0}, [("row_f1", 0.9499)]),
        ({"row_f1": 0.95}, [("faq_f1", None)]),
        ({}, [("row_f1", None), ("faq_f1", None)]),
    ],
    ids=["at the floor", "below", "one is gone", "all are gone"],
)
def test_what_is_below(figures, fallen) -> None:
    assert [(b.figure, b.now) for b in below(PINNED, {"set": figures})] == fallen


def test_raising_rounds_down_and_lowers_nothing() -> None:
    now = {"set": {"row_f1": 0.96789, "faq_f1": 0.5, "name_accuracy": 1.0}, "new": {"row_f1": 0.9}}
    assert {n: f.figures for n, f in raised(PINNED, now).items()} == {
        "set": {"row_f1": 0.967, "faq_f1": 0.99, "name_accuracy": 1.0},
        "new": {"row_f1": 0.9},
    }


def test_lowering_needs_a_reason_and_keeps_it() -> None:
    fallen = [Below("set", "row_f1", 0.9449, 0.95)]
    with pytest.raises(FloorError, match="--reason"):
        lowered(PINNED, fallen, " ")
    after = lowered(PINNED, fallen, "the labels of one page were wrong")["set"]
    assert after.figures == {"row_f1": 0.944, "faq_f1": 0.99}
    assert after.lowered == (
        {"figure": "row_f1", "from": 0.95, "to": 0.944, "reason": "the labels of one page were wrong"},
    )


@pytest.fixture
def small_project(project, project_root):
    """A project with a few sample pages and their labels."""
    (project / FILE.parent).mkdir(parents=True)
    for file in label_files(project_root):
        there = [
            line
            for line in file.read_text("utf-8").splitlines()
            if (project / "raw" / json.loads(line)["page"]).is_file()
        ]
        if there:
            (project / FILE.parent / file.name).write_text("\n".join(there), "utf-8")
    return project


def test_the_command_measures_raises_and_lowers(small_project, capsys) -> None:
    def call(*words: str) -> tuple[int, str, str]:
        code = main(["--project", str(small_project), *words])
        return code, *capsys.readouterr()

    floors = small_project / FILE
    code, out, _ = call()
    assert (code, floors.exists()) == (0, False)
    assert "without a floor" in out
    assert call("--raise")[0] == 0
    pinned = load_floors(floors)
    assert call()[0] == 0
    page = small_project / "raw/samples/labels/i/ibuprofen.md"
    page.write_text(page.read_text("utf-8").replace("eadache", "eavy sleep"), "utf-8")
    code, _, err = call("--errors", "3")
    assert code == 1
    assert "row_f1 is 0." in err
    assert "below its floor" in err
    assert call("--raise")[0] == 1
    assert load_floors(floors) == pinned
    assert call("--lower")[0] == 1
    assert load_floors(floors) == pinned
    assert call("--lower", "--reason", "the page changed")[0] == 0
    assert call()[0] == 0
    assert any(n["reason"] == "the page changed" for f in load_floors(floors).values() for n in f.lowered)


def test_without_labels_the_command_says_so(project, capsys) -> None:
    assert main(["--project", str(project)]) == 1
    assert "no label file" in capsys.readouterr().err


def test_a_damaged_file_of_floors_is_refused(tmp_path) -> None:
    (tmp_path / "floors.yaml").write_text("set: [1", "utf-8")
    with pytest.raises(FloorError, match="damaged"):
        load_floors(tmp_path / "floors.yaml")


def latest(project) -> dict:
    release = json.loads((project / "output/latest.json").read_text("utf-8"))["version"]
    return json.loads((project / "output/releases" / release / "manifest.json").read_text("utf-8"))


def test_a_run_measures_the_projects_own_labels_and_the_manifest_says_so(small_project, materia) -> None:
    done = materia("run", "--no-cache", "--workers", "1", project=small_project)
    assert done.code == 0
    assert "samples: accuracy on" in done.err
    manifest = latest(small_project)
    assert [e["name"] for e in manifest["accuracy"]] == [
        f"{f.stem} (regression set)" for f in label_files(small_project)
    ]
    assert all(e["pages_absent"] == 0 and min(e["figures"].values()) >= 0 for e in manifest["accuracy"])
    assert "accuracy_not_measured" not in manifest


def test_a_run_without_labels_says_not_measured_and_a_file_given_adds_a_set(
    project, project_root, tmp_path, materia
) -> None:
    done = materia("run", "--no-cache", "--workers", "1", project=project)
    assert "samples: accuracy not measured" in done.err
    assert latest(project)["accuracy"] == []
    assert latest(project)["accuracy_not_measured"] == ["samples"]
    (project / "raw/samples/labels/i/ibuprofen.md").unlink()
    line = next(x for f in label_files(project_root) for x in f.read_text("utf-8").splitlines() if "warfarin.md" in x)
    (tmp_path / "given.jsonl").write_text(line, "utf-8")
    done = materia("run", "--no-cache", "--workers", "1", "--gold", tmp_path / "given.jsonl", project=project)
    assert done.code == 0
    [said] = latest(project)["accuracy"]
    assert (said["name"], said["source"], said["pages"]) == ("given (regression set)", "samples", 1)


def test_a_run_refuses_a_damaged_label_file_before_it_works(project, tmp_path, materia) -> None:
    (tmp_path / "bad.jsonl").write_text("{}", "utf-8")
    done = materia("run", "--gold", tmp_path / "bad.jsonl", project=project)
    assert done.code == 2
    assert "bad.jsonl, line 1" in done.err
    assert not (project / "output/latest.json").exists()


def test_without_a_project_it_says_how_to_start_one(tmp_path, capsys) -> None:
    assert main(["--project", str(tmp_path)]) == 2
    assert "materia init" in capsys.readouterr().err
