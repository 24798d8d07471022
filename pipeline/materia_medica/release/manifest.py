"""`manifest.json`: what a release is, what it was made of, and how to tell that its files are whole."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.release.code import code_version
from materia_medica.release.counts import count_rejects, count_rows, flagged_pages, rejected_pages, unread_pages
from materia_medica.release.formats import PARTED, OutputFormat, files_there, rows_of_parts
from materia_medica.schema import SCHEMA_VERSION, TABLES
from materia_medica.settings.source import Source


def content_sha256(contents: Mapping[str, str]) -> str:
    """One SHA-256 for what a release says: over the content of its CSV files by table, and the tables' declaration."""
    digest = hashlib.sha256()
    for name, sha256 in sorted(contents.items()):
        digest.update(f"{sha256}  {name}.csv\n{TABLES[name]!r}\n".encode())
    return digest.hexdigest()


def contents(folder: Path, forms: Iterable[OutputFormat]) -> dict[str, str]:
    """SHA-256 of what each table in `folder` says, as far as `forms` tell, by the table's name.

    Raises OSError or ValueError where a file cannot be read.
    """
    return {
        name: sha256
        for form in forms
        for name in TABLES
        for path in files_there(folder, name, form)
        if (sha256 := form.content_sha256(path))
    }


def build_manifest(
    *,
    version: str,
    created_at: datetime.datetime,
    tables: Mapping[str, pa.Table],
    account: Extraction,
    sources: Mapping[str, Source],
    forms: Sequence[OutputFormat],
    database: bool,
    content: str,
    files: Mapping[str, Path],
    hashes: Mapping[str, str],
    checks: Mapping[str, Any],
    accuracy: Sequence[Mapping[str, Any]],
    notes: Mapping[str, Any],
) -> dict[str, Any]:
    """The manifest as JSON values; `created_at` is the only time in it, and it stands in no other file."""
    refused, unread = rejected_pages(tables), unread_pages(tables)
    foreign, parted = flagged_pages(tables, "unsupported_language"), rows_of_parts(forms, tables)
    return {
        "name": "materia",
        "version": version,
        "schema_version": SCHEMA_VERSION,
        "created_at": created_at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "content_sha256": content,
        "formats": [form.ending for form in forms],
        **({PARTED: parted} if parted else {}),
        "database": database,
        "code": code_version(),
        "pages": {
            "read": sum(s.pages for s in account.sources),
            "rejected": sum(refused.values()),
            "effects_unread": sum(unread.values()),
            "unsupported_language": sum(foreign.values()),
            "sha256": account.pages_sha256,
        },
        "sources": [
            {
                "source": s.source,
                "name": sources[s.source].name,
                "kind": sources[s.source].kind,
                "address": sources[s.source].address,
                "content_origin": sources[s.source].content_origin,
                "license": sources[s.source].license,
                "attribution": sources[s.source].attribution,
                "max_rejected_share": sources[s.source].max_rejected_share,
                "snapshot": s.snapshot,
                "read_from": s.folder,
                "pages": s.pages,
                "rejected": refused[s.source],
                "effects_unread": unread[s.source],
                "unsupported_language": foreign[s.source],
            }
            for s in account.sources
        ],
        "tables": {
            name: {k: v for k, v in zip(("rows", "extracted", "rejected"), count, strict=True) if v is not None}
            for name, count in count_rows(tables, account).items()
        },
        "rejects": [
            {"stage": stage, "table": table, "rule": rule, "rows": rows}
            for (stage, table, rule), rows in sorted(count_rejects(tables).items())
        ],
        "checks": dict(checks),
        "accuracy": list(accuracy),
        **notes,
        "files": {name: {"sha256": hashes[name], "bytes": path.stat().st_size} for name, path in sorted(files.items())},
    }
