"""`sources`: what the pages of a release came from."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from materia_medica.account import Extraction
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.settings.source import Source


def link_sources(account: Extraction, sources: Mapping[str, Source]) -> pa.Table:
    """One row for each source that was read, with its snapshot and its pages, rejected ones included."""
    rows = []
    for read in account.sources:
        s = sources[read.source]
        rows.append(
            (
                s.id,
                s.name,
                s.kind,
                s.address,
                s.content_origin,
                s.license,
                s.attribution,
                s.publisher or s.id,
                read.snapshot,
                read.pages,
                s.priority,
            )
        )
    declared = TABLES["sources"]
    return conform(declared, from_rows(declared, rows))
