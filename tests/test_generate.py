"""Pages for measuring: the same for the same seed, however many are made, and pages that extraction reads whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow.compute as pc
import pytest

from conftest import ROOT
from materia_medica.engine.pages import extract_pages
from materia_medica.inputs import find_inputs


def made(folder: Path, *more: str) -> Path:
    subprocess.run([sys.executable, ROOT / "benchmarks" / "generate.py", folder, *more], check=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("made"), "--pages", "12", "--labels", "8")


def test_a_page_depends_on_the_seed_and_its_number_alone(dozen: Path, tmp_path: Path) -> None:
    few = files(made(tmp_path / "few", "--pages", "5"))
    assert len(few) == 5
    assert few.items() <= files(dozen).items()
    assert few != files(made(tmp_path / "other", "--pages", "5", "--seed", "2"))
    assert files(dozen) == files(made(tmp_path / "again", "--pages", "12", "--labels", "8"))


def test_every_page_is_read_and_tells_of_side_effects_with_tiers(dozen: Path, tmp_path: Path) -> None:
    folders = {"samples": dozen / "monographs", "us-openfda": dozen / "labels"}
    (tmp_path / "sources.yaml").write_bytes((ROOT / "sources.yaml").read_bytes())
    inputs = find_inputs(tmp_path, (), folders)
    assert len(inputs.refs) == 20
    tables = extract_pages(inputs.refs, inputs.sources, workers=1).tables
    assert tables["rejects"].num_rows == 0
    assert tables["monographs"].num_rows == 20
    effects = tables["side_effects"]
    assert set(pc.unique(effects.column("monograph_id")).to_pylist()) == set(
        tables["monographs"].column("monograph_id").to_pylist()
    )
    assert {"very_common", "common", "uncommon", "rare"} <= set(effects.column("frequency_tier").to_pylist())
    assert tables["arms"].num_rows > 0
