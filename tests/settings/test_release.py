"""`release.yaml`: in which form a release ships its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from materia_medica.settings.release import ReleaseSettings, load_release_settings
from materia_medica.settings.yaml import SettingsError


def load(folder: Path, text: str) -> ReleaseSettings:
    (folder / "release.yaml").write_text(text, "utf-8")
    return load_release_settings(folder)


def test_csv_is_compressed_where_nothing_is_said(tmp_path: Path, project_root: Path) -> None:
    assert load_release_settings(tmp_path).csv == "gzip"
    assert load(tmp_path, "# nothing\n").csv == "gzip"
    assert load_release_settings(project_root) == ReleaseSettings()


def test_csv_may_be_plain(tmp_path: Path) -> None:
    assert load(tmp_path, "csv: plain\n").csv == "plain"


def test_the_database_may_be_left_out(tmp_path: Path) -> None:
    assert load(tmp_path, "csv: gzip\n").database is True
    assert load(tmp_path, "database: false\n").database is False


def test_a_table_comes_in_parts_from_so_many_rows_on(tmp_path: Path) -> None:
    assert load(tmp_path, "csv: gzip\n").rows_a_file == 5_000_000
    assert load(tmp_path, "rows_a_file: 1000\n").rows_a_file == 1000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("csv: zip\n", "release.yaml, line 1: csv: is 'zip'; allowed are gzip, plain"),
        ("csvs: gzip\n", "unknown field csvs; known are csv, database, rows_a_file"),
        ("rows_a_file: 0\n", "rows_a_file"),
        ("rows_a_file: many\n", "rows_a_file"),
        ("[gzip]\n", "expected fields with names (csv, database, rows_a_file)"),
    ],
)
def test_what_it_cannot_say_is_named(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load(tmp_path, text)
    assert said in error.value.message
