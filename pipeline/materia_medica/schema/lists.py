"""Lists of strings as JSON arrays, and back, a column at a time: the form in which CSV and SQLite hold them.

Lists repeat, and so do their words: each distinct one is looked at once. Most words hold nothing that JSON writes in
another way; those need no parser.
"""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.schema.arrow import ARROW_TYPES

_ESCAPED = r'"\\\x00-\x1f'
_PLAIN = rf'^\["[^{_ESCAPED}]*(?:", "[^{_ESCAPED}]*)*"\]$'
"""A list as `to_json` writes it, one word at least, in which nothing is escaped."""
LISTS = ARROW_TYPES["strings"]


def to_json(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each list as a JSON array, a missing one as null."""
    return pa.chunked_array([_to_json(chunk) for chunk in lists.chunks], pa.string())


def _to_json(lists: pa.ListArray) -> pa.StringArray:
    words = pc.list_flatten(lists).dictionary_encode(null_encoding="encode")
    quoted = _quoted(words.dictionary)
    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    ends = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths).cast(pa.int32())])
    joined = pc.binary_join(pa.ListArray.from_arrays(ends, quoted.take(words.indices)), ", ")
    return pc.if_else(lists.is_valid(), pc.binary_join_element_wise("[", joined, "]", ""), None)


def _quoted(words: pa.StringArray) -> pa.StringArray:
    """Each word as JSON writes it."""
    odd = pc.fill_null(pc.match_substring_regex(words, f"[{_ESCAPED}]"), True)
    as_they_are = pc.binary_join_element_wise('"', words, '"', "")
    escaped = [json.dumps(word, ensure_ascii=False) for word in words.filter(odd).to_pylist()]
    return pc.replace_with_mask(as_they_are, odd, pa.array(escaped, pa.string()))


def from_json(cells: pa.StringArray) -> pa.ListArray:
    """The lists that such cells hold; raises ValueError or `pyarrow.ArrowException` where one holds something else."""
    distinct = cells.dictionary_encode()
    is_plain = pc.match_substring_regex(distinct.dictionary, _PLAIN)
    inner = pc.utf8_slice_codeunits(distinct.dictionary.filter(is_plain), 2, -2)
    others = [json.loads(cell) for cell in distinct.dictionary.filter(pc.invert(is_plain)).to_pylist()]
    if not all(isinstance(other, list) for other in others):
        raise ValueError("a cell that should hold a list holds something else")
    lists = pa.concat_arrays([pc.split_pattern(inner, '", "').cast(LISTS), pa.array(others, LISTS)])
    place = np.argsort(np.argsort(~is_plain.to_numpy(zero_copy_only=False), kind="stable"), kind="stable")
    return lists.take(pa.array(place)).take(distinct.indices)
