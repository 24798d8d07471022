"""Rows of one cell that head the rows below them: a tier, a body system, an ingredient."""

from __future__ import annotations

from collections.abc import Sequence

from materia_medica.extract.effects.groups import Frame, frame_of
from materia_medica.extract.effects.tables import table_rules as rules
from materia_medica.extract.effects.tables.grid import TableCell, TableRow
from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.labels import LabelKind, read_label
from materia_medica.extract.language.verbs import has_verb

_HEADS: tuple[LabelKind, ...] = ("group", "ingredient", "system")


class Bands:
    """The heading rows in force: one that states how often, and one that names a class or ingredient."""

    def __init__(self, ingredients: tuple[Ingredient, ...], of_table: Sequence[Frame] = ()) -> None:
        """`of_table` is what the table's title says of all its rows."""
        self._ingredients = ingredients
        self._of_table = of_table
        self._stating: Frame | None = None
        self._naming: Frame | None = None
        self._is_stating_outer: bool | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What the heading rows say of the rows below, the outer first."""
        both = (self._stating, self._naming) if self._is_stating_outer else (self._naming, self._stating)
        return (*self._of_table, *(frame for frame in both if frame is not None))

    @staticmethod
    def alone(row: TableRow, width: int) -> TableCell | None:
        """The only cell of a row of several columns, or of a single one where it names a body system."""
        own = list(row.cells.items())
        if len(own) != 1 or (width == 1 and not names_system(own[0][1].text.strip(" :"))):
            return None
        at, cell = own[0]
        return cell if at == 0 or cell.width > 1 else None

    def take(self, cell: TableCell) -> bool:
        """Whether the only cell of a row heads those below; it takes the place of the last one of its kind.

        The kind that comes first is the outer one: where it changes, the inner one ends.
        """
        if rules.FOOTNOTE.search(cell.span.text) or has_verb(cell.text):
            return False
        label = read_label(cell.text.strip(" :"), self._ingredients)
        if label.kind not in _HEADS and not (cell.width > 1 or cell.is_bold or cell.is_head):
            return False
        frame = frame_of(label, cell.text, "item")
        is_stating = label.said.says_something and frame.category is None and frame.ingredient is None
        if self._is_stating_outer is None:
            self._is_stating_outer = is_stating
        if is_stating:
            self._stating = frame
        else:
            self._naming = frame
        if is_stating == self._is_stating_outer:
            self._stating, self._naming = (frame, None) if is_stating else (None, frame)
        return True
