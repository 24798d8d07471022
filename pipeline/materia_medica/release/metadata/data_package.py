"""`datapackage.json`: Data Package 2.0, read and validated by Frictionless. Its tables are the CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from materia_medica.release.metadata.facts import Facts, FileFacts
from materia_medica.release.metadata.guide import guide, plain
from materia_medica.release.metadata.licences import Licence
from materia_medica.release.metadata.names import LICENCES, media_type
from materia_medica.schema import TABLES, Column, Table

TYPES = {
    "string": "string",
    "enum": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "timestamp": "datetime",
    "strings": "array",
}
COMPRESSIONS = {"csv.gz": "gz"}


def data_package(facts: Facts) -> dict[str, Any]:
    """The data package: every table with its fields, keys and constraints, and every other file with its hash."""
    words = guide()
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "materia",
        "title": facts.title,
        **({"homepage": facts.address} if facts.address else {}),
        "version": facts.version,
        "description": "\n\n".join((words.summary, *words.conclude_not)),
        "keywords": list(words.keywords),
        "licenses": [_licence(licence) for licence in facts.licences],
        "contributors": [{"title": facts.creator, "roles": ["creator"]}],
        "sources": [_source(s.name, s.link) for s in facts.sources],
        "resources": list(_resources(facts)),
    }


def _licence(licence: Licence) -> dict[str, str]:
    if licence.spdx and licence.url:
        return {"name": licence.spdx, "path": licence.url, "title": licence.title}
    return {"path": licence.url or LICENCES, "title": licence.title}


def _source(name: str, link: str | None) -> dict[str, str]:
    return {"title": name, "path": link} if link else {"title": name}


def _resources(facts: Facts) -> Iterator[dict[str, Any]]:
    for table in TABLES.values():
        for file in facts.files:
            if file.table == table.name and file.ending in ("csv", *COMPRESSIONS):
                yield _table(table, file)
    for file in facts.files:
        if file.table is None or file.ending not in ("csv", *COMPRESSIONS):
            # "file": it is hashed and not parsed, for its form would need more than the standard library.
            yield {"name": _name(file.name), "type": "file", **_bytes(file), "format": file.ending.rpartition(".")[2]}


def _table(table: Table, file: FileFacts) -> dict[str, Any]:
    advice = guide().tables[table.name]
    compressed = {"compression": COMPRESSIONS[file.ending]} if file.ending in COMPRESSIONS else {}
    return {
        "name": table.name,
        "type": "table",
        "description": " ".join((table.description, plain(advice.read), plain(advice.conclude_not))),
        **_bytes(file),
        "format": "csv",
        **compressed,
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(c) for c in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": list(k.columns), "reference": {"resource": k.to_table, "fields": list(k.to_columns)}}
                for k in table.foreign_keys
            ],
            "missingValues": [""],
        },
    }


def _bytes(file: FileFacts) -> dict[str, Any]:
    return {
        "path": file.name,
        "mediatype": media_type(file.ending),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": f"{column.description} Unit: {column.unit}." if column.unit else column.description,
    }
    if column.type == "strings" and column.values:
        field["arrayItem"] = {"type": "string", "constraints": {"enum": list(column.values)}}
    if constraints := dict(_constraints(column)):
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if not column.nullable:
        yield "required", True
    if column.type == "enum":
        yield "enum", list(column.values)
    if column.pattern:
        yield "pattern", column.pattern
    if column.minimum is not None:
        yield "minimum", column.minimum
    if column.maximum is not None:
        yield "maximum", column.maximum


def _name(file: str) -> str:
    """The name of a file as one of a resource, which is unique and has no sign but dots, dashes and underscores."""
    return file.replace("/", "-").lower()
