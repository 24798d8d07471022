"""Lists of strings as JSON: just what the parser of JSON writes and reads."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from materia_medica.schema.lists import LISTS, from_json, to_json

WORDS = st.text(st.sampled_from("ab é😀\"\\,[]'\n\t\x00\x1f\x7f\u2028"), max_size=6)
LIST = st.lists(st.one_of(WORDS, st.sampled_from(['", "', "", '"]', "nausea", "dry mouth"])), max_size=4)


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), LIST), max_size=8))
def test_lists_are_written_as_json_and_read_back(lists):
    cells = to_json(pa.chunked_array([pa.array(lists, LISTS)]))
    assert cells.to_pylist() == [None if one is None else json.dumps(one, ensure_ascii=False) for one in lists]
    assert from_json(cells.combine_chunks()).to_pylist() == lists


@pytest.mark.parametrize(
    "cell",
    ['["a","b"]', '["a",  "b"]', ' ["a"]', '["a"] ', "[]", "[ ]", '["a\\u0041"]', '["a", "b", "c"]', '["a\\", \\"b"]', '[""]',
     '["", ""]', "[null]"],
)  # fmt: skip
def test_what_others_write_is_read_as_the_parser_reads_it(cell):
    assert from_json(pa.array([cell])).to_pylist() == [json.loads(cell)]


@pytest.mark.parametrize(
    "cell", ['["a"', '["a" "b"]', '"a"', '["a"]\n["b"]', '["a\n"]', '["a""b"]', '["a", b"]', "", "{}", "[1]"]
)
def test_what_is_no_list_of_words_is_refused(cell):
    with pytest.raises((ValueError, pa.ArrowException)):
        from_json(pa.array([cell, '["a"]']))
