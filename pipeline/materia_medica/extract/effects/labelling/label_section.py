"""One section of a US label, read from top to bottom: tables by their cells, the rest by the effects that it names."""

from __future__ import annotations

from itertools import zip_longest

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.marked import apply_marks
from materia_medica.extract.effects.labelling.prose import LabelReader
from materia_medica.extract.effects.labelling.told_bands import apply_told
from materia_medica.extract.effects.labelling.warning_sections import BOXED_CODE, WarningSection
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.grid import PageTable, tables_in
from materia_medica.extract.effects.tables.table_reader import TableReader
from materia_medica.extract.effects.tables.trial_tables import is_title
from materia_medica.extract.language.statement import NOTHING, Statement
from materia_medica.extract.layout.gathered import Section


def read_label_section(section: Section, medicines: Medicines) -> Collector:
    """What one section of adverse reactions gives."""
    return _read(section, medicines, NOTHING, is_warning=False)


def read_warning(warning: WarningSection, medicines: Medicines) -> Collector:
    """What a section of warnings gives; boxed ones are serious."""
    said = NOTHING._replace(is_serious=warning.code == BOXED_CODE)
    return _read(warning.section, medicines, said, is_warning=True)


def _read(section: Section, medicines: Medicines, said: Statement, *, is_warning: bool) -> Collector:
    heading = None if section.heading is None else Frame(kind="heading", label=section.heading.text, said=said)
    groups = Groups(section.ingredient, heading)
    rows = Collector(groups, medicines)
    prose = LabelReader(rows, groups, is_warning=is_warning, ingredients=medicines.ingredients)
    prose.look_through(line for line in section.lines if not line.block.cells)
    tables = TableReader(rows, groups, ContentReader(rows), medicines, prose.read)
    title = None
    parts = list(tables_in(list(section.lines)))
    tables.look_through(parts)
    for part, following in zip_longest(parts, parts[1:]):
        if isinstance(part, PageTable):
            groups.end_categories()
            prose.end_title()
            tables.read(part, title)
            title = None
        elif isinstance(following, PageTable) and is_title(part):
            rows.head(part.span)
            title = part
        else:
            prose.read(part)
    tables.titles.settle(rows)
    apply_told(section, rows)
    apply_marks(section, rows)
    prose.rows.tie_populations()
    return rows
