"""Data of the explorer as named parts: JSON, compressed, and in a page as text that a browser opens when asked."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from materia_medica.report.explorer.agreement import Pair
from materia_medica.report.explorer.columns import Numbers
from materia_medica.report.explorer.details import details_of, shards_of
from materia_medica.report.explorer.names import names_of, postings_of


def parts_of(tables: Mapping[str, pa.Table], agreed: Mapping[Pair, str]) -> Iterator[tuple[str, bytes]]:
    """The parts by name: `names`, `drugs-of-effects`, `details-0` and further. The same tables give the same bytes."""
    numbers = Numbers.of(tables)
    yield "names", packed(names_of(tables, numbers, shard_of=shards_of(len(numbers.drugs))))
    yield "drugs-of-effects", packed(postings_of(tables["drug_effects"], numbers, agreed))
    for place, details in enumerate(details_of(tables, numbers, agreed)):
        yield f"details-{place}", packed(details)


def packed(data: Any) -> bytes:
    """JSON, compressed by gzip without a time in it."""
    return gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)


def as_text(part: bytes) -> str:
    """A part as it stands in a page: base64 has no character that means anything in HTML."""
    return base64.b64encode(part).decode("ascii")
