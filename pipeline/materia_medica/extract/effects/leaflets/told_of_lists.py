"""What a leaflet says of the whole list above: how serious its effects are, or how often all of them occur."""

from __future__ import annotations

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.leaflets.leaflet_bands import Bands
from materia_medica.extract.effects.leaflets.leaflet_serious import closes
from materia_medica.extract.effects.leaflets.leaflet_told_bands import rates_list
from materia_medica.extract.language.sentence import sentences_of
from materia_medica.extract.layout.lines import Line


class ToldLists:
    """Reads it and has it hold for the rows of the list."""

    def __init__(self, rows: Collector, bands: Bands) -> None:
        self.rows = rows
        self.bands = bands

    def last_item(self, line: Line) -> None:
        """The last item of a list may say how often all of it occurs."""
        for sentence in sentences_of(line.span)[1:]:
            if sentence.text.lower().startswith("the frequenc"):
                self.bands.rate(rates_list(sentence.text))

    def paragraph(self, line: Line) -> bool:
        """Whether a paragraph told how serious or how frequent the effects of the list above it are."""
        text = line.span.text.strip()
        if closes(text) and self.bands.make_serious():
            self.rows.set_aside(line.span, "advice")
            return True
        if self.bands.rate(rates_list(text)):
            self.rows.head(line.span)
            return True
        return False
