"""Rows of a release by a value: the same from its database and from its Parquet files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from materia_medica.release import layout
from materia_medica.release.rows import rows_of
from materia_medica.schema import TABLES

from .test_databases import folder  # noqa: F401  a release with what database systems stumble over


@pytest.fixture(scope="module")
def without_database(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    plain = tmp_path_factory.mktemp("plain") / folder.name
    shutil.copytree(folder, plain, ignore=shutil.ignore_patterns(layout.SQLITE))
    return plain


@pytest.mark.parametrize("name", TABLES)
def test_both_give_the_same_rows(name: str, folder: Path, without_database: Path) -> None:  # noqa: F811
    assert rows_of(folder)(name) == rows_of(without_database)(name)


def test_those_of_a_value_alone_and_the_columns_wanted(folder: Path, without_database: Path) -> None:  # noqa: F811
    for rows in (rows_of(folder), rows_of(without_database)):
        assert rows("side_effects", ["effect", "is_serious"], effect_id="nausea") == [
            {"effect": "nausea", "is_serious": True}
        ]
        assert rows("side_effects", effect_id="no-such-effect") == []


def test_a_damaged_database_is_named(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / layout.SQLITE).write_bytes(b"no database at all, and longer than the head of one" * 9)
    with pytest.raises(OSError, match="damaged") as raised:
        rows_of(tmp_path)("drugs")
    assert raised.value.filename == str(tmp_path / layout.SQLITE)
