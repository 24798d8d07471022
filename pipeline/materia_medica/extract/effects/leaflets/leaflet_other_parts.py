"""Parts of a leaflet's section that list no side effects: whom to tell of them, and the illness that is treated."""

from __future__ import annotations

import re

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.broken_lines import DOSING
from materia_medica.extract.effects.leaflets.leaflet_lines import Piece
from materia_medica.extract.effects.leaflets.leaflet_whom_rules import OF_ILLNESS
from materia_medica.extract.effects.tables.grid import PageTable
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line

COLUMN_HEAD = Rule(
    name="head of a column of frequencies, which a conversion left as a line",
    pattern=r"^ \W* (?: frequenc (?: y | ies ) | how \s (?: often | likely | common ) ) \W* $",
    flags=re.IGNORECASE,
    example=(
        "Serious side effects:\n\nFrequency\n\nRare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare; serious"],
    ),
    counter_example="Frequency not known",
)


class OtherParts:
    """Sets aside what stands in these parts."""

    def __init__(self, rows: Collector) -> None:
        self.rows = rows
        self.is_past = False
        """Whether the part that says whom to tell of side effects has begun."""
        self._of_illness = False
        """Whether what is read speaks of the illness that is treated, or of when to take its doses."""

    def past(self, part: Line | PageTable) -> None:
        """Lines behind the begin of the part that says whom to tell speak of no further side effects."""
        for line in [row.line for row in part.rows] if isinstance(part, PageTable) else [part]:
            self.rows.set_aside(line.span, aside_reason(line.span.text) or "reference")

    def is_on_illness(self, piece: Piece) -> bool:
        """Whether a piece speaks of the illness or doses, up to the next band or head of side effects."""
        text = piece.line.span.text
        if OF_ILLNESS.match(text) or DOSING.match(text):
            self._of_illness = True
            self.rows.head(piece.line.span)
            return True
        if piece.is_band or "side effect" in text.lower():
            self._of_illness = False
        if self._of_illness:
            self.rows.set_aside(piece.line.span, aside_reason(text) or "general")
        return self._of_illness
