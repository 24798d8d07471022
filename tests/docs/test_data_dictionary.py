"""docs/data-dictionary.md is what the declared tables say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from materia_medica.schema import TABLES
from materia_medica.schema import values as v

COMMAND = "docs/data_dictionary.py"


@pytest.fixture(scope="module")
def dictionary(project_root) -> str:
    return (project_root / "docs" / "data-dictionary.md").read_text("utf-8")


def test_the_file_is_what_its_command_writes(project_root) -> None:
    done = subprocess.run(
        [sys.executable, COMMAND, "--check"], cwd=project_root, capture_output=True, text=True,
        env={"PYTHONPATH": str(project_root)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_another_file_is_noticed_and_the_command_mends_it(project_root, tmp_path, dictionary) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / COMMAND).write_bytes((project_root / COMMAND).read_bytes())
    target = tmp_path / "docs" / "data-dictionary.md"
    target.write_text(dictionary.replace("fraction of 1", "percent"), "utf-8")

    def run(*words: str) -> int:
        env = {"PYTHONPATH": str(project_root)}
        return subprocess.run(
            [sys.executable, COMMAND, *words], cwd=tmp_path, env=env, capture_output=True, check=False
        ).returncode

    assert [run("--check"), run(), run("--check")] == [1, 0, 0]
    assert target.read_text("utf-8") == dictionary


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_every_column_stands_in_its_table_with_its_description(table, dictionary) -> None:
    part = dictionary.split(f"\n## {table.name}\n", 1)[1].split("\n## ", 1)[0]
    for column in table.columns:
        row = next(line for line in part.splitlines() if line.startswith(f"| `{column.name}` |"))
        assert column.description in row


def test_every_flag_is_explained(dictionary) -> None:
    for flags in (v.MONOGRAPH_FLAGS, v.DRUG_FLAGS, v.SIDE_EFFECT_FLAGS, v.FAQ_FLAGS):
        for flag, said in flags.items():
            assert f"| `{flag}` | {said} |" in dictionary
