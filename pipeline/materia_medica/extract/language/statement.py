"""What words state of effects, and how several statements of the same effects combine.

An effect stands under headings, labels and an introduction, in a sentence, and has a parenthesis, a tail and words in
front of its own. Each may state a frequency, a seriousness and a circumstance. `together` is the one way in which
these combine. Its laws:

- The order is the precedence: whoever combines puts the nearer before the farther (the item, its sentence, its group).
- A frequency is taken or left as a whole: tier, words, bounds and conflict never come from two statements.
- The first that states a frequency wins, and so does the first that names a circumstance, a setting or a population.
- Seriousness adds up: one serious statement makes all serious, wherever it stands.
- `NOTHING` changes nothing, a statement adds nothing to itself, and it does not matter in which groups statements are
  combined, as long as their order stays.
"""

from __future__ import annotations

from typing import NamedTuple


class Frequency(NamedTuple):
    """How often effects occur."""

    tier: str
    text: str
    """The frequency statement in the page's words."""
    is_numeric: bool = False
    """Whether the tier rests on a number."""
    lower: float | None = None
    upper: float | None = None
    """The stated bounds as fractions of 1."""
    is_conflict: bool = False
    """Whether its words contradict each other."""


class Statement(NamedTuple):
    """What a heading, label, parenthesis or sentence states about its effects."""

    frequency: Frequency | None = None
    is_serious: bool = False
    context: str | None = None
    """The circumstance, such as `withdrawal`."""
    setting: str | None = None
    """Where the effects were seen, such as `clinical_trial`."""
    population: str | None = None
    """The patients or the condition to which the rate is tied, in the page's words."""

    @property
    def tier(self) -> str | None:
        """The tier that is stated."""
        return self.frequency.tier if self.frequency else None

    @property
    def is_numeric(self) -> bool:
        """Whether a tier is stated by a number."""
        return self.frequency is not None and self.frequency.is_numeric

    @property
    def says_something(self) -> bool:
        """Whether a frequency, seriousness, circumstance, setting or population is stated."""
        named = self.context or self.setting or self.population
        return self.frequency is not None or self.is_serious or named is not None

    def without_frequency(self) -> Statement:
        """All of it but its frequency."""
        return self._replace(frequency=None) if self.frequency else self

    def circumstance(self) -> Statement:
        """Its circumstance alone."""
        return Statement(context=self.context)


NOTHING = Statement()


def context_in(setting: str | None, otherwise: str | None = None) -> str | None:
    """The context of what was seen in a setting: what was seen after marketing has that, the rest the one stated."""
    return "post_marketing" if setting == "post_marketing" else otherwise


def together(*statements: Statement) -> Statement:
    """What statements of the same effects say, the nearest first."""
    stating = [said for said in statements if said is not NOTHING]
    if len(stating) < 2:  # as mostly
        return stating[0] if stating else NOTHING
    frequency, is_serious, context, setting, population = NOTHING
    for said in stating:
        frequency = frequency or said.frequency
        is_serious = is_serious or said.is_serious
        context = context or said.context
        setting = setting if setting is not None else said.setting
        population = population if population is not None else said.population
    return Statement(frequency, is_serious, context, setting, population)
