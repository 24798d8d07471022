"""Tables of a release for a script or a notebook, wherever releases are.

What the caller names and is not there is a ValueError that says what is; what cannot be reached or read is an OSError.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from materia_medica.published.index import DAMAGED, Index, newest_to_read, read_index, read_json, read_latest
from materia_medica.published.place import Folder, Place, place
from materia_medica.release import layout
from materia_medica.settings.source import FILE_NAME
from materia_medica.stop import Stop
from materia_medica.table_files import named_files, whole_name

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

LATEST = "latest"
"""Stands for the release that `latest.json` names."""
Address = str | os.PathLike[str]
"""A folder (the `output/` of a project, a copy of it, or one release), or an address that fsspec knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release, as the index of its place tells of it."""

    version: str
    created_at: str
    """When it was made: UTC, ISO 8601."""
    schema_version: str
    content_sha256: str
    """Two releases with the same one hold the same rows."""
    rows: Mapping[str, int]
    """Rows by table."""
    is_latest: bool


@overload
def load(table: str, *, release: str = ..., columns: Sequence[str] | None = ..., at: Address | None = ...,
         to: Literal["pandas"] = ...) -> pd.DataFrame: ...  # fmt: skip
@overload
def load(table: str, *, release: str = ..., columns: Sequence[str] | None = ..., at: Address | None = ...,
         to: Literal["arrow"]) -> pa.Table: ...  # fmt: skip
@overload
def load(table: str, *, release: str = ..., columns: Sequence[str] | None = ..., at: Address | None = ...,
         to: Literal["polars"]) -> pl.DataFrame: ...  # fmt: skip


def load(
    table: str,
    *,
    release: str = LATEST,
    columns: Sequence[str] | None = None,
    at: Address | None = None,
    to: Literal["pandas", "arrow", "polars"] = "pandas",
) -> Any:
    """A table of a release, or these of its columns in this order, as a data frame of pandas.

    `release` is a version such as "2026.01.31". `at` is where releases are: a folder, one release's folder, or an
    address such as "s3://bucket/prefix"; by default the `output/` of the project that the working folder is in.
    `to` gives an Arrow table or a data frame of Polars instead. Only the columns asked for are read, and held to the
    checksums that the file has of them.

    In pandas, columns that may have nulls keep whole numbers and truth values as they are (`Int64`, `boolean`), and
    lists are lists.
    """
    if to not in ("pandas", "arrow", "polars"):
        raise ValueError(f"to='{to}': expected 'pandas', 'arrow' or 'polars'")
    where, folder, manifest = _find(_place(at), release)
    if table not in manifest.get("tables", {}):
        raise ValueError(f"release {manifest['version']} has no table '{table}'; it has: {_names(manifest['tables'])}")
    if isinstance(columns, str):
        raise ValueError(f"columns='{columns}': expected a list, as in columns=['{columns}']")
    names = named_files(manifest["files"], table) or [whole_name(table)]
    data = _behind_each_other([_read(where, f"{folder}{name}", columns) for name in names])
    if to == "arrow":
        return data
    if to == "polars":
        import polars as pl

        return pl.from_arrow(data)
    from materia_medica.published.frames import to_pandas

    return to_pandas(data)


def releases(at: Address | None = None) -> list[Release]:
    """The releases of a place (see `load`), the oldest first."""
    where = _place(at)
    told = (entry for entry in _index(where)["releases"] if entry.get("result") != DAMAGED)
    entries = sorted(told, key=lambda entry: layout.order(entry["version"]))
    latest = _latest(where, entries)
    return [
        Release(
            version=str(entry["version"]), created_at=str(entry.get("created_at")),
            schema_version=str(entry.get("schema_version")), content_sha256=str(entry.get("content_sha256")),
            rows=dict(entry.get("rows", {})), is_latest=entry["version"] == latest,
        )
        for entry in entries
    ]  # fmt: skip


def _place(at: Address | None) -> Place:
    if at is not None:
        try:
            return place(os.fspath(at))
        except Stop as stop:
            raise ValueError(stop.message) from None
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return Folder(folder / layout.OUTPUT)
    raise ValueError(f"no project here: neither {here} nor a folder above it has a {FILE_NAME}; say where releases "
                     'are, as in at="output" or at="s3://bucket/prefix"')  # fmt: skip


def _find(where: Place, release: str) -> tuple[Place, str, Index]:
    """A place, where in it the files of the release are, and the release's manifest."""
    own = read_json(where, layout.MANIFEST)
    if "version" in own and "files" in own:  # the place is a release
        if release not in (LATEST, own["version"]):
            raise ValueError(f"{where.shown} is release {own['version']}, not {release}")
        return where, "", own
    version = (read_latest(where) or _latest(where, _index(where)["releases"])) if release == LATEST else release
    folder = f"{layout.RELEASES}/{version}/"
    manifest = read_json(where, f"{folder}{layout.MANIFEST}") if version and layout.is_version(version) else {}
    if "files" not in manifest:
        known = _names([entry["version"] for entry in _index(where)["releases"]])
        raise ValueError(f"{where.shown} has no release {release}; it has: {known}")
    return where, folder, manifest


def _index(where: Place) -> Index:
    """The index; of a folder that has none, what the manifests in it say."""
    index = read_index(where)
    if index["releases"] or not isinstance(where, Folder):
        return index
    from materia_medica.release.index import entries_of

    return {"releases": entries_of(where.root)}


def _latest(where: Place, entries: Sequence[Mapping[str, Any]]) -> str | None:
    return newest_to_read([str(entry["version"]) for entry in entries], read_latest(where))


def _behind_each_other(parts: Sequence[pa.Table]) -> pa.Table:
    import pyarrow as pa

    if len(parts) > 1 and not parts[0].column_names:  # Arrow counts no rows behind each other that have no cells
        return pa.table({"row": pa.nulls(sum(part.num_rows for part in parts))}).select([])
    return parts[0] if len(parts) == 1 else pa.concat_tables(parts)


def _read(where: Place, name: str, columns: Sequence[str] | None) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    lacking: list[str] = []
    damage = data = None
    with where.open(name) as file:
        try:
            stored = pq.ParquetFile(file, page_checksum_verification=True, pre_buffer=True)
            lacking = [c for c in columns or () if c not in stored.schema_arrow.names]
            data = None if lacking else stored.read(columns=columns)
        except (pa.ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the place failed; Arrow gives its own errors about what it reads no number
            damage = " ".join(str(error).split())[:200]
    if damage:
        raise OSError(errno.EIO, f"damaged ({damage}); get it anew", f"{where.shown}/{name}")
    if data is None:
        raise ValueError(f"{name} has no column {_names(lacking)}; it has: {_names(stored.schema_arrow.names)}")
    return data.select(columns) if columns is not None else data


def _names(said: Any) -> str:
    return ", ".join(map(str, said)) or "none"
