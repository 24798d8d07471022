"""Tables of trials: rates of effects in the arms of a study, as documents of regulators print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from materia_medica.extract.dialect import without_strength
from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables import trial_rules as rules
from materia_medica.extract.effects.tables.arms import Names
from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.effects.tables.notes import Notes
from materia_medica.extract.effects.tables.subject_rules import ADVERSE
from materia_medica.extract.effects.tables.subjects import is_figure
from materia_medica.extract.effects.tables.trial_heads import Part, parts_of
from materia_medica.extract.effects.tables.trial_layout import TrialLayout, layout_of
from materia_medica.extract.effects.tables.trial_rows import TrialRows
from materia_medica.extract.effects.tables.upright import Upright, upright
from materia_medica.extract.language.seriousness import states_seriousness
from materia_medica.extract.layout.lines import Line
from materia_medica.schema.ids import fold

_LONGEST_TITLE = 600


def is_title(line: Line) -> bool:
    """Whether a line in front of a table is its title: it is numbered as one, or no sentence and no introduction."""
    text = line.span.text.strip()
    if line.is_heading or line.block.depth or len(text) > _LONGEST_TITLE:
        return False
    return rules.TITLE.search(text) is not None or text[-1:] not in (".", ":", ";", ",", "?")


class TrialTables:
    """Reads tables whose columns give the rates of arms, and sets aside those of something else."""

    def __init__(self, rows: Collector, groups: Groups, medicines: Medicines) -> None:
        self.rows = rows
        self.groups = groups
        full = frozenset(fold(without_strength(name)) for name in medicines.dialect.names if name)
        self.names = Names(full=full, short=medicines.names, is_combination=len(medicines.ingredients) > 1)

    def read(self, table: PageTable, title: Line | None, below: Sequence[str] = (), whom: str | None = None) -> bool:
        """Read or set aside all rows of a table; says whether it was one of these. `below` are its footnotes, `whom`
        those of whom its title says that it speaks.
        """
        if is_figure(table):
            for row in table.rows:
                self.rows.set_aside(row.line.span, "other_table")
            return True
        notes = Notes(table.rows, below)
        words = title.span.text if title is not None else ""
        found: list[tuple[Part, TrialLayout]] = []
        turned = upright(table, words, self.names)
        for part, width, patients in _parts(table) if turned is None else turned:
            layout = layout_of(part, width, title=" ".join(filter(None, (words, part.title))), names=self.names)
            if isinstance(layout, str):
                for row in table.rows:
                    self.rows.set_aside(row.line.span, layout)
                return True
            if layout is not None:
                found.append((part, replace(layout, population=patients or layout.population or whom)))
        if not found and turned is None:
            return False
        told = [row.line.span for part, _ in found for row in part.body]
        for row in table.rows:
            if not any(span.start <= row.line.span.start < span.end for span in told):
                self.rows.set_aside(row.line.span, "general")
        population = None
        mark = self.rows.mark()
        for part, layout in found:
            reader = TrialRows(self.rows, self.groups, layout, notes, population if part.goes_on else None)
            reader.read_all(part.body)
            population = reader.above.population
        titles = " ".join(filter(None, (words, *(part.title for part, _ in found))))
        if ADVERSE.search(titles) and not states_seriousness(titles.lower(), is_group=True):
            self.rows.end_seriousness(mark)
        return True


def _parts(table: PageTable) -> Iterator[Upright]:
    """The parts of a table whose rows name effects."""
    for part in parts_of([row for row in table.rows if row.own and not row.is_note], table.width):
        yield Upright(part, table.width, None)
