"""Older versions of a document are no further witness: of each document of a source the newest version counts.

The older ones are refused by name with all their rows, so that nothing vanishes. Copies of one version stay: they say
the same, and are of one publisher.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa

from materia_medica.rejects import Refusal, refuse

OLDER_VERSION = "older_version"
"""Rule of a page that a newer version of the same document supersedes; no fault of its source."""
_COLUMNS = ("source", "document_id", "language", "monograph_id", "path", "document_version", "effective_date")
_NUMBER = re.compile(r"\d+")

Age = tuple[tuple[int, ...], str]
"""Version and day, as far as they are stated: the greater is the newer."""


def without_older_versions(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The per-page tables without pages that a newer version supersedes; those stand in `rejects`."""
    documents: defaultdict[tuple[str, str, str], list[tuple[Age, int, str]]] = defaultdict(list)
    columns = (tables["monographs"].column(name).to_pylist() for name in _COLUMNS)
    for row, (source, document, language, _, path, version, day) in enumerate(zip(*columns, strict=True)):
        if document is not None:
            documents[source, document, language].append((_age(version, day), row, path))
    older: dict[int, Refusal] = {}
    for versions in documents.values():
        newest, _, path = max(versions, key=lambda v: v[0])
        for age, row, _ in versions:
            if age < newest:
                older[row] = Refusal(OLDER_VERSION, f"A newer version of the same document is {path}.")
    return refuse(tables, {"monographs": older}, "extract")


def _age(version: str | None, day: str | None) -> Age:
    return tuple(int(number) for number in _NUMBER.findall(version or "")), day or ""
