"""`import materia_medica as mm`: tables and releases for a script, from a folder, a bucket or any address."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

import materia_medica as mm
from materia_medica.published.place import place
from materia_medica.published.send import send_releases, to_be_read
from materia_medica.release import layout
from materia_medica.request import Quiet
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import arrow_schema
from materia_medica.store import read_table

from .conftest import make_release


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with two releases; the second has other effects."""
    for number in range(2):
        make_release(tmp_path / "output", number)
    return tmp_path / "output"


@pytest.fixture
def public(output: Path, address: str) -> str:
    """The same, published."""
    send_releases(output, place(address), to_be_read(output), Quiet())
    return address


def test_a_table_of_the_latest_release_is_a_data_frame_of_pandas(public) -> None:
    frame = mm.load("side_effects", at=public)
    assert isinstance(frame, pd.DataFrame)
    assert list(frame["effect"]) == ["effect number 1", "headache"]
    assert list(frame.columns) == list(TABLES["side_effects"].names)


def test_columns_come_in_the_order_that_is_asked_for(public) -> None:
    wanted = ["frequency_tier", "effect"]
    assert list(mm.load("side_effects", columns=wanted, at=public).columns) == wanted
    assert mm.load("side_effects", columns=wanted, at=public, to="arrow").column_names == wanted
    assert mm.load("side_effects", columns=wanted, at=public, to="polars").columns == wanted
    assert mm.load("side_effects", columns=[], at=public).shape == (2, 0)


def test_a_release_is_named_by_its_version(public) -> None:
    assert "effect number 0" in set(mm.load("side_effects", release="2026.01.31", at=public)["effect"])
    assert "effect number 1" in set(mm.load("side_effects", release="latest", at=public)["effect"])


def test_every_table_of_a_release_is_the_same_from_a_place_as_from_its_files(output, public) -> None:
    folder = layout.release_folder(output, "2026.01.31.2")
    for name, table in TABLES.items():
        loaded = mm.load(name, at=public, to="arrow")
        assert loaded.equals(read_table(folder, name))
        assert loaded.schema.equals(arrow_schema(table))
        assert isinstance(mm.load(name, at=public, to="polars"), pl.DataFrame)
        assert len(mm.load(name, at=public)) == loaded.num_rows


def test_in_pandas_nulls_make_no_number_a_fraction_and_lists_are_lists(output) -> None:
    effects = mm.load("side_effects", at=output)
    assert effects["frequency_rank"].dtype == pd.Int64Dtype()
    assert effects["is_serious"].dtype == bool
    assert effects["evidence_start"].dtype == "int64"
    drugs = mm.load("drugs", at=output)
    assert list(drugs["ingredients"]) == [["Aspirin"]]
    faqs = mm.load("faqs", at=output)
    assert faqs["answer"].isna().all()


def test_the_folder_of_one_release_is_a_place_too(output) -> None:
    one = layout.release_folder(output, "2026.01.31")
    assert "effect number 0" in set(mm.load("side_effects", at=one)["effect"])
    assert len(mm.load("faqs", at=one, release="2026.01.31")) == 1
    with pytest.raises(ValueError, match=r"is release 2026\.01\.31, not 2026\.01\.31\.2"):
        mm.load("faqs", at=one, release="2026.01.31.2")


def test_by_default_the_releases_are_those_of_the_project_around(output, tmp_path, monkeypatch) -> None:
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    with pytest.raises(ValueError, match=r"no project here.*say where releases are, as in at="):
        mm.load("faqs")
    (tmp_path / "sources.yaml").write_text("sources: {}\n")
    assert len(mm.load("faqs")) == 1
    assert [r.version for r in mm.releases()] == ["2026.01.31", "2026.01.31.2"]


def test_releases_are_listed_the_oldest_first(output, public) -> None:
    found = mm.releases(public)
    assert [(r.version, r.is_latest) for r in found] == [("2026.01.31", False), ("2026.01.31.2", True)]
    manifest = layout.read_manifest(layout.release_folder(output, "2026.01.31.2"))
    last = found[-1]
    assert (last.created_at, last.schema_version) == (manifest["created_at"], manifest["schema_version"])
    assert last.content_sha256 == manifest["content_sha256"]
    assert last.rows["side_effects"] == 2
    assert set(last.rows) == set(TABLES)


def test_a_folder_without_index_and_latest_tells_by_its_manifests(output, tmp_path) -> None:
    whole = mm.releases(output)
    for name in (layout.INDEX, layout.LATEST):
        (output / name).unlink(missing_ok=True)
    assert mm.releases(output) == whole
    assert "effect number 1" in set(mm.load("side_effects", at=output)["effect"])
    assert mm.releases(tmp_path / "nothing") == []


def test_what_is_not_there_is_told_with_what_is(public) -> None:
    with pytest.raises(ValueError, match=r"has no table 'side_effect'; it has: .*side_effects"):
        mm.load("side_effect", at=public)
    with pytest.raises(ValueError, match=r"has no column tier; it has: .*frequency_tier"):
        mm.load("side_effects", columns=["effect", "tier"], at=public)
    with pytest.raises(ValueError, match=r"has no release 2026\.01\.30; it has: 2026\.01\.31\.2, 2026\.01\.31"):
        mm.load("side_effects", release="2026.01.30", at=public)
    with pytest.raises(ValueError, match=r"has no release \.\./x"):
        mm.load("side_effects", release="../x", at=public)
    with pytest.raises(ValueError, match=r"columns=\['effect'\]"):
        mm.load("side_effects", columns="effect", at=public)
    with pytest.raises(ValueError, match="expected 'pandas', 'arrow' or 'polars'"):
        mm.load("side_effects", at=public, to="spark")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match=r"nowhere.*known|not known"):
        mm.load("side_effects", at="nowhere://x")
    with pytest.raises(AttributeError, match="has no attribute 'download'"):
        mm.download  # noqa: B018


def test_a_damaged_table_is_told_and_never_given(output) -> None:
    file = layout.release_folder(output, "2026.01.31.2") / "side_effects.parquet"
    data = bytearray(file.read_bytes())
    chunk = pq.ParquetFile(file).metadata.row_group(0).column(TABLES["side_effects"].names.index("evidence_end"))
    data[chunk.data_page_offset + chunk.total_compressed_size - 3] ^= 1
    file.write_bytes(data)
    with pytest.raises(OSError, match="get it anew") as error:
        mm.load("side_effects", at=output)
    assert str(file) in str(error.value)
    file.write_bytes(data[:50])
    with pytest.raises(OSError, match="get it anew"):
        mm.load("side_effects", at=output)


def test_a_published_bucket_is_read_over_http_too(output, tmp_path) -> None:
    """As a public bucket is: no listing, ranges of files only."""
    public = tmp_path / "public"
    send_releases(output, place(str(public)), to_be_read(output), Quiet())
    handler = functools.partial(_Silent, directory=str(public))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        assert [r.version for r in mm.releases(address)] == ["2026.01.31", "2026.01.31.2"]
        assert "effect number 1" in set(mm.load("side_effects", columns=["effect"], at=address)["effect"])
        server.shutdown()


def test_importing_the_package_imports_no_library(tmp_path) -> None:
    code = """
import sys
import materia_medica as mm
heavy = ('pandas', 'pyarrow', 'fsspec', 'polars', 'numpy', 'yaml')
print([m for m in heavy if m in sys.modules], mm.__version__ != "")
mm.releases
print([m for m in heavy if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "[] True\n[]\n"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
