"""The event that the head of a leaflet's list of signs names: an effect of its own, or one that was named before."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.leaflet_heads import Head
from materia_medica.extract.effects.leaflets.leaflet_signs_pointed import event_pointed
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.statement import Statement, together
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_MOST_NAMED = 2
"""Rows of a paragraph that only names an event: one of more lists effects."""


class NamedEvents:
    """Knows events again among the rows that were made."""

    def __init__(self, rows: Collector) -> None:
        self.rows = rows

    def name(self, named: tuple[Effect, ...], head: Span, said: Head) -> None:
        """The event that a head of signs names is an effect, unless it was named before."""
        known = {key_of(row.effect) for row in self.rows.made}
        stated = Statement(said.frequency, said.is_serious)
        new = [e for e in named if key_of(e.name) not in known]
        effects = [e._replace(said=together(e.said, stated)) for e in new]
        self.rows.add(effects, head, is_known=True)

    def named_at(self, head: str, mark: int, titled: int | None, said: int | None) -> int | None:
        """Where the rows of the event begin to whose signs a head points, be it named in front of the head, in the
        title above it or, where the head names it too, in the paragraph above; null where it was not.
        """
        if self.rows.mark() > mark:
            return mark
        if titled is not None or said is None or self.rows.mark() - said > _MOST_NAMED:
            return titled
        events = [key_of(e.name) for e in event_pointed(head)]
        named = [key_of(row.effect) for row in self.rows.since(said)]
        return said if any(event in name for event in events for name in named) else None


def key_of(name: str) -> str:
    """By which an event is known again, be it one or several."""
    return fold(name).removesuffix("s")
