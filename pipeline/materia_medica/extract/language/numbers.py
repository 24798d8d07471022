"""Numbers that state a frequency: percentages and ratios become bounds, and bounds a tier."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import in_order
from materia_medica.schema.values import TIER_BANDS

_DIGIT = re.compile(r"\d")
_TIERS = sorted(TIER_BANDS, key=lambda tier: -TIER_BANDS[tier][0])
_EPSILON = 1e-9
_BEFORE = rf"(?:(?P<over>{in_order(entries('over'))})|(?P<under>{in_order(entries('under'))}))?\s*"
_BEFORE_END = rf"(?:{in_order([*entries('over'), *entries('under')])})?\s*"
_BEHIND = rf"(?:\s*(?:(?P<more>{in_order(entries('or_more'))})|(?P<less>{in_order(entries('or_less'))})))?"
_TO = r"\s*(?:-|–|—|to|and)\s*"
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,4}"
_IN = r"\s*(?:in(?:\ every)?|out\ of(?:\ every)?|/|per)\s*"
_PART = r"\d[\d,. ]{0,12}?"
_WHOLE = r"\d[\d,]{0,12}(?:\ \d{3}){0,3}"

RATIO = Rule(
    name="ratio",
    pattern=rf"""
        {_BEFORE}
        (?P<a>{_PART}){_IN}(?P<b>(?>{_WHOLE}))
        (?!\s*{in_order(entries("units"))}\b)
        (?:\s*{in_order(entries("counted"))})?
        (?:{_TO}{_BEFORE_END}(?P<c>{_PART}){_IN}(?P<d>{_WHOLE}))?
        {_BEHIND}
    """,
    flags=re.IGNORECASE,
    example=("up to 1 in 10 people", ("up to 1 in 10 people", None, 0.1)),
    counter_example="5 per 100 mg",
)
PERCENTAGE = Rule(
    name="percentage",
    pattern=rf"""
        {_BEFORE}
        (?P<a>{_NUMBER})\s*(?:%|percent)?
        (?:{_TO}{_BEFORE_END}(?P<b>{_NUMBER}))?
        \s*(?:%|percent\b|per\ cent\b)
        {_BEHIND}
    """,
    flags=re.IGNORECASE,
    example=("1% to 10 per cent", ("1% to 10 per cent", 0.01, 0.1)),
    counter_example="10 to 20 mg",
)


class Numbers(NamedTuple):
    """A numeric statement: its words, and its bounds as fractions of 1."""

    text: str
    lower: float | None
    upper: float | None


def numbers_in(text: str) -> Numbers | None:
    """The first numeric statement of a frequency, ratios before percentages; none above 1 is one."""
    if not _DIGIT.search(text):
        return None
    for found in RATIO.finditer(text):
        first = _fraction(found["a"], found["b"])
        last = _fraction(found["c"], found["d"]) if found["c"] else None
        if (bounds := _bounds(found, first, last)) is not None:
            return bounds
    for found in PERCENTAGE.finditer(text):
        first = _percent(found["a"])
        last = _percent(found["b"]) if found["b"] else None
        if (bounds := _bounds(found, first, last)) is not None:
            return bounds
    return None


def without_numbers(text: str) -> str:
    """`text` without its numeric statements."""
    return PERCENTAGE.sub(" ", RATIO.sub(" ", text)) if numbers_in(text) else text


def tier_of_bounds(lower: float | None, upper: float | None) -> str:
    """The tier of a stated range: by its lower end, an upper bound alone by the band just under it."""
    at = lower + _EPSILON if lower is not None else (upper or 0) * (1 - 1e-6)
    return next((tier for tier in _TIERS if at >= TIER_BANDS[tier][0]), _TIERS[-1])


def lies_under(tier: str, upper: float) -> bool:
    """Whether the whole band of a tier lies under an upper bound."""
    return TIER_BANDS[tier][1] <= upper + _EPSILON


def _bounds(found: re.Match[str], first: float | None, last: float | None) -> Numbers | None:
    """The bounds that a number, or two with "to" between, state with the words around them."""
    if first is None or first > 1 or (last is not None and last > 1):
        return None
    said = " ".join(found[0].split())
    if last is not None:
        low, high = sorted((first, last))
        return Numbers(said, None if found["less"] else low, high)
    if found["over"] or found["more"]:
        return Numbers(said, first, None)
    if found["under"] or found["less"]:
        return Numbers(said, None, first)
    return Numbers(said, first, first)


def _fraction(part: str, whole: str) -> float | None:
    try:
        of = float(whole.replace(",", "").replace(" ", ""))
        return float(part.replace(",", "").replace(" ", "")) / of if of >= 2 else None
    except ValueError:
        return None


def _percent(number: str) -> float | None:
    try:
        return round(float(number.replace(",", ".")) / 100, 10)
    except ValueError:
        return None
