"""Tables of trials whose rows are the arms: turned, so that rows name effects and columns arms as in other tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables import upright_rules
from materia_medica.extract.effects.tables.arms import Names, is_only_dose, names_medicine
from materia_medica.extract.effects.tables.grid import PageTable, TableCell, TableRow
from materia_medica.extract.effects.tables.title_effect_rules import SHARES
from materia_medica.extract.effects.tables.title_effects import effect_of_title
from materia_medica.extract.effects.tables.trial_cells import gives_amounts, is_blank
from materia_medica.extract.effects.tables.trial_columns import title_of
from materia_medica.extract.effects.tables.trial_heads import Part
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import names_effect
from materia_medica.read.document import Span

_FEWEST = 2
_ALONE = -1
"""Where a cell alone in its row stands in front of those below."""


class Upright(NamedTuple):
    """Rows of one table that speak of the same patients, turned."""

    part: Part
    width: int
    population: str | None


class _Arms(NamedTuple):
    """A table whose rows are arms."""

    heads: Sequence[TableRow]
    body: Sequence[TableRow]
    """The rows below, those of one cell among them that stand above several arms."""
    at: int
    """The column that names the arms."""
    size_at: int | None
    """The column of how many patients they have."""
    amounts_at: list[int]


class _Group(NamedTuple):
    """Rows of arms that are compared with each other."""

    effect: TableCell | None
    """The effect that stands in front of them."""
    population: str | None
    rows: Sequence[TableRow]
    span: Span
    """The words from the effect to the last of them."""


def upright(table: PageTable, title: str, names: Names) -> list[Upright] | None:
    """The parts of a table turned, none where no effect is named; null where its rows are no arms."""
    arms = _arms(table, names.full | names.short)
    if arms is None:
        return None
    out = []
    for group in _groups(arms, table.rows):
        effects = [(group.effect, arms.amounts_at)] if group.effect else list(_of_heads(arms, title))
        rows = [_row(group, effect, columns) for effect, columns in effects]
        count = max((len(columns) for _, columns in effects), default=0)
        if rows and all(len(columns) == count for _, columns in effects):
            heads = _heads(group, arms, effects[0][1])
            part = Part(title="", heads=heads, body=tuple(rows))
            out.append(Upright(part, 1 + count * len(group.rows), group.population))
    return out


def _arms(table: PageTable, names: frozenset[str]) -> _Arms | None:
    rows = [row for row in table.rows if row.own and not row.is_note]
    begin = next((at for at, row in enumerate(rows) if any(gives_amounts(c) for c in _behind(row))), len(rows))
    while begin > 1 and len(rows[begin - 1].cells) == 1 and 0 in rows[begin - 1].own:
        begin -= 1
    heads = rows[:begin]
    body = [row for row in rows[begin:] if len(row.cells) > 1]
    over = any(_named(_over(heads, column)) for column in range(1, table.width))
    at = next((at for at in range(table.width) if _are_arms(body, at, names, is_below_effects=over)), None)
    if at is None:
        return None
    below = [row for row in rows[begin:] if not _is_lumped(row, at)]
    body = [row for row in body if not _is_lumped(row, at)]
    amounts = [c for c in range(at + 1, table.width) if _holds_amounts(body, c)]
    sizes = [column for column in amounts if _is_of_sizes(_over(heads, column))]
    size_at = sizes[0] if sizes and len(amounts) > 1 else None
    shares = [c for c in amounts if not any(map(upright_rules.MEASURED.search, _over(heads, c)))]
    return _Arms(heads, below, at, size_at, [c for c in shares if c != size_at])


def _is_lumped(row: TableRow, at: int) -> bool:
    """Whether a row is of all patients or of a part of them, and not of those of an arm."""
    return at in row.cells and upright_rules.LUMPED.fullmatch(row.cells[at].text.strip(" *:")) is not None


def _are_arms(body: Sequence[TableRow], at: int, names: frozenset[str], *, is_below_effects: bool) -> bool:
    """Whether a column names the arms of a trial, the medicine's or placebo among them, and no effects.

    Where effects stand over the columns behind it, other words of it are those of other medicines.
    """
    body = [row for row in body if not _is_lumped(row, at)]
    cells = [row.cells[at].text for row in body if at in row.cells]
    if len(cells) < max(len(body), _FEWEST) or len(set(cells)) < _FEWEST or any(map(names_effect, cells)):
        return False
    told = [rules.PLACEBO.search(text) is not None or names_medicine(text, names) for text in cells]
    doses = [is_only_dose(text) or rules.CONTROL.search(text) or rules.DOSE.search(text) for text in cells]
    return any(told) and (is_below_effects or all(a or b for a, b in zip(told, doses, strict=True)))


def _holds_amounts(body: Sequence[TableRow], at: int) -> bool:
    cells = [row.cells[at] for row in body if at in row.cells and not is_blank(row.cells[at].text)]
    return bool(cells) and all(gives_amounts(cell) for cell in cells)


def _behind(row: TableRow) -> list[TableCell]:
    return [cell for column, cell in row.cells.items() if column]


def _over(heads: Sequence[TableRow], at: int) -> list[str]:
    """The words over a column from top to bottom."""
    return [cell.text for row in heads for first, cell in row.cells.items() if first <= at < first + cell.width]


def _is_of_sizes(over: Sequence[str]) -> bool:
    return any(map(rules.SIZE_OVER.fullmatch, over)) and not _named(over)


def _named(over: Sequence[str]) -> list[str]:
    """Those of the words over a column that name effects."""
    return [said for text in over if names_effect(said := SHARES.sub("", title_of(text).words))]


def _groups(arms: _Arms, rows: Sequence[TableRow]) -> Iterator[_Group]:
    """The rows of arms that are compared with each other: those that have the same words in front of them."""
    fronts: list[tuple[tuple[int, tuple[TableCell, ...]], TableRow]] = []
    last: dict[int, TableCell] = {}
    for row in arms.body:
        if len(row.cells) == 1:
            last = {_ALONE: next(iter(row.cells.values()))}
            continue
        for column in range(arms.at):
            if column in row.cells:
                last = {at: cell for at, cell in last.items() if at < column} | {column: row.cells[column]}
        fronts.append(((min(last, default=_ALONE), tuple(last[at] for at in sorted(last))), row))
    over = [at for at in range(arms.at) if any(map(upright_rules.OF_EFFECTS.fullmatch, _over(arms.heads, at)))]
    for (first, front), found in groupby(fronts, key=lambda pair: pair[0]):
        group = [row for _, row in found]
        effect = front[0] if front and (first in over or names_effect(front[0].text)) else None
        whom = [cell.text for cell in (front[1:] if effect else front)]
        begin = min([group[0].line.span.start, *(cell.span.start for cell in front[:1] if effect)])
        if not effect and arms.heads:
            begin = arms.heads[-1].line.span.start
        span = _joined([row.line.span for row in rows], begin, group[-1].line.span)
        if span is not None and len(group) >= _FEWEST:
            yield _Group(effect, " ".join(whom) or None, group, span)


def _joined(lines: Sequence[Span], begin: int, last: Span) -> Span | None:
    """The words of the lines from that which holds an offset to the last one; null where they do not follow."""
    within = [line for line in lines if line.end > begin and line.start <= last.start]
    if any(line.end + 1 != behind.start for line, behind in pairwise(within)):
        return None
    return Span("\n".join(line.text for line in within), within[0].start)


def _of_heads(arms: _Arms, title: str) -> Iterator[tuple[TableCell, list[int]]]:
    """The effects that stand over columns, with these; else the one that the title names, of all columns."""
    first = next(cell for row in arms.body for cell in row.own.values())
    named: dict[str, list[int]] = {}
    for at in arms.amounts_at:
        if words := _named(_over(arms.heads, at)):
            named.setdefault(words[-1], []).append(at)
    if not named and (effect := effect_of_title(title)) is not None:
        named = {effect: arms.amounts_at}
    for effect, columns in named.items():
        yield replace(first, text=effect, lines=(effect,), notes=(), note_at=()), columns


def _heads(group: _Group, arms: _Arms, columns: Sequence[int]) -> tuple[TableRow, ...]:
    """Rows that head the columns of arms as those of other tables do."""
    names, measures = {}, {}
    for at, row in enumerate(group.rows):
        arm = row.cells[arms.at]
        size = row.cells[arms.size_at].text if arms.size_at in row.cells else ""
        words = f"{arm.text} (N={size})" if size.replace(",", "").isdigit() else arm.text
        first = 1 + at * len(columns)
        names[first] = replace(arm, text=words, width=len(columns), is_head=True, is_from_above=False)
        for behind, column in enumerate(columns):
            told = " ".join(title_of(text).measure for text in _over(arms.heads, column)).strip()
            measures[first + behind] = replace(arm, text=told, width=1, is_head=True, is_from_above=False)
    line = group.rows[0].line
    return TableRow(line=line, cells=names), TableRow(line=line, cells={k: v for k, v in measures.items() if v.text})


def _row(group: _Group, effect: TableCell, columns: Sequence[int]) -> TableRow:
    """The row of an effect: its rates in all arms."""
    cells = {0: replace(effect, width=1, is_from_above=False)}
    for at, row in enumerate(group.rows):
        for behind, column in enumerate(columns):
            if column in row.cells:
                cells[1 + at * len(columns) + behind] = replace(row.cells[column], width=1, is_from_above=False)
    old = group.rows[0].line
    return TableRow(line=Line(old.block, group.span, None, group.span, old.is_bold), cells=cells)
