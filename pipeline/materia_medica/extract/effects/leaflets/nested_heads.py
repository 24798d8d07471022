"""Headings below one of serious effects, whose effects are serious as well, and headings that end a band above."""

from __future__ import annotations

from materia_medica.extract.effects.leaflets.leaflet_heads import Head
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.layout.lines import Line


class Nesting:
    """The headings under which the lines of a section stand."""

    def __init__(self) -> None:
        self.above: list[tuple[int, bool, str | None]] = []
        """Level of each, whether it is headed serious, and what was in force in front of it."""

    @property
    def is_serious(self) -> bool:
        """Whether a heading of serious effects is in force."""
        return any(is_serious for _, is_serious, _ in self.above)

    def ends_band(self, line: Line, label: str | None) -> bool:
        """Whether a heading ends what is in force, under this label, since it was said below a heading that the next
        one of its level or above ends, be its list there or lost.
        """
        ended = [before for level, _, before in self.above if 0 < line.block.level <= level]
        return bool(ended) and ended[0] != label

    def below(self, line: Line, head: Head, label: str | None) -> Head:
        """What a heading says together with those above it: what only names a kind or effect is serious below one of
        serious effects. `label` is that of what was in force in front of it.
        """
        level = line.block.level
        self.above = [above for above in self.above if above[0] < level]
        is_below = any(is_serious for _, is_serious, _ in self.above)
        says = head.says_something or "side effect" in line.span.text.lower()
        inherits = is_below and not says and aside_reason(line.span.text) is None
        self.above.append((level, head.is_serious, label))
        return head._replace(is_serious=True) if inherits else head
