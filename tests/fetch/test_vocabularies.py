"""A vocabulary is a file that a person fetches: a table of a register, which says what its identifiers are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from materia_medica.fetch.vocabularies import digest_of, read_vocabularies
from materia_medica.inputs import find_inputs
from materia_medica.settings.source import Source
from materia_medica.settings.sources import load_sources
from materia_medica.settings.yaml import SettingsError
from materia_medica.stop import Exit, Stop

NAMES = (
    "Name\tTYPE\tUNII\tPT\n"
    "EXAMPLINE\tof\tX1\tEXAMPLINE\n"
    "Example acid\tcn\tX1\tEXAMPLINE\n"
    "EXAMPLINE SODIUM\tof\tX2\tEXAMPLINE SODIUM\n"
    "Exampane\tbn\tX2\tEXAMPLINE SODIUM\n"
)
RECORDS = "UNII\tDisplay Name\tRN\nX1\tExampline\t50-00-0\nX3\tOtherol\t\n"


def vocabulary(project: Path, text: str | bytes | None, address: str = "raw/names.txt") -> Source:
    if text is not None:
        file = project / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Source("unii", "Names", "vocabulary", address, "regulator", "public domain", identifies="unii")


def test_a_table_of_names_gives_identifiers_by_name_and_tells_preferred_names_apart(tmp_path) -> None:
    (read,) = read_vocabularies(tmp_path, [vocabulary(tmp_path, NAMES)])
    assert read.register == "unii"
    assert read.named["example acid"] == {"X1"}
    assert read.preferred == {"exampline": {"X1"}, "exampline sodium": {"X2"}}


def test_a_brand_is_no_name_of_a_substance(tmp_path) -> None:
    (read,) = read_vocabularies(tmp_path, [vocabulary(tmp_path, NAMES)])
    assert "exampane" not in read.named


def test_a_table_of_records_is_read_by_its_columns(tmp_path) -> None:
    (read,) = read_vocabularies(tmp_path, [vocabulary(tmp_path, RECORDS)])
    assert read.preferred == {"exampline": {"X1"}, "otherol": {"X3"}}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (None, Exit.IO_ERROR, "no file raw/names.txt"),
        ("a,b\n1,2\n", Exit.USAGE, "names no column 'unii'"),
        ("UNII\tMass\nX1\t12\n", Exit.USAGE, "none of names"),
        ("", Exit.USAGE, "names no column 'unii'"),
        (b"UNII\tPT\nX1\tcaf\xe9\n", Exit.USAGE, "not UTF-8 at byte 14"),
    ],
)
def test_what_is_no_vocabulary_stops_by_name(tmp_path, text, code, said) -> None:
    with pytest.raises(Stop, match=said) as stopped:
        read_vocabularies(tmp_path, [vocabulary(tmp_path, text)])
    assert stopped.value.code == code


SETTINGS = "sources:\n  unii: {{name: N, kind: {kind}, address: raw/names.txt, content_origin: regulator, license: none{more}}}\n"


@pytest.mark.parametrize(
    ("kind", "more"), [("vocabulary", ""), ("vocabulary", ", identifies: shoes"), ("folder", ", identifies: unii")]
)
def test_a_vocabulary_and_no_other_source_says_of_which_register_it_is(tmp_path, kind, more) -> None:
    (tmp_path / "sources.yaml").write_text(SETTINGS.format(kind=kind, more=more))
    with pytest.raises(SettingsError, match="identifies"):
        load_sources(tmp_path)


def test_a_run_takes_no_page_from_it_and_tells_its_version_by_its_bytes(tmp_path) -> None:
    (tmp_path / "sources.yaml").write_text(SETTINGS.format(kind="vocabulary", more=", identifies: unii"))
    source = vocabulary(tmp_path, NAMES)
    inputs = find_inputs(tmp_path, ["unii"])
    assert (inputs.refs, inputs.rejects) == ([], [])
    assert inputs.snapshots == {"unii": digest_of(tmp_path, source)}
