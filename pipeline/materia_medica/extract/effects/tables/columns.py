"""What the columns of a table hold, by the words over them and by their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.effects.tables.amounts import is_amount
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.language.effect_names import is_generic
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.numbers import numbers_in
from materia_medica.extract.language.rule import Rule

Role = Literal["effect", "system", "frequency", "severity", "action", "detail", "comparison", "list", "head", "other"]
"""`list`: effects of which the heading states something; `head`: the row's own heading; `other`: not told by words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageColumn:
    """One column of a table."""

    role: Role
    title: str
    """The words over it that are more than its role: a tier, a class, a population, a medicine."""
    is_percent: bool = False
    """Whether the words over it say that its numbers are percentages."""
    over: str = ""
    """The words of its title that stand over words of frequency: a population, what is given with the medicine."""


_BY_WORDS: tuple[tuple[Rule, Role], ...] = (
    (rules.FREQUENCY, "frequency"),
    (rules.SEVERITY, "severity"),
    (rules.ACTION, "action"),
    (rules.SYSTEM, "system"),
    (rules.EFFECT, "effect"),
    (rules.DETAIL, "detail"),
)


def role_of(title: str) -> Role | None:
    """What the words over a column say that it holds; null where they do not tell."""
    if rules.HIGH_GRADES.search(title):
        return "comparison"
    named = next((role for rule, role in _BY_WORDS[:2] if rule.search(title)), None)
    if named:
        return named
    if rules.COMPARISON.search(title):
        return "comparison"
    if states_all(title):
        return "list"
    return next((role for rule, role in _BY_WORDS[2:] if rule.search(title)), None)


def states_all(words: str) -> bool:
    """Whether words only state how often or how serious effects are: "Very common (>10%)", "Rare side effects"."""
    if not statement(words).says_something:
        return False
    rest = rest_of(words)
    return not rest or is_generic(rest)


def tier_in_head(cell: TableCell) -> str | None:
    """The words of a cell of the head that only state how often, whatever stands below them or in a parenthesis.

    "Very common", above "All grades" or in front of "(cannot be estimated from the available data)".
    """
    if states_all(cell.text):
        return cell.text
    first, *others = cell.lines or (cell.text,)
    if others and states_all(first):
        return " ".join([first, *(line for line in others if numbers_in(line) and states_all(f"{first} {line}"))])
    front = rules.PARENTHESIS_BEHIND.sub("", cell.text)
    return front if states_all(front) else None


def head_role(cell: TableCell) -> Role | None:
    """What a cell of the head says that its column holds."""
    return "list" if tier_in_head(cell) else role_of(cell.text)


def columns_of(heads: Sequence[TableRow], body: Sequence[TableRow], width: int) -> dict[int, PageColumn]:
    """The columns of a table, from its head rows and the rows below."""
    columns = {at: _column(heads, body, at) for at in range(width)}
    return _settled(columns, body)


def _column(heads: Sequence[TableRow], body: Sequence[TableRow], at: int) -> PageColumn:
    """One column: its cells tell amounts, whatever stands over them; else the words over it tell, the lowest first."""
    over = [c for row in heads for first, c in row.cells.items() if first <= at < first + c.width]
    titles = [tier_in_head(c) or c.text for c in over]
    roles = {title: role_of(title) for title in titles}
    is_percent = any(rules.IN_PERCENT.search(title) for title in titles)
    role: Role = "other"
    if "comparison" in roles.values():
        role = "comparison"
    elif holds_amounts(body, at, is_percent=is_percent):
        role = "frequency"
    else:
        role = next((r for r in reversed(roles.values()) if r), role)
    own = [
        title
        for title, r in roles.items()
        if r in (None, "list") or (role == "frequency" and (r != "frequency" or rules.FREQUENCY_IN.match(title)))
    ]
    is_list = role == "list" and len(own) > 1
    over_tier = [title for title in own if roles[title] is None and not is_generic(title)] if is_list else []
    title = " ".join(own) if role == "list" and all(map(states_all, own)) else _bare(own)  # "Common (≥1%)" whole
    return PageColumn(role=role, title=title, is_percent=is_percent, over=_bare(over_tier))


def _bare(titles: Sequence[str]) -> str:
    """The words over a column without what is counted and how many they are."""
    name = rules.COUNTED.sub("", rules.GROUP_SIZE.sub("", " ".join(titles))).strip(" ,:;")
    name = rules.FREQUENCY_IN.sub("", name)
    return name.strip("()") if name.count("(") != name.count(")") or name[:1] == "(" else name


def holds_amounts(body: Sequence[TableRow], at: int, *, is_percent: bool) -> bool:
    """Whether the cells of a column say how often, or that it does not occur, and no more."""
    cells = [row.cells[at].text for row in body if at in row.cells and len(row.cells) > 1]
    said = [text for text in cells if not rules.NOTHING_SAID.search(text) and not rules.ABSENT.search(text)]
    return bool(said) and all(is_amount(text, is_percent=is_percent) for text in said)


def _settled(columns: dict[int, PageColumn], body: Sequence[TableRow]) -> dict[int, PageColumn]:
    """The columns with one of them, where none is by its words, as that of the effects."""
    roles = [column.role for column in columns.values()]
    if "list" in roles:
        heads = [at for at, column in columns.items() if column.role in ("effect", "system", "other", "detail")]
        return columns | {at: replace(columns[at], role="head") for at in heads[:1]}
    if "effect" in roles:
        return columns | _each_of_whom(columns)
    if (
        set(roles) == {"other"}
        and not any(c.title for c in columns.values())
        and _are_parted_by_tiers(body, len(columns))
    ):
        return {at: replace(column, role="list") for at, column in columns.items()}
    others = [at for at, column in columns.items() if column.role == "other"]
    if not {"frequency", "system", "severity"} & set(roles):
        if len(columns) == 1:
            return {at: replace(column, role="list") for at, column in columns.items()}
        first = min(columns)
        if first in others and heads_rows(body, first):
            lists = {at: replace(c, role="list") for at, c in columns.items() if c.role in ("other", "detail")}
            return columns | lists | {first: replace(columns[first], role="head")}
    elif len(others) > 1 and "frequency" in roles and _states_rows(columns):
        return columns | {at: replace(columns[at], role="list", over=columns[at].title) for at in others}
    for role in ("other", "detail", "system"):
        found = next((at for at, column in columns.items() if column.role == role), None)
        if found is not None:
            return columns | {found: replace(columns[found], role="effect")}
    return columns


def _each_of_whom(columns: dict[int, PageColumn]) -> dict[int, PageColumn]:
    """Columns of effects that words below a common head tell apart, as lists: "Adverse reactions" over "Alone"."""
    effects = {at: column for at, column in columns.items() if column.role == "effect"}
    titles = {column.title for column in effects.values()}
    last = max(effects)
    if len(titles) < 2 or "" in titles or any(at > last for at, c in columns.items() if c.role == "frequency"):
        return {}
    return {at: replace(column, role="list", over=column.title) for at, column in effects.items()}


def _are_parted_by_tiers(body: Sequence[TableRow], width: int) -> bool:
    """Whether rows of one cell over all columns state how often those of the rows below occur."""
    alone = [row for row in body if len(row.own) == 1 and next(iter(row.own.values())).width == width > 1]
    return len(alone) > 1 and all(states_all(cell.text) for row in alone for cell in row.own.values())


def heads_rows(body: Sequence[TableRow], at: int) -> bool:
    """Whether most cells of a column are labels of groups, ingredients or body systems rather than effects."""
    cells = [row.cells[at].text for row in body if at in row.cells]
    labels = [read_label(text, ()).kind in ("group", "system", "note") for text in cells]
    return bool(labels) and 2 * sum(labels) > len(labels)


def _states_rows(columns: dict[int, PageColumn]) -> bool:
    """Whether the first column only states how often, so that those beside it list effects."""
    first = min(columns)
    return columns[first].role == "frequency" and all(c.role != "frequency" for at, c in columns.items() if at != first)
