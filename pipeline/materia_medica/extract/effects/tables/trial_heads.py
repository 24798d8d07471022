"""Where the parts of a trial's table begin: its title, the rows that head its columns, and the rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from materia_medica.extract.effects.tables import subject_rules
from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.effects.tables.trial_cells import gives_amounts, is_blank
from materia_medica.extract.language.classes import names_system

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows under the same heads; a table has several where other heads follow in its middle."""

    title: str
    """What rows over all columns say above the heads."""
    heads: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    goes_on: bool = False
    """Whether its columns stand under the heads of the part before, with sizes of their own."""


def parts_of(rows: Sequence[TableRow], width: int) -> Iterator[Part]:
    """The parts of a table, footnotes left out."""
    at, count = 0, len(rows)
    before: tuple[TableRow, ...] = ()
    while at < count:
        begun = at
        while at < count and _is_over_all(rows[at], width):
            at += 1
        titles = rows[begun:at]
        begun = at
        at += _heads(rows, at)
        heads = tuple(rows[begun:at])
        if not heads:  # what stands over all columns heads the rows below it
            titles, at = [], begun - len(titles)
        goes_on = bool(before) and all(_only_counts(row) for row in heads)
        begun = at
        at += not heads
        while at < count and not _begins_part(rows[at]):
            at += 1
        before = before + heads if goes_on else heads
        words = [cell.text for row in titles for cell in row.own.values()]
        yield Part(title=" ".join(words), heads=before, body=tuple(rows[begun:at]), goes_on=goes_on)


def _is_over_all(row: TableRow, width: int) -> bool:
    return width > 1 and len(row.own) == 1 and next(iter(row.own.values())).width == width


def _heads(rows: Sequence[TableRow], at: int) -> int:
    """How many rows from this one on head the columns."""
    begun = at
    while at < len(rows):
        beside = _beside(rows[at])
        is_marked = bool(rows[at].own) and all(cell.is_head for cell in rows[at].own.values())
        is_of_grades = is_marked and any(rules.ALL_GRADES.search(cell.text) for cell in beside)
        if any(map(gives_amounts, beside)) and not is_of_grades:
            break
        if _has_numbers(beside) or not (beside or (is_marked and at == begun)):
            break
        if at > begun and _names_a_system(rows[at]):
            break
        if not is_marked and (all(is_blank(cell.text) for cell in beside) or (at > begun and _counts_a_band(rows[at]))):
            break
        at += 1
    return at - begun


def _names_a_system(row: TableRow) -> bool:
    """Whether the only own cell of a row names a body system: below heads it heads the rows that follow."""
    words = next(iter(row.own.values())).text if len(row.own) == 1 else ""
    return names_system(words) or row_rules.SYSTEM_CLASS.search(words) is not None


def _has_numbers(cells: Sequence[TableCell]) -> bool:
    """Whether cells hold numbers and no words, though they give no amounts: "1295/88"."""
    return (
        bool(cells)
        and all(cell.text and not _LETTER.search(cell.text) for cell in cells)
        and not all(is_blank(cell.text) or "%" in cell.text for cell in cells)
    )


def _beside(row: TableRow) -> list[TableCell]:
    """A row's own cells behind the first column."""
    return [cell for column, cell in row.own.items() if column]


def _only_counts(row: TableRow) -> bool:
    """Whether the cells of a row behind the first give no more than sizes and what is counted."""
    rest = (rules.MEASURE.sub("", rules.SIZE.sub("", cell.text)) for cell in _beside(row))
    return not any(words.strip(" ,:;()[]") for words in rest)


def _counts_a_band(row: TableRow) -> bool:
    """Whether a row names whom the rows below speak of, and beside it how many they are: "Induction | N = 131"."""
    first = row.own.get(0)
    beside = _beside(row)
    if first is None or not beside or subject_rules.ADVERSE.search(first.text) or row_rules.TOTAL.search(first.text):
        return False
    return _only_counts(row) and all(rules.SIZE.search(cell.text) for cell in beside)


def _begins_part(row: TableRow) -> bool:
    """Whether a row in the middle heads the columns anew."""
    beside = _beside(row)
    if len(beside) < 2 or any(is_blank(cell.text) or gives_amounts(cell) for cell in beside) or _counts_a_band(row):
        return False
    return all(_heads_column(cell.text) for cell in beside)


def _heads_column(text: str) -> bool:
    return any(rule.search(text) for rule in (rules.SIZE, rules.MEASURE, rules.PLACEBO))
