"""What the metadata files of a release tell of it, taken from its manifest and its tables and from nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.release.formats import MAIN, file_name, files_listed, table_and_form
from materia_medica.release.layout import day_of
from materia_medica.release.metadata.guide import guide
from materia_medica.release.metadata.licences import Licence, licence_of
from materia_medica.release.metadata.names import METADATA
from materia_medica.schema import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """A source of pages, as the table `sources` has it."""

    source: str
    name: str
    address: str
    content_origin: str
    license: Licence
    attribution: str | None
    publisher: str
    pages: int

    @property
    def link(self) -> str | None:
        """The address where it is one that a reader can follow; a folder of the project is none."""
        return self.address if self.address.startswith(("https://", "http://")) else None

    @property
    def credit(self) -> str:
        """Whom to name where the source is used."""
        return self.attribution or self.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file of the release that is no metadata."""

    name: str
    sha256: str
    bytes: int
    table: str | None
    """The table that it holds, or a part of it; null where it holds none, or more than one."""
    ending: str
    """`csv.gz` of `faqs.csv.gz`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that the metadata files tell of a release, beside what the schema declares."""

    title: str
    creator: str
    address: str | None
    """Page about the dataset; null where the project names none."""
    version: str
    schema_version: str
    code_version: str
    sources: tuple[SourceFacts, ...]
    rows: Mapping[str, int]
    """By table."""
    languages: tuple[str, ...]
    """Of the pages, as ISO 639 codes."""
    files: tuple[FileFacts, ...]

    @property
    def day(self) -> datetime.date:
        """The day of the release: the only time that the metadata files know."""
        return day_of(self.version)

    @property
    def licences(self) -> tuple[Licence, ...]:
        """Licences of its sources, each once."""
        return tuple(dict.fromkeys(s.license for s in self.sources))

    @property
    def origins(self) -> tuple[str, ...]:
        """Who wrote the text of its pages, each once."""
        return tuple(dict.fromkeys(s.content_origin for s in self.sources))

    def of_table(self, table: str) -> tuple[FileFacts, ...]:
        """The files of a table in the main format, in the order of its rows; KeyError where there is none."""
        by_name = {file.name: file for file in self.files}
        if not (names := files_listed(by_name, table, MAIN)):
            raise KeyError(file_name(table, MAIN))
        return tuple(by_name[name] for name in names)


def facts_of(manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Facts:
    """The facts of a release; raises KeyError, TypeError or ValueError where the manifest lacks what it must say.

    Metadata files that the manifest lists already are left out: they tell of the others.
    """
    words = manifest.get("dataset", {})
    return Facts(
        title=words.get("title") or guide().title,
        creator=words.get("creator") or guide().creator,
        address=words.get("address"),
        version=manifest["version"],
        schema_version=manifest["schema_version"],
        code_version=str(manifest["code"]["version"]),
        sources=tuple(_source(row) for row in tables["sources"].to_pylist()),
        rows={name: tables[name].num_rows for name in TABLES},
        languages=_languages(tables["monographs"]),
        files=tuple(
            _file(name, said) for name, said in sorted(manifest["files"].items()) if name not in METADATA
        ),
    )  # fmt: skip


def _source(row: Mapping[str, Any]) -> SourceFacts:
    return SourceFacts(
        source=row["source"],
        name=row["name"],
        address=row["address"],
        content_origin=row["content_origin"],
        license=licence_of(row["license"]),
        attribution=row["attribution"],
        publisher=row["publisher"],
        pages=row["n_pages"],
    )


def _languages(monographs: pa.Table) -> tuple[str, ...]:
    tags = pc.unique(monographs.column("language")).to_pylist()
    return tuple(sorted({tag.partition("-")[0].lower() for tag in tags}))


def _file(name: str, said: Mapping[str, Any]) -> FileFacts:
    found = table_and_form(name)
    table, ending = (found[0], found[1].ending) if found else (None, name.rpartition("/")[2].partition(".")[2])
    return FileFacts(name=name, sha256=said["sha256"], bytes=said["bytes"], table=table, ending=ending)
