"""One section of a leaflet, read from top to bottom: bands, serious effects first, patients, and their lists."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.convention import Conventions
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.marked import apply_marks, is_key
from materia_medica.extract.effects.leaflets.leaflet_band_words import of_word
from materia_medica.extract.effects.leaflets.leaflet_heads import head_of, setting_of_words
from materia_medica.extract.effects.leaflets.leaflet_reader import LeafletReader
from materia_medica.extract.effects.medicines import Medicines
from materia_medica.extract.effects.tables.grid import PageTable, tables_in
from materia_medica.extract.layout.gathered import Section


def read_leaflet_section(section: Section, medicines: Medicines) -> Collector:
    """What one section gives."""
    heading = None if section.heading is None else Frame(kind="heading", label=section.heading.text)
    groups = Groups(section.ingredient, heading)
    rows = Collector(groups, medicines)
    conventions = Conventions(rows)
    reader = LeafletReader(rows, groups, ContentReader(rows), medicines, section.lines)
    if section.heading is not None:
        reader.bands.open(head := head_of(section.heading.text), section.heading.text)
        reader.heads.nesting.above = [(0, head.is_serious, None)]
    for part in tables_in(list(section.lines)):
        if reader.others.is_past:
            reader.others.past(part)
        elif isinstance(part, PageTable):
            reader.flush(leads=True)
            if not conventions.takes([part]):
                reader.tables.read(part)
        elif is_key(part.span.text, setting_of_words):
            rows.set_aside(part.span, "general")
        else:
            reader.line(part)
    reader.flush()
    reader.headings.settle()
    rows.rename(reader.below.own)
    apply_marks(section, rows, setting_of_words)
    rows.change(of_word)
    rows.change(reader.bands.bounded)
    conventions.apply()
    return rows
