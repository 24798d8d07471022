"""Plain words in every column that holds words: no marks of markup, no letters decoded wrongly, no stray space."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.check import wordlists
from materia_medica.check.derived.registry import derived
from materia_medica.check.derived.schema import in_lists, names_where, text_columns
from materia_medica.check.facts import Facts
from materia_medica.schema import TABLES

_NOT_WORDS = ("row_json", "address", "path", "row_key", "structure")
"""Columns that hold something else than a page's words."""
_WORDY = tuple(t for t in TABLES if t not in ("sources", "rejects"))


@derived(*_WORDY, stored=pa.string(), of_page=True)
def mojibake_in(facts: Facts, table: str) -> list[str | None]:
    """Columns with letters decoded wrongly."""
    pattern = wordlists.mojibake()
    columns = text_columns(table, without=(*_NOT_WORDS, "text") if table == "monographs" else _NOT_WORDS)
    return names_where(facts, table, columns, in_lists(lambda values: pc.match_substring_regex(values, pattern)))


@derived("monographs", stored=pa.string(), of_page=True)
def mojibake_in_text(facts: Facts, table: str) -> list[str | None]:
    """`text` where the page itself holds letters decoded wrongly, perhaps by its own author."""
    pattern = wordlists.mojibake()
    found = names_where(facts, table, ["text"], lambda values: pc.match_substring_regex(values, pattern))
    foreign = facts.flagged(table, "unsupported_language")  # other languages write letters that English has by mistake
    return [None if is_foreign else name for name, is_foreign in zip(found, foreign, strict=True)]


@derived(*(t for t in _WORDY if t != "sections"), stored=pa.string(), of_page=True)
def markup_in(facts: Facts, table: str) -> list[str | None]:
    """Columns with marks of Markdown or HTML."""
    pattern = wordlists.markup()
    columns = text_columns(table, without=(*_NOT_WORDS, "text") if table == "monographs" else _NOT_WORDS)
    return names_where(facts, table, columns, in_lists(lambda values: pc.match_substring_regex(values, pattern)))


@derived("sections", stored=pa.string(), name="markup_in", of_page=True)
def markup_in_heading(facts: Facts, table: str) -> list[str | None]:
    """`heading` where it holds marks of Markdown or HTML."""
    pattern = wordlists.markup()
    return names_where(facts, table, ["heading"], lambda values: pc.match_substring_regex(values, pattern))


@derived(*_WORDY, stored=pa.string(), of_page=True)
def stray_space_in(facts: Facts, table: str) -> list[str | None]:
    """Columns that begin or end with white space or hold control characters."""
    columns = text_columns(table, without=(*_NOT_WORDS, "text") if table == "monographs" else _NOT_WORDS)
    pattern = r"^\s|\s$|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
    return names_where(facts, table, columns, in_lists(lambda values: pc.match_substring_regex(values, pattern)))
