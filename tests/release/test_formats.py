"""The formats of a release: each is one class, and a further one is shipped, listed and read back without more code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pytest

from materia_medica.check import readback
from materia_medica.release import formats
from materia_medica.release.formats import DEFAULT, FORMATS, MAIN, file_name
from materia_medica.release.writing import write_files
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import empty
from materia_medica.schema.columns import Table


class Feather:
    ending = "feather"
    is_main = False

    def cut(self, table: str, data: pa.Table) -> Iterator[tuple[str, pa.Table]]:
        yield file_name(table, self), data

    def write(self, table: Table, data: pa.Table, path: Path, kept: Path | None = None) -> str | None:
        feather.write_feather(data, path)
        return None

    def read(self, table: Table, path: Path) -> pa.Table:
        return feather.read_table(path)

    def pieces(self, table: Table, path: Path) -> Iterator[pa.Table]:
        yield self.read(table, path)

    def content_sha256(self, path: Path) -> str | None:
        return None


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.ending)
def test_a_format_reads_back_what_it_wrote(form: formats.OutputFormat, tmp_path: Path) -> None:
    table = empty(TABLES["drugs"])
    path = tmp_path / file_name("drugs", form)
    form.write(TABLES["drugs"], table, path)
    assert form.read(TABLES["drugs"], path).equals(table)
    assert [piece.num_rows for piece in form.pieces(TABLES["drugs"], path)] == [0]


def test_a_further_format_is_one_class_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, Feather()))
    tables = {"drugs": empty(TABLES["drugs"])}
    hashes, contents = write_files(tables, tmp_path, (*DEFAULT, Feather()))
    assert list(hashes) == ["drugs.csv.gz", "drugs.feather", "drugs.parquet"]
    assert contents == {"drugs": DEFAULT[1].content_sha256(tmp_path / "drugs.csv.gz")}
    files = {name: {"sha256": sha256} for name, sha256 in hashes.items()}
    said = {"formats": [f.ending for f in (*DEFAULT, Feather())], "files": files}
    (tmp_path / "manifest.json").write_text(json.dumps(said))
    assert readback.read_back(tmp_path, tables) == []
    (tmp_path / "drugs.feather").unlink()
    assert "files.listed: drugs.feather: the file is missing" in map(str, readback.read_back(tmp_path, tables))


def test_the_main_format_is_one_of_them() -> None:
    assert MAIN in FORMATS
    assert len({form.ending for form in FORMATS}) == len(FORMATS)
