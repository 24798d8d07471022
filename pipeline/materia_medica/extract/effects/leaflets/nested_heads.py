"""Headings below one of serious effects: what they head is serious as well."""

from __future__ import annotations

from materia_medica.extract.effects.leaflets.leaflet_heads import Head
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.layout.lines import Line


class Nesting:
    """The headings under which the lines of a section stand."""

    def __init__(self) -> None:
        self.above: list[tuple[int, bool]] = []
        """Level of each, and whether it is headed serious."""

    def below(self, line: Line, head: Head) -> Head:
        """What a heading says together with those above it: what only names a kind or effect is serious below one of
        serious effects.
        """
        level = line.block.level
        self.above = [(other, is_serious) for other, is_serious in self.above if other < level]
        is_below = any(is_serious for _, is_serious in self.above)
        says = head.says_something or "side effect" in line.span.text.lower()
        inherits = is_below and not says and aside_reason(line.span.text) is None
        self.above.append((level, head.is_serious))
        return head._replace(is_serious=True) if inherits else head
