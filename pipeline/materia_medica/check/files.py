"""What a release's folder holds beside its rows: the manifest against files and tables, and how files are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from materia_medica.account import pages_digest
from materia_medica.check.deltas import RULE as RULE_OF_DELTA
from materia_medica.check.deltas import WHY as WHY_OF_DELTA
from materia_medica.check.deltas import delta_faults
from materia_medica.release.counts import count_rejects, rejected_pages
from materia_medica.release.formats import formats_of
from materia_medica.release.layout import CHECKS, DELTA, MANIFEST, order
from materia_medica.release.manifest import content_sha256, contents
from materia_medica.release.metadata.write import differing
from materia_medica.schema import SCHEMA_VERSION, TABLES
from materia_medica.schema.arrow import arrow_schema
from materia_medica.table_files import files_of


class Fault(NamedTuple):
    """One thing that is wrong with a release's folder."""

    rule: str
    file: str
    message: str


RULES = {
    "files.plain": "A release holds the files that its manifest lists, as files of its own, and nothing else.",
    "files.encoding": "Parquet carries the table's description and version, and closed lists as dictionaries.",
    "files.metadata": "Metadata files are those that schema, sources and manifest give.",
    RULE_OF_DELTA: WHY_OF_DELTA,
    "manifest.version": "The version is the day of the release, and the name of its folder.",
    "manifest.schema_version": "Manifest, files and code speak of one version of the schema.",
    "manifest.digest": "The digest of the content is that of the files.",
    "manifest.bytes": "Each file has the size that the manifest says.",
    "manifest.pages": "Pages are counted, and their digest is that of the hashes in monographs.",
    "manifest.sources": "Sources stand in the manifest as in their table.",
    "manifest.tables": "Rows of each table, and rejects by rule, are those that the manifest counts.",
    "manifest.checks": "The checks that the manifest counts are those of checks.json, and none of them failed.",
}

OF_WORDS = frozenset(("files.metadata",))
"""Rules on files that hold words of the code's own: those of a release that other code made may differ for good."""


def faults(folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> list[Fault]:
    """Everything that is wrong with the folder of a release; a manifest that lacks an entry is wrong by that rule."""
    found = [*_plain(folder, manifest), *_encoding(folder)]
    try:
        found += [Fault("files.metadata", file, said) for file, said in differing(folder, manifest, tables)]
    except _LACKING as error:
        found.append(Fault("files.metadata", MANIFEST, _not_compared(error)))
    try:
        found += [Fault(RULE_OF_DELTA, DELTA, said) for said in delta_faults(folder, manifest, tables)]
    except _LACKING as error:
        found.append(Fault(RULE_OF_DELTA, DELTA, _not_compared(error)))
    for name, rule in {
        "version": _version, "schema_version": _schema_version, "digest": _digest, "bytes": _bytes, "pages": _pages,
        "sources": _sources, "tables": _tables, "checks": _checks,
    }.items():  # fmt: skip
        try:
            found += [Fault(f"manifest.{name}", MANIFEST, said) for said in rule(folder, manifest, tables)]
        except _LACKING as error:
            found.append(Fault(f"manifest.{name}", MANIFEST, _not_compared(error)))
    return found


_LACKING = (KeyError, TypeError, ValueError, AttributeError, OSError)
"""What a manifest that lacks an entry, or has another thing in its place, makes of a comparison."""


def _not_compared(error: Exception) -> str:
    return f"cannot be compared: {type(error).__name__}: {error}"


def _plain(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Fault]:
    listed = {MANIFEST, *manifest.get("files", ())}
    folders = {parent.as_posix() for name in listed for parent in PurePosixPath(name).parents}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink() and name in folders:
            continue
        if path.is_symlink() or not path.is_file():
            yield Fault("files.plain", name, "is no file of its own")
        elif name not in listed:
            yield Fault("files.plain", name, f"{MANIFEST} does not list it")


def _encoding(folder: Path) -> Iterator[Fault]:
    for path, table in ((path, table) for name, table in TABLES.items() for path in files_of(folder, name)):
        file = path.relative_to(folder).as_posix()
        try:
            stored = pq.ParquetFile(path)
        except (OSError, pa.ArrowException):
            continue  # a file that cannot be read is another rule's matter
        said, wanted = stored.schema_arrow.metadata or {}, arrow_schema(table).metadata
        if lost := sorted(k.decode() for k, v in wanted.items() if said.get(k) != v):
            yield Fault("files.encoding", file, f"the table's {', '.join(lost)} is lost or another")
        for field, declared in zip(stored.schema_arrow, arrow_schema(table), strict=False):
            if field.metadata != declared.metadata or field.nullable != declared.nullable:
                yield Fault("files.encoding", file, f"{field.name} lost its unit, or whether it may be missing")
        enums = {c.name for c in table.columns if c.type == "enum"}
        for group in range(stored.metadata.num_row_groups):
            for place in range(stored.metadata.num_columns):
                chunk = stored.metadata.row_group(group).column(place)
                if chunk.path_in_schema in enums and chunk.num_values and not chunk.has_dictionary_page:
                    yield Fault("files.encoding", file, f"{chunk.path_in_schema} is stored without its dictionary")


def _version(folder: Path, manifest: Mapping[str, Any], _: Mapping[str, pa.Table]) -> Iterator[str]:
    version, made = manifest["version"], manifest["created_at"]
    day = ".".join(f"{part:02}" for part in order(version)[:3])
    if made[:10].replace("-", ".") != day:
        yield f"version {version}, but made at {made}"
    try:
        order(folder.name)
    except ValueError:
        return  # a copy under a name of its own
    if folder.name != version:
        yield f"version {version}, but the folder is {folder.name}"


def _schema_version(_: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    versions = {(t.schema.metadata or {}).get(b"schema_version", b"none").decode() for t in tables.values()}
    if versions != {manifest["schema_version"]}:
        yield f"the manifest says {manifest['schema_version']}, the files {', '.join(sorted(versions))}"
    if manifest["schema_version"] != SCHEMA_VERSION:
        yield f"the release has {manifest['schema_version']}, this code checks {SCHEMA_VERSION}"


def _digest(folder: Path, manifest: Mapping[str, Any], _: Mapping[str, pa.Table]) -> Iterator[str]:
    made = content_sha256(contents(folder, formats_of(folder, manifest)))
    if made != manifest["content_sha256"]:
        yield f"content_sha256 is {manifest['content_sha256'][:12]}..., the files give {made[:12]}..."


def _bytes(folder: Path, manifest: Mapping[str, Any], _: Mapping[str, pa.Table]) -> Iterator[str]:
    for name, said in manifest["files"].items():
        if (folder / name).is_file() and (folder / name).stat().st_size != said["bytes"]:
            yield f"{name} has {(folder / name).stat().st_size:,} bytes, not {said['bytes']:,}"


def _pages(_: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    said, refused = manifest["pages"], sum(rejected_pages(tables).values())
    read = sum(tables["sources"].column("n_pages").to_pylist())
    if (said["read"], said["rejected"]) != (read, refused):
        yield f"{said['read']} pages and {said['rejected']} rejected, the tables have {read} and {refused}"
    made = pages_digest(_pages_read(tables))
    if said["sha256"] != made:
        yield f"pages.sha256 is {said['sha256'][:12]}..., the pages give {made[:12]}..."


def _pages_read(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str]]:
    """Id and hash of every page that was read, rejected ones included; what fetching refused was not."""
    pages, rejects = tables["monographs"], tables["rejects"]
    yield from zip(*(pages.column(c).to_pylist() for c in ("monograph_id", "sha256")), strict=True)
    for row in rejects.select(["stage", "table", "row_key", "row_json"]).to_pylist():
        if row["table"] == "monographs" and row["stage"] != "fetch":
            yield row["row_key"], json.loads(row["row_json"])["sha256"] if row["row_json"] else ""


def _sources(_: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    rows = {row["source"]: row for row in tables["sources"].to_pylist()}
    refused = rejected_pages(tables)
    for said in manifest["sources"]:
        row = rows.pop(said["source"], {})
        wanted = {**row, "pages": row.get("n_pages"), "rejected": refused[said["source"]]}
        if wrong := [k for k, v in said.items() if not row or (k in wanted and wanted[k] != v)]:
            yield f"{said['source']}: {', '.join(wrong)} differ from the table"
    if rows:
        yield f"the manifest lacks {', '.join(rows)}"


def _tables(_: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[str]:
    for name, table in tables.items():
        if manifest["tables"][name]["rows"] != table.num_rows:
            yield f"{name} has {table.num_rows:,} rows, not {manifest['tables'][name]['rows']:,}"
    said = {(r["stage"], r["table"], r["rule"]): r["rows"] for r in manifest["rejects"]}
    if said != dict(count_rejects(tables)):
        yield "rejects by stage, table and rule are others"


def _checks(folder: Path, manifest: Mapping[str, Any], _: Mapping[str, pa.Table]) -> Iterator[str]:
    if CHECKS not in manifest["files"]:
        yield f"{CHECKS} is not listed"
        return
    said = json.loads((folder / CHECKS).read_text("utf-8"))
    if said["failed"] or said["rules"]["failed"]:
        yield f"{CHECKS} says that checks failed"
    if {k: manifest["checks"].get(k) for k in said["rules"]} != said["rules"]:
        yield f"checks are counted {manifest['checks']}, {CHECKS} says {said['rules']}"
