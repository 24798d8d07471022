"""What the cells of a trial's table give: how many patients of an arm had an effect."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.effects.tables import table_rules
from materia_medica.extract.effects.tables import trial_row_rules as row_rules
from materia_medica.extract.effects.tables.columns import states_all
from materia_medica.extract.effects.tables.grid import TableCell
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.statement import Frequency

_EDGES = " *†‡§¶#"


class Amount(NamedTuple):
    """What one cell gives; shares are fractions of 1."""

    text: str
    patients: int | None = None
    size: int | None = None
    percent: float | None = None
    """The share as it is stated exactly; null for "< 1" and for a mere count."""
    lower: float | None = None
    upper: float | None = None
    worded: Frequency | None = None
    """What words alone state, in place of a number: "Rare"."""

    @property
    def is_none(self) -> bool:
        """Whether no patient of the arm had the effect."""
        return self.percent == 0 or (self.patients == 0 and self.lower is None and self.upper is None)

    @property
    def is_share(self) -> bool:
        """Whether it says which share of the arm had it."""
        return self.lower is not None or self.upper is not None


@lru_cache(maxsize=16384)
def amount_of(text: str, *, is_percent: bool) -> Amount | None:
    """What a cell gives; `is_percent` says that bare numbers of its column are percentages. Null for other words."""
    plain = row_rules.TIER_IN_FRONT.sub("", text.strip(_EDGES))
    found = row_rules.COUNT_FIRST.search(plain) or row_rules.PERCENT_FIRST.search(plain)
    if found:
        return _amount(text, found["percent"], found["count"], found["size"])
    if between := row_rules.RANGE.search(plain):
        low, high = _share(between["first"]), _share(between["last"])
        if low is None or high is None or low > high:
            return None
        return Amount(text, lower=low, upper=high)
    if row_rules.THOUSANDS.search(plain):
        return Amount(text, int(plain.replace(",", "")))
    if found := row_rules.BARE.search(plain):
        if is_percent or float(found["percent"].lstrip("<>≤≥~ =").replace(",", ".") or 1) == 0:
            return _amount(text, found["percent"], None, None)
        return Amount(text, int(plain)) if plain.isdigit() else None
    return None


def worded_of(text: str) -> Amount | None:
    """What a cell gives that only states in words how often, beside others that give numbers."""
    return Amount(text, worded=statement(text).frequency) if states_all(text) else None


def amounts_in(cell: TableCell) -> list[str]:
    """The amounts of a cell, one or several below each other."""
    if is_amount(cell.text):
        return [cell.text]
    if len(cell.lines) < 2:
        parts = row_rules.BETWEEN.split(cell.text)
        if all(is_amount(part) for part in parts):
            return parts
    return list(cell.lines) or [cell.text]


def gives_amounts(cell: TableCell) -> bool:
    """Whether a cell gives amounts, one or several."""
    return is_amount(amounts_in(cell)[0])


def says_tier(cell: TableCell) -> bool:
    """Whether a cell has a word of frequency in front of its amount."""
    return row_rules.TIER_IN_FRONT.search(cell.text.strip(_EDGES)) is not None


@lru_cache(maxsize=16384)
def is_amount(text: str) -> bool:
    """Whether words give an amount."""
    return amount_of(text, is_percent=True) is not None


@lru_cache(maxsize=16384)
def is_blank(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash."""
    plain = text.strip(_EDGES)
    return not plain or table_rules.NOTHING_SAID.search(plain) is not None


def _amount(text: str, percent: str, count: str | None, size: str | None) -> Amount | None:
    number = percent.lstrip("<>≤≥~ =")
    sign = percent[: len(percent) - len(number)].strip(" =~")
    share = _share(number)
    if share is None:
        return Amount(text, int(number)) if number.isdigit() and not (sign or count or size) else None
    counted = int(count.replace(",", "")) if count else None
    of = int(size.replace(",", "")) if size else None
    if share == 0 and counted:  # rounded: some patients had it
        return Amount(text, counted, of)
    if sign in ("<", "≤"):
        return Amount(text, counted, of, None, None, share)
    if sign in (">", "≥"):
        return Amount(text, counted, of, None, share, None)
    return Amount(text, counted, of, share, share, share)


def _share(number: str) -> float | None:
    value = float(number.replace(",", ".").replace("·", "."))
    return round(value / 100, 10) if value <= 100 else None
