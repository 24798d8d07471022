"""LibreOffice reads the CSV of a release as the documents say: texts stay texts, nothing runs, truth is truth."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from materia_medica.release.formats import CSV_FORMS, MAIN

from .test_databases import ANSWER, made

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as sheets, converted by the documented command."""
    folder = made(tmp_path_factory.mktemp("output"), forms=(MAIN, CSV_FORMS["plain"]))
    to = tmp_path_factory.mktemp("sheets")
    (command,) = re.findall(r"`(soffice [^`]+)`", (ROOT / "docs" / "databases.md").read_text("utf-8"))
    words = [word.replace("ods", "fods") for word in shlex.split(command) if not word.endswith(".csv")]
    words += [f"-env:UserInstallation=file://{to}/home", "--outdir", str(to)]
    subprocess.run([*words, "side_effects.csv", "faqs.csv"], cwd=folder, check=True, capture_output=True, timeout=120)
    return to


def cells(file: Path) -> list[dict[str, tuple[str | None, str]]]:
    """The rows: type and text of each cell by its column."""
    rows = [
        [
            (cell.get(f"{OFFICE}value-type"), "\n".join("".join(line.itertext()) for line in cell))
            for cell in row.iter(f"{TABLE}table-cell")
            for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1")))
        ]
        for row in ElementTree.parse(file).iter(f"{TABLE}table-row")
    ]
    header = [text for _, text in rows[0]]
    return [dict(zip(header, row, strict=False)) for row in rows[1:]]


def test_every_row_is_one_and_truth_values_numbers_and_nulls_are_what_they_are(sheets: Path) -> None:
    effects = cells(sheets / "side_effects.fods")
    assert [(row["effect"][1], row["is_serious"]) for row in effects] == [
        ("nausea", ("boolean", "TRUE")),
        ("headache", ("boolean", "FALSE")),
    ]
    assert [row["frequency_rank"] for row in effects] == [("float", "2"), (None, "")]
    assert effects[0]["effect_ids"] == ("string", '["nausea"]')
    assert [row["answer"] for row in cells(sheets / "faqs.fods")] == [("string", ANSWER), (None, "")]


def test_no_text_runs(sheets: Path) -> None:
    assert cells(sheets / "side_effects.fods")[0]["detail"] == ("string", "'=worse at night")
    assert "table:formula" not in (sheets / "side_effects.fods").read_text("utf-8")
