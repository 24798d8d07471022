"""Sentences of a leaflet's section beside its lists, which are under no band and may say how what follows was seen."""

from __future__ import annotations

from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.content import ContentReader
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_line_rules import SERIOUS
from materia_medica.extract.effects.leaflets.leaflet_sentences import carried, rows_of_paragraph
from materia_medica.extract.effects.leaflets.leaflet_settings import OF_ONE, SEEN
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.read.document import Span


class LeafletProse:
    """Reads them, and keeps what they say of the list below."""

    def __init__(self, rows: Collector, content: ContentReader, bands: Bands) -> None:
        self.rows = rows
        self.content = content
        self.bands = bands
        self.gave_rows = False
        """Whether the last paragraph named effects, so that what one above it says of all holds no more."""

    def read(
        self,
        span: Span,
        setting: str | None,
        *,
        keeps_band: bool = False,
        behind: int | None = None,
        is_titled: bool = False,
    ) -> None:
        """Sentences in which no band is in force, unless they stand within its list; `behind` marks the rows in front
        of which they may tell, `is_titled` says that the line above names the effect of which they speak.
        """
        state = self.bands.state
        is_read = state.n_items > 0
        self.bands.state = replace(
            state,
            frequency=state.frequency if keeps_band else None,
            setting=setting or (None if is_read else state.setting),
            population=None if is_read and setting and setting != state.setting else state.population,
            is_serious=state.is_serious and (keeps_band or not is_read),
        )
        self.bands.put()
        before = self.rows.mark()
        rate = None if self.gave_rows else self.bands.carried
        rows_of_paragraph(span, self.rows, self.content, start=behind, is_titled=is_titled, rate=rate)
        self.gave_rows = self.rows.mark() > before
        if not self.gave_rows:
            self.bands.carried = carried(sentences_of(span))
            self.bands.seen = setting if SEEN.search(span.text) else None
            if SERIOUS.search(span.text):
                self.bands.of_serious = self.bands.carried
        is_told = self.rows.mark() > before and state.has_colon
        if OF_ONE.search(span.text):
            state = replace(state, setting=None, parts_setting=False)
        self.bands.state = replace(state, n_of_band=max(1, state.n_of_band), is_told=is_told or state.is_told)
        self.bands.put()
