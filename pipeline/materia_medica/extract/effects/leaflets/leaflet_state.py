"""What holds for the next list of a leaflet: its band, its head, and what a convention says of its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from materia_medica.extract.effects.groups import Frame
from materia_medica.extract.language.statement import Frequency, Statement, context_in
from materia_medica.schema.values import TIERS


@dataclass(slots=True)
class State:
    """What holds for the next list."""

    frequency: Frequency | None = None
    says_how_often: bool = False
    """Whether a band or head says how often what is listed occurs, be it that this is not known."""
    is_sentence: bool = False
    """Whether the band is a sentence of its own, which holds for all others of its paragraph."""
    is_serious: bool = False
    parts_serious: bool = False
    """Whether bands part the list of serious effects, so that the next one holds such too."""
    has_colon: bool = False
    """Whether the head of what follows ends in a colon."""
    is_told: bool = False
    """Whether paragraphs below a head with a colon named the serious effects of its list."""
    setting: str | None = None
    parts_setting: bool = False
    """Whether heads part what was seen there, so that the next one holds such too."""
    setting_of_band: bool = False
    """Whether the last band said where it was seen, so that the next one was not."""
    population: str | None = None
    context: str | None = None
    """Whether what is listed comes of long use, or of stopping."""
    label: str | None = None
    category: str | None = None
    """The body system that heads the list."""
    ingredient: str | None = None
    """The ingredient to which a label lays the list."""
    stem: str | None = None
    """The effect of an item that ends in a colon, with which those below it may go on."""
    n_items: int = 0
    """Items and lists read since the last head that is no band."""
    n_of_band: int = 0
    """Items and lists read since the last band."""
    gives_none: bool = False
    """Whether what stands below is advice, a cause or a sign, and no effect."""
    convention: dict[str, Frequency] = field(default_factory=dict)
    """Bounds that a list of bands without effects defines for later words."""

    def frame(self) -> Frame:
        """The group that the list is."""
        context = context_in(self.setting) or self.context
        said = Statement(self.frequency, self.is_serious, context, self.setting, self.population)
        return Frame(
            kind="label",
            label=self.label,
            said=said,
            context=context,
            category=self.category,
            ingredient=self.ingredient,
        )


def bounded(frequency: Frequency, convention: dict[str, Frequency]) -> Frequency:
    """A word of frequency with the bounds that the section's convention gives it."""
    known = convention.get(frequency.tier)
    if known is None or frequency.lower is not None or frequency.upper is not None:
        return frequency
    return frequency._replace(lower=known.lower, upper=known.upper)


def rank(frequency: Frequency) -> int:
    """The place of its tier, the most frequent first."""
    return TIERS.index(frequency.tier)
