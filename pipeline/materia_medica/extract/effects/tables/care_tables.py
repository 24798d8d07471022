"""Tables of what to do about effects, with ticks in columns of care, as Canadian patient information has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.tables.grid import PageTable, TableCell, TableRow
from materia_medica.extract.language.clauses import Clause
from materia_medica.extract.language.effect_lists import effects_in
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import NOTHING
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.terms.scan import names_effect

CARE = Rule(
    name="column of care that is ticked",
    pattern=rf"^ {any_of('tables', 'care')} ",
    flags=re.IGNORECASE,
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Gout: pain, heat | | x |",
        ["Gout; pain, heat", "aside: general"],
    ),
    counter_example="In most cases",
)
TICK = Rule(
    name="tick",
    pattern=r"^ [x✓✔√☑✗X*]{1,2} $",
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Rare | | |\n| Fits: pain, rash | x | |",
        ["Fits; pain, rash; rare", "aside: general"],
    ),
    counter_example="yes",
)
SERIOUS = Rule(
    name="heads of serious effects",
    pattern=r"\b serious \b",
    flags=re.IGNORECASE,
    example=("| Serious effects | Only if severe |\n|---|---|\n| Fits | x |", ["Fits; serious", "aside: general"]),
    counter_example="Symptoms",
)
NAMES_CLASS = Rule(
    name="class in front of the effects that a cell lists",
    pattern=r"\b (?: problems | effects | reactions | disorders | system | symptoms | changes ) \W* $",
    flags=re.IGNORECASE,
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Eye problems:<br>gout<br>hives | | x |",
        ["gout; Eye problems", "hives; Eye problems", "aside: general"],
    ),
    counter_example="Serotonin toxicity:",
)
GOES_ON = Rule(
    name="end of a line that goes on in the next",
    pattern=r"(?: [,/-] | \b (?: and | or | of | in | to | the | your | with | for | from | a | an ) ) \W* $",
    flags=re.IGNORECASE,
    example=(
        "| Symptom | Only if severe | In all cases |\n|---|---|---|\n| Low mood<br>crying | | x |\n"
        "| Yellow skin or<br>eyes | | x |",
        ["Low mood; crying", "Yellow skin or eyes", "aside: general"],
    ),
    counter_example="Low mood",
)
_PARENTHESIS = re.compile(r"\([^()]*\)")


def is_care_table(table: PageTable) -> bool:
    """Whether the first rows head columns of care, and no cell in these says more than a tick."""
    heads = _heads(table)
    first = _first_of_care(table.rows[:heads])
    if first is None or heads == len(table.rows):
        return False
    ticks = (cell.text for row in table.rows[heads:] for at, cell in row.own.items() if at >= first)
    return all(TICK.search(text) for text in ticks)


def _heads(table: PageTable) -> int:
    """How many rows head the columns: up to the last one of the first rows that names care."""
    named = [at for at, row in enumerate(table.rows[:4]) if any(CARE.search(c.text) for c in row.cells.values())]
    return named[-1] + 1 if named else 0


def _first_of_care(heads: Sequence[TableRow]) -> int | None:
    """The first column of care; what stands in front of it names the effects and, perhaps, how often they occur."""
    return min((at for row in heads for at, cell in row.cells.items() if at and CARE.search(cell.text)), default=None)


def is_title_of_care(part: PageTable, following: PageTable | Line | None) -> bool:
    """Whether a table of one cell only titles the table of care right below it."""
    is_one = len(part.rows) == 1 and sum(bool(cell.text) for cell in part.rows[0].own.values()) == 1
    return is_one and isinstance(following, PageTable) and is_care_table(following)


class CareTables:
    """Reads such tables: each row is an effect, with its signs behind a colon; a row of one cell, or the first cell of
    several rows, says how often.
    """

    def __init__(self, rows: Collector, groups: Groups) -> None:
        self.rows = rows
        self.groups = groups

    def title(self, table: PageTable) -> None:
        """A table of one cell that titles the one below it."""
        title = table.rows[0].line.span
        said = NOTHING._replace(is_serious=SERIOUS.search(title.text) is not None)
        self.groups.on_label(Frame(kind="label", label=None, said=said))
        self.rows.head(title)

    def read(self, table: PageTable) -> None:
        """All rows of one table, serious where its heads say so."""
        self.groups.end_categories()
        heads = _heads(table)
        title = " ".join(cell.text for row in table.rows[:heads] for cell in row.cells.values())
        serious = Frame(kind="item", label=None, said=NOTHING._replace(is_serious=SERIOUS.search(title) is not None))
        for row in table.rows[:heads]:
            self.rows.set_aside(row.line.span, "general")
        band = Frame(kind="item", label=None)
        for row in table.rows[heads:]:
            if row.is_note:
                self.rows.set_aside(row.line.span, "general")
                continue
            words = [cell for _, cell in sorted(row.cells.items()) if cell.text and not TICK.search(cell.text)]
            if words and (stated := _band(words[0])) is not None:
                band = stated
                if not words[0].is_from_above:
                    self.rows.head(words[0].span)
                del words[0]
                if not words:
                    continue
            with self.groups.inside(serious, band):
                self._effects(row, words)

    def _effects(self, row: TableRow, words: Sequence[TableCell]) -> None:
        """The effects of a row: of its one cell with words, line by line where the first only heads the others."""
        made = False
        for cell in words[:1]:
            head, *listed = cell.lines
            if listed and _is_event(head):
                signs = "; ".join(line.strip(" -–•") for line in listed)
                made = self._effect(row, f"{head.strip(' :')}: {signs}")
            elif listed and head.endswith(":"):
                with self.groups.inside(Frame(kind="item", label=head, category=head.rstrip(" :"))):
                    made = bool([line for line in listed if self._effect(row, line.strip(" -–•"))])
            else:
                made = self._effect(row, cell.text)
        if not made:
            self.rows.set_aside(row.line.span, "unexplained")

    def _effect(self, row: TableRow, text: str) -> bool:
        name, _, signs = text.partition(":")
        clause = Clause(words=name, said=NOTHING, is_prose=False, detail=signs.strip() or None)
        return bool(self.rows.add(effects_in(name.strip()), row.line.span, clause=clause))


def _is_event(head: str) -> bool:
    """Whether the first line of a cell names an event, whose signs stand on the lines below: all that ends does, but a
    class in front of a colon, whose effects these are.
    """
    is_class = head.endswith(":") and not names_effect(_PARENTHESIS.sub("", head).strip(" :"))
    return not (GOES_ON.search(head) or (is_class and NAMES_CLASS.search(head)))


def _band(cell: TableCell) -> Frame | None:
    """What a cell says of how often the effects beside or below it occur; null where it names one, or is no band."""
    said = statement(cell.text)
    if said.frequency is None or names_effect(cell.text):
        return None  # "Frequent urination"
    return Frame(kind="item", label=cell.text, said=said)
