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
from materia_medica.schema.values import OLDER_VERSION

COLUMNS = ("source", "document_id", "language", "monograph_id", "path", "document_version", "effective_date")
"""Columns of `monographs` that tell versions apart."""
_NUMBER = re.compile(r"\d+")

Age = tuple[tuple[int, ...], str]
"""Version and day, as far as they are stated: the greater is the newer."""


def without_pages(tables: Mapping[str, pa.Table], older: Mapping[str, Refusal]) -> dict[str, pa.Table]:
    """The per-page tables without those of these pages that they hold; these stand in `rejects`."""
    ids = tables["monographs"].column("monograph_id").to_pylist() if older else ()
    return refuse(tables, {"monographs": {row: older[i] for row, i in enumerate(ids) if i in older}}, "extract")


def older_versions(monographs: pa.Table) -> dict[str, Refusal]:
    """The pages, of all that there are, that a newer version supersedes, and which one does."""
    documents: defaultdict[tuple[str, str, str], list[tuple[Age, str, str]]] = defaultdict(list)
    columns = (monographs.column(name).to_pylist() for name in COLUMNS)
    for source, document, language, page, path, version, day in zip(*columns, strict=True):
        if document is not None:
            documents[source, document, language].append((_age(version, day), page, path))
    older: dict[str, Refusal] = {}
    for versions in documents.values():
        newest, _, path = max(versions, key=lambda v: v[0])
        for age, page, _ in versions:
            if age < newest:
                older[page] = Refusal(OLDER_VERSION, f"A newer version of the same document is {path}.")
    return older


def _age(version: str | None, day: str | None) -> Age:
    return tuple(int(number) for number in _NUMBER.findall(version or "")), day or ""
