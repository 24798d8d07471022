"""Lists of strings as JSON arrays, and back, a column at a time: the form in which CSV and SQLite hold them.

Lists repeat, and so do their words: each distinct one is looked at once.
"""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import ARROW_TYPES

LISTS = ARROW_TYPES["strings"]


def to_json(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each list as a JSON array, a missing one as null."""
    return pa.chunked_array([_to_json(chunk) for chunk in lists.chunks], pa.string())


def _to_json(lists: pa.ListArray) -> pa.StringArray:
    words = pc.list_flatten(lists).dictionary_encode(null_encoding="encode")
    quoted = pa.array([json.dumps(word, ensure_ascii=False) for word in words.dictionary.to_pylist()], pa.string())
    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    ends = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths).cast(pa.int32())])
    joined = pc.binary_join(pa.ListArray.from_arrays(ends, quoted.take(words.indices)), ", ")
    return pc.if_else(lists.is_valid(), pc.binary_join_element_wise("[", joined, "]", ""), None)


def from_json(cells: pa.StringArray) -> pa.ListArray:
    """The lists that such cells hold; raises ValueError or `pyarrow.ArrowException` where one holds something else."""
    distinct = cells.dictionary_encode()
    return pa.array([json.loads(cell) for cell in distinct.dictionary.to_pylist()], LISTS).take(distinct.indices)
