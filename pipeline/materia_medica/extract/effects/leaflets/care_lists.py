"""Tables with a list of effects in a cell beside what to do about them, as Australian patient information has them."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of
from materia_medica.extract.effects.leaflets.leaflet_items import item_of
from materia_medica.extract.effects.leaflets.leaflet_lists import listed
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.effects.tables.grid import PageTable, TableCell, TableRow
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line, lines_within
from materia_medica.read.document import Span

_DEPTH = 1
_LONGEST_CLASS = 60
_EDGES = " :*–—-"

OF_EFFECTS = Rule(
    name="column of side effects",
    pattern=r"\b side \s effects? \b",
    flags=re.IGNORECASE,
    example=(
        "| Serious side effects | What to do |\n|---|---|\n| Skin-related:<br>hives | Call your doctor |",
        ["hives; Skin-related; serious", "aside: general", "aside: advice"],
    ),
    counter_example="What to do",
)
RELATED = Rule(
    name="class of what is related to a body part",
    pattern=r"[\s-] related $",
    flags=re.IGNORECASE,
    example=(
        "| Side effects | What to do |\n|---|---|\n| Mood-related<br>hives<br>Skin:<br>rash | Call |",
        ["hives; Mood-related", "rash; Skin", "aside: general", "aside: advice"],
    ),
    counter_example="unrelated rash",
)
NAMED = Rule(
    name="effect in front of a colon",
    pattern=r"^ (?P<name> [^:;.]{3,60} ) : \s+ (?P<signs> \S .* ) $",
    flags=re.DOTALL,
    example=(
        "| Side effects | What to do |\n|---|---|\n| Mood-related:<br>mania: fast thoughts, little sleep | Call |",
        ["mania; fast thoughts, little sleep; Mood-related", "aside: general", "aside: advice"],
    ),
    counter_example="hives:",
)
SIGNS = Rule(
    name="effect whose signs are listed below",
    pattern=rf"""
        ^ (?: the \s )? {any_of("leaflets", "signs")} \s of \s (?P<name> .+? )
        (?: ,? \s (?: such \s as | including | like | (?: may \s )? include | are ) )? $
    """,
    flags=re.IGNORECASE,
    example=(
        "| Serious side effects | What to do |\n|---|---|\n| Signs of an allergic reaction:<br>hives | Call |",
        ["allergic reaction; serious", "hives; serious", "aside: general", "aside: advice"],
    ),
    counter_example="Allergic reaction",
)
NO_CLASS = Rule(
    name="label of no class",
    pattern=r"^ \W* (?: others? | general | side \s effects | serious .* | less \s .* | common .* ) \W* $",
    flags=re.IGNORECASE,
    example=(
        "| Side effects | What to do |\n|---|---|\n| Other:<br>hives | Call your doctor |",
        ["hives", "aside: general", "aside: advice"],
    ),
    counter_example="Skin:",
)


def is_care_list(table: PageTable) -> bool:
    """Whether the first row heads effects and what to do about them, and the cells below it list effects, or do so
    under labels.
    """
    at = _column(table.rows[0])
    if at is None:
        return False
    lists = [_lines(row.own[at]) for row in table.rows if at in row.own and _column(row) is None]
    are_lists = bool(lists) and all(len(lines) > 1 for lines in lists)
    return are_lists or any(_is_label(line) for lines in lists for line in lines)


def _column(row: TableRow) -> int | None:
    """The column of side effects, in a row that heads it beside one of what to do; null in another row."""
    if not any(rules.ACTION.search(cell.text) for cell in row.cells.values()):
        return None
    return next((at for at, cell in row.cells.items() if OF_EFFECTS.search(cell.text)), None)


def _lines(cell: TableCell) -> list[Line]:
    return lines_within(cell.span, depth=_DEPTH, mark=rules.LIST_MARK)


def _is_label(line: Line) -> bool:
    """Whether a line of a cell only names the class of the effects below it."""
    text = line.span.text.strip()
    if len(text) > _LONGEST_CLASS:
        return False
    bare = text.strip(_EDGES)
    return text.endswith(":") or RELATED.search(bare) is not None


def _group(title: str) -> Frame:
    """What the words over a list say of its effects."""
    head = head_of(title)
    return Frame(kind="item", label=title, said=Statement(frequency=head.frequency, is_serious=head.is_serious))


class CareLists:
    """Reads such tables: labels in a cell are classes, the lines below them items in plain language."""

    def __init__(self, rows: Collector, groups: Groups) -> None:
        self.rows = rows
        self.groups = groups

    def read(self, table: PageTable) -> None:
        """All rows of one table, serious and as frequent as its head says; the heading that says the same ends."""
        group, at = Frame(kind="item", label=None), None
        for row in table.rows:
            if (column := _column(row)) is not None:
                at, group = column, _group(row.cells[column].text)
                self.rows.set_aside(row.line.span, "general")
                self.groups.end_heading(row.cells[column].text)
                continue
            for place, cell in row.own.items():
                if place == at:
                    self._cell(cell, group)
                else:
                    self.rows.set_aside(cell.span, "advice")
        self.groups.list_stands_behind()

    def _cell(self, cell: TableCell, group: Frame) -> None:
        label: Frame | None = None
        for line in _lines(cell):
            if _is_label(line):
                self.rows.head(line.span)
                name = line.span.text.strip(_EDGES)
                if signs := SIGNS.match(name):
                    with self.groups.inside(group):
                        self.rows.add(whole(signs["name"]), line.span, is_known=True)
                is_class = not (signs or NO_CLASS.match(name))
                label = Frame(kind="item", label=None, category=name) if is_class else None
                continue
            with self.groups.inside(group, *([label] if label else [])):
                self._item(line.span)

    def _item(self, span: Span) -> None:
        found = item_of(span)
        effects: tuple[Effect, ...] = found.effects
        if named := NAMED.match(span.text):
            effects = tuple(e._replace(detail=named["signs"]) for e in listed(named["name"]) or whole(named["name"]))
        if not (effects and self.rows.add(effects, span, is_known=True)):
            self.rows.set_aside(span, found.reason or "unexplained")
