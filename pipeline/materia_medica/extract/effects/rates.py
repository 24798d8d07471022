"""What a trial's table or sentence gives for one effect: the percentages of its arms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm of a trial; the fields are columns of `arms`."""

    arm: str
    """As the document names it."""
    arm_size: int | None = None
    count: int | None = None
    """Patients who had the effect."""
    percent: float | None = None
    """Share of the arm who had it, as a fraction of 1."""
    is_comparator: bool = False


class Rates(NamedTuple):
    """The arms together, and what they say of the drug and of what it is compared with."""

    percent: float | None = None
    """Of the drug's arm, as a fraction of 1; null where several doses stand side by side without a pooled arm."""
    comparator: str | None = None
    comparator_percent: float | None = None
    """As a fraction of 1."""
    arms: tuple[Arm, ...] = ()
    """In the order of the document."""


NO_RATES = Rates()
