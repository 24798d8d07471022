"""One section of a US label, read from top to bottom: tables by their cells, the rest by the effects that it names."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.prose import LabelReader
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.grid import PageTable, tables_in
from materia_medica.extract.effects.tables.table_reader import TableReader
from materia_medica.extract.layout.gathered import Section


def read_label_section(section: Section, medicines: Medicines) -> Collector:
    """What one section gives."""
    heading = None if section.heading is None else Frame(kind="heading", label=section.heading.text)
    groups = Groups(section.ingredient, heading)
    rows = Collector(groups, medicines)
    prose = LabelReader(rows, groups)
    tables = TableReader(rows, groups, ContentReader(rows), medicines, prose.read)
    for part in tables_in(list(section.lines)):
        if isinstance(part, PageTable):
            tables.read(part)
        else:
            prose.read(part)
    return rows
