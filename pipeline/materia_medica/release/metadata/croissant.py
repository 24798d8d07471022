"""`croissant.json`: Croissant 1.0 of MLCommons. Its records are the rows of the Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from materia_medica.release.layout import order
from materia_medica.release.metadata.facts import Facts, FileFacts
from materia_medica.release.metadata.guide import guide, plain
from materia_medica.release.metadata.names import media_type
from materia_medica.release.metadata.schema_org import described
from materia_medica.schema import TABLES, Column, Table

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
TYPES = {
    "string": "sc:Text",
    "enum": "sc:Text",
    "int": "sc:Integer",
    "float": "sc:Float",
    "bool": "sc:Boolean",
    "timestamp": "sc:DateTime",
    "strings": "sc:Text",
}


def croissant(facts: Facts) -> dict[str, Any]:
    """The dataset, its files with their hashes, and one record set for each table."""
    words = guide()
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **described(facts),
        "version": semantic(facts.version),
        "citeAs": f"{facts.creator}. {facts.title}. Version {facts.version}, {facts.day.year}.",
        "isLiveDataset": False,
        "rai:dataCollection": words.summary,
        "rai:dataUseCases": [plain(use) for use in words.uses],
        "rai:dataLimitations": [plain(said) for said in words.conclude_not],
        "rai:dataBiases": [f"{s.name}: {words.origins[s.content_origin]}." for s in facts.sources],
        "distribution": [*map(_file, facts.files), *_sets_of_parts(facts)],
        "recordSet": [_records(table, facts) for table in TABLES.values()],
    }


def semantic(version: str) -> str:
    """A version as a semantic one, which Croissant wants: no leading zero, and which of its day as build metadata."""
    year, month, day, which = order(version)
    return f"{year}.{month}.{day}" + (f"+{which}" if which > 1 else "")


def _file(file: FileFacts) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": _encoding(file),
        "sha256": file.sha256,
    }


def _sets_of_parts(facts: Facts) -> Iterator[dict[str, Any]]:
    """Tables that come in parts, each as one thing that fields are taken from."""
    for table in TABLES:
        if len(parts := facts.of_table(table)) > 1:
            yield {
                "@type": "cr:FileSet",
                "@id": f"{table}-parts",
                "name": f"{table}-parts",
                "encodingFormat": _encoding(parts[0]),
                "includes": f"{table}/*.{parts[0].ending}",
            }


def _encoding(file: FileFacts) -> str:
    # Croissant's own name for Parquet; with the registered media type its reader does not open the file.
    return "application/x-parquet" if file.ending == "parquet" else media_type(file.ending)


def _records(table: Table, facts: Facts) -> dict[str, Any]:
    advice = guide().tables[table.name]
    file, *more = facts.of_table(table.name)
    origin = {"fileSet": {"@id": f"{table.name}-parts"}} if more else {"fileObject": {"@id": file.name}}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": " ".join((table.description, plain(advice.read), plain(advice.conclude_not))),
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, column, origin) for column in table.columns],
    }


def _field(table: Table, column: Column, origin: dict[str, Any]) -> dict[str, Any]:
    repeated = {"repeated": True} if column.type == "strings" else {}
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": " ".join(_words(table, column)),
        "dataType": TYPES[column.type],
        **repeated,
        "source": {**origin, "extract": {"column": column.name}},
    }


def _words(table: Table, column: Column) -> Iterator[str]:
    yield column.description
    if column.unit:
        yield f"Unit: {column.unit}."
    if column.values:
        yield f"Of: {', '.join(column.values)}."
    # In words: pages lead to drugs and drugs to pages, and `mlcroissant` reads no references that go in a circle.
    for key in table.foreign_keys:
        if key.columns == (column.name,):
            yield f"Leads to {key.to_table}/{key.to_columns[0]}."
