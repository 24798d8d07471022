"""Lines of section 4.8 that are neither lists nor tables: its usual headings, its convention, and its prose."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.groups import Frame, Groups
from materia_medica.extract.effects.labelling.prose import LabelReader
from materia_medica.extract.effects.smpc.convention import Convention, bounds_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.layout.lines import Line

HEADING = Rule(
    name="usual heading of section 4.8",
    pattern=rf"^ [a-c\d.)\s]* {any_of('smpc', 'headings')} [:.]? $",
    flags=re.IGNORECASE,
    example=("Summary of the safety profile", []),
    counter_example="Rash",
)


class SmpcLines:
    """Reads such lines; the rows that lists and tables give are of others."""

    def __init__(self, rows: Collector, groups: Groups) -> None:
        self.rows = rows
        self.groups = groups
        self.prose = LabelReader(rows, groups)
        self.convention: Convention | None = None

    def takes(self, line: Line) -> bool:
        """Whether a line is one of these; it is read then."""
        text = line.span.text.strip(" *_")
        if line.block.depth or line.block.kind == "row":
            return False
        if HEADING.search(text):
            self.rows.head(line.span)
            self.groups.on_heading(Frame(kind="heading", depth=line.block.level or 3, label=text))
            return True
        if bounds := bounds_in(text):
            self.convention = Convention(bounds, line.span.end)
            self.rows.set_aside(line.span, "general")
            return True
        if line.is_heading or not text.endswith(".") or not (has_verb(text) or ". " in text):
            return False
        self.prose.read(line)
        return True

    def state_bounds(self) -> None:
        """Rows behind the convention get the bounds of their words."""
        if self.convention is not None:
            self.rows.mend(self.convention.applied)
