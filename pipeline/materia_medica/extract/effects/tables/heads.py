"""The head rows of a table: those above its body, and those that repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from materia_medica.extract.effects.tables.columns import Role, head_role, role_of, states_all
from materia_medica.extract.effects.tables.grid import PageTable, TableRow

_MOST_TITLES = 3
"""Rows of one cell in front of the head that are looked at."""
_FEWEST_TIERS = 2
_NAMED: frozenset[Role | None] = frozenset({"system", "effect", "frequency"})


def head_count(table: PageTable) -> int:
    """How many rows of a table head its columns, by the page's own marks or, without any, by their words."""
    count = next((i for i, row in enumerate(table.rows) if not _is_marked(row)), len(table.rows))
    count = next((i for i, row in enumerate(table.rows[:count]) if i and _is_band(row, table.width)), count)
    if count == len(table.rows):
        count = 0
    if count == 0:
        return _by_words(table) if len(table.rows) > 1 else 0
    return 0 if count == 1 and _is_data(table) else count


def _by_words(table: PageTable) -> int:
    """How many rows head the columns by their words: below a title over all columns, in one row or several."""
    rows = table.rows
    first = next((i for i, row in enumerate(rows[:_MOST_TITLES]) if not _is_band(row, table.width)), 0)
    if not (_is_by_words(rows[first]) or _states_tiers(rows[first]) or _stands_over_tiers(rows[first:])):
        if not _stands_over(rows[first], rows[first + 1 : first + 2]):
            return 0
        first += 1
    count = first + 1
    while count < len(rows) - 1 and _goes_on(rows[first:count], rows[count]):
        count += 1
    return count


def _stands_over_tiers(rows: Sequence[TableRow]) -> bool:
    """Whether the first row begins with the head of a column of frequencies, in which the rows below state theirs:
    whatever stands beside it heads the effects.
    """
    first = rows[0].own.get(0)
    if first is None or role_of(first.text) != "frequency":
        return False
    below = [row.own[0].text for row in rows[1:] if 0 in row.own and len(row.cells) > 1]
    return bool(below) and all(map(states_all, below))


def _stands_over(row: TableRow, below: Sequence[TableRow]) -> bool:
    """Whether a row of cells over several columns each stands over one that heads them: patients over tiers."""
    wide = [cell for at, cell in row.own.items() if at]
    return (
        len(wide) > 1
        and all(cell.width > 1 for cell in wide)
        and any(_is_by_words(other) or _states_tiers(other) for other in below)
    )


def _goes_on(heads: Sequence[TableRow], row: TableRow) -> bool:
    """Whether a row stands below cells of the head that reach over several columns, or that reach down to it."""
    if any(cell.is_from_above and not head_role(cell) for cell in row.cells.values()):
        return False
    over = {
        at: cell
        for head in heads
        for first, cell in head.own.items()
        for at in range(first, first + cell.width)
        if cell.width > 1
    }
    return bool(row.own) and all(at in over for at in row.own)


def _states_tiers(row: TableRow) -> bool:
    """Whether cells of a row state tiers, and the others are empty or say what their columns hold."""
    roles = [head_role(cell) for cell in row.cells.values()]
    tiers = roles.count("list")
    return tiers >= _FEWEST_TIERS and (tiers > _FEWEST_TIERS or all(roles))


def is_head_again(row: TableRow, heads: Sequence[TableRow]) -> bool:
    """Whether a row of the body repeats the head; one that states a tier lists the effects of it."""
    words = [cell.text for cell in row.cells.values()]
    if any(words == [cell.text for cell in head.cells.values()] for head in heads):
        return True
    return _is_by_words(row) and not any(map(states_all, words))


def _is_marked(row: TableRow) -> bool:
    return bool(row.own) and all(cell.is_head for cell in row.own.values())


def _is_band(row: TableRow, width: int) -> bool:
    """Whether one cell over all columns stands below the heads of the columns: it heads the rows below."""
    return len(row.own) == 1 and width > 1 and next(iter(row.own.values())).width == width


def _is_by_words(row: TableRow) -> bool:
    roles = [head_role(cell) for cell in row.cells.values()]
    if len(_NAMED & set(roles)) > 1:
        return True
    return len(roles) > 1 and all(roles) and any(role != "list" for role in roles)


def _is_data(table: PageTable) -> bool:
    """Whether the row in the place of the head is one of the table's rows: its cell states what those below state."""
    head, *body = table.rows
    for at, cell in head.cells.items():
        below = [row.cells[at].text for row in body if at in row.cells]
        if below and states_all(cell.text) and all(states_all(text) for text in below):
            return True
    return False
