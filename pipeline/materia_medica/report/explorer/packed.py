"""Data of the explorer as named parts: JSON, compressed, and in a page as text that a browser opens when asked."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pyarrow as pa

from materia_medica.report.explorer.agreement import Pair
from materia_medica.report.explorer.columns import Numbers
from materia_medica.report.explorer.details import details_of
from materia_medica.report.explorer.names import names_of, postings_of
from materia_medica.report.explorer.shards import Shard, shards, shards_of
from materia_medica.schema.digests import of_columns
from materia_medica.sealed import Pieces

OF_NAMES = {
    "sources": ("source", "name", "content_origin", "license", "attribution", "publisher"),
    "drugs": ("drug_id", "name", "kind", "n_side_effects", "n_monographs"),
    "drug_names": ("drug_id", "name"),
    "effects": (
        "effect_id", "label", "body_system", "second_body_system", "parent_id", "synonyms", "is_lab_finding",
        "is_medically_important", "identifiers", "n_drugs",
    ),
}  # fmt: skip
"""Columns that names follow from, beside the vocabulary."""
OF_PAIRS = {
    "sources": ("source", "publisher"),
    "drugs": ("drug_id",),
    "effects": ("effect_id",),
    "side_effects": ("side_effect_id", "frequency_tier", "source"),
    "drug_effects": (
        "drug_id", "effect_id", "content_origin", "highest_tier", "lowest_tier", "is_serious", "side_effect_ids",
    ),
}  # fmt: skip
"""Columns that pairs of drug and effect follow from, and how far pages agree on them."""


def parts_of(
    tables: Mapping[str, pa.Table], agreed: Callable[[], Mapping[Pair, str]], known: Pieces
) -> Iterator[tuple[str, bytes]]:
    """The parts by name: `names`, `drugs-of-effects`, `details-0` and further. The same tables give the same bytes.

    `known` are parts of the last run; `agreed` is asked where they are not enough.
    """
    numbers = Numbers.of(tables)

    def names() -> bytes:
        return packed(names_of(tables, numbers, shard_of=shards_of(tables["drugs"])))

    yield "names", known.of(of_columns(tables, OF_NAMES), names)
    yield (
        "drugs-of-effects",
        known.of(of_columns(tables, OF_PAIRS), lambda: packed(postings_of(tables["drug_effects"], numbers, agreed()))),
    )
    for place, shard in enumerate(shards(tables, numbers)):
        yield f"details-{place}", known.of(shard.follows_from, partial(_details, shard, numbers))


def _details(shard: Shard, numbers: Numbers) -> bytes:
    return packed(details_of(shard.tables, numbers))


def packed(data: Any) -> bytes:
    """JSON, compressed by gzip without a time in it."""
    return gzip.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)


def as_text(part: bytes) -> str:
    """A part as it stands in a page: base64 has no character that means anything in HTML."""
    return base64.b64encode(part).decode("ascii")
