"""The metadata files of a release, made from its facts: the same facts give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from materia_medica.release.metadata import names
from materia_medica.release.metadata.card import card
from materia_medica.release.metadata.citation import citation
from materia_medica.release.metadata.croissant import croissant
from materia_medica.release.metadata.data_package import data_package
from materia_medica.release.metadata.dictionary import dictionary
from materia_medica.release.metadata.facts import Facts, facts_of
from materia_medica.release.metadata.licences_page import licences_page
from materia_medica.release.metadata.schema_org import schema_org

_MAKERS: dict[str, Callable[[Facts], str | dict[str, Any]]] = {
    names.CARD: card,
    names.LICENCES: licences_page,
    names.DICTIONARY: lambda _: dictionary(),
    names.CITATION: citation,
    names.DATA_PACKAGE: data_package,
    names.CROISSANT: croissant,
    names.SCHEMA_ORG: schema_org,
}


def metadata_files(manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """The content of each metadata file by its name; raises as `facts_of`."""
    facts = facts_of(manifest, tables)
    return {name: _text(make(facts)) for name, make in _MAKERS.items()}


def differing(folder: Path, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str]]:
    """Metadata files of a release that do not follow from schema, sources and manifest, each with what is wrong."""
    for name, wanted in metadata_files(manifest, tables).items():
        try:
            found = (folder / name).read_bytes()
        except OSError:
            yield name, "is missing or cannot be read"
            continue
        if found != wanted.encode():
            yield name, f"is not what schema, sources and manifest give ({_first(found, wanted.encode())})"


def _text(made: str | dict[str, Any]) -> str:
    return made if isinstance(made, str) else json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _first(found: bytes, wanted: bytes) -> str:
    lines = zip(found.split(b"\n"), wanted.split(b"\n"), strict=False)
    place = next((n for n, (a, b) in enumerate(lines, 1) if a != b), None)
    return f"line {place}" if place else "its length"
