"""Numbers that state a frequency: percentages and ratios become bounds, and bounds a tier."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.frequency_table import entries
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import alternatives, in_order, table
from materia_medica.schema.values import TIER_BANDS

_DIGIT = re.compile(r"\d")
_APART = re.compile(r"[^,;]+(?:,\d{3}[^,;]*)*(?=[,;]\s*[<≤])")
_TIERS = sorted(TIER_BANDS, key=lambda tier: -TIER_BANDS[tier][0])
_EPSILON = 1e-9
_LEAST_OF_TENS = 20
_MOST_IN_FRONT = 12
"""Words in front of a number that tell of its bounds; there are no longer ones."""
_IN_WORDS: dict[str, float] = table("frequency")["number_words"]
_WORDS = alternatives(_IN_WORDS)
_TENS: dict[str, float] = table("frequency")["tens"]
_ONES: dict[str, float] = {
    word: number
    for word, number in (_IN_WORDS | table("frequency")["number_words_beside"]).items()
    if number < _LEAST_OF_TENS and " " not in word
}
MAY_HOLD = rf"\d|\b{alternatives({'cent', 'percent', *(number.split()[-1] for number in _IN_WORDS)})}\b"
"""Found in a single word of every text that states a number."""
_MAY_STATE = re.compile(MAY_HOLD, re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BEFORE = rf"(?:\bbetween\s+)?(?:(?P<over>{in_order(entries('over'))})|(?P<under>{in_order(entries('under'))}))?\s*"
_BEFORE_END = rf"(?:{in_order([*entries('over'), *entries('under')])})?\s*"
_BEHIND = rf"(?:\s*(?:(?P<more>{in_order(entries('or_more'))})|(?P<less>{in_order(entries('or_less'))})))?"
_TO = r"""(?:\s*(?:-|–|—|to|and)\s*|\s*(?:,|;|up\s+to|but|and)?\s*(?:(?=[<≤])|(?=(?:less|fewer)\s+than\b))
    |\s*\bbut\s+(?=(?:more|greater)\s+than\b|at\s+least\b|up\s+to\b))"""
"""Between the ends of a range: before a sign of less, a comma or nothing ("≥1/100, <1/10") is enough."""
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,4}"
_COUNTED = in_order(entries("counted"))
_WHOLE = rf"(?:\d{{1,3}}(?:[,\ \u00a0\u2009\u202f]\d{{3}}){{1,3}}(?!\d)|\d{{1,12}}|\b{_WORDS}\b)"
_PART = rf"(?:{_WHOLE}(?![.,]\d)|\d{{1,9}}[.,]\d{{1,9}})"
_OF = rf"(?:\d{{1,3}}(?:\.\d{{3}}){{1,3}}(?![\d.])|{_WHOLE})"
"""How many there are of whom some are counted; a dot may part thousands ("1/1.000")."""
_IN = rf"""\s*(?:in(?:\ (?:every|each|a|an))?|out\ of(?:\ every)?|/|per
    |of(?:\ the|\ every)?(?=\s{_WHOLE}\s{_COUNTED}\b))\s*"""

RATIO = Rule(
    name="ratio",
    pattern=rf"""
        {_BEFORE}
        (?<![\d.,])(?P<a>{_PART})(?:{_TO}{_BEFORE_END}(?P<to>{_PART}))?
        (?:\s{_COUNTED}\b)?{_IN}(?P<b>(?>{_OF}))
        (?! , [^\W\d_] )  # "1 in 10,people": a conversion lost what stood behind the comma
        (?!\s*{in_order(entries("units"))}\b|[.,]?\d*\s*%|\s*(?:patient|person|subject)s?[\s-]+years?\b)
        (?:\s*{_COUNTED})?
        (?:{_TO}{_BEFORE_END}(?P<c>{_PART})(?:\s{_COUNTED}\b)?{_IN}(?P<d>{_OF})(?:\s{_COUNTED}\b)?)?
        {_BEHIND}
    """,
    flags=re.IGNORECASE,
    example=("up to 1 in 10 people", ("up to 1 in 10 people", None, 0.1)),
    counter_example="5 per 100 mg",
)
PERCENTAGE = Rule(
    name="percentage",
    pattern=rf"""
        (?! (?<= [^\W\d_] ) [^\W\d_] )  # passed over at once: most places are within words
        (?P<by>\b{in_order(entries("changed_by"))}\s+(?:{in_order(entries("about"))}\s*)?)?
        {_BEFORE}
        (?<![\d.,])(?P<a>{_NUMBER})\s*(?:%|percent)?(?:\s+or\s+(?:more|greater|higher)(?=,?\s+but\b),?)?
        (?:{_TO}{_BEFORE_END}(?P<b>{_NUMBER}))?
        \s*(?:%|percent\b|per\ cent\b|(?P<mille>‰|per\ (?:mille|mil)\b))
        (?!\s*{in_order(entries("strengths"))}\b)
        {_BEHIND}
    """,
    flags=re.IGNORECASE,
    example=("1% to 10 per cent", ("1% to 10 per cent", 0.01, 0.1)),
    counter_example="10 to 20 mg",
)
IN_WORDS = Rule(
    name="percentage in words",
    pattern=rf"""
        \b (?: (?P<tens> {alternatives(_TENS)} ) (?: [-\s] (?P<and> {alternatives(_ONES)} ) )?
            | (?P<ones> {alternatives(_ONES)} ) )
            \s per \s? cent \b
    """,
    flags=re.IGNORECASE,
    needs=("percent", "per cent"),
    example=("Twenty-six percent of patients", ("Twenty-six percent", 0.26, 0.26)),
    counter_example="Twenty-six of the percentages",
)

_MAY_BE_RATIO = re.compile(
    rf"(?:\d|\b{_WORDS}\b)(?:\s{_COUNTED}\b)?{_IN}(?:\d|\b{_WORDS}\b)", re.VERBOSE | re.IGNORECASE
)
"""What stands in the middle of every ratio: the rule itself is slow, and most texts with numbers hold none."""
_MAY_BE_PERCENTAGE = re.compile(r"%|‰|per", re.IGNORECASE)
STATED_NUMBER = re.sub(r"\?P<\w+>", "?:", f"(?:{RATIO.pattern}|{PERCENTAGE.pattern})")
"""A number of either shape as part of an expression."""


class Numbers(NamedTuple):
    """A numeric statement: its words, and its bounds as fractions of 1."""

    text: str
    lower: float | None
    upper: float | None


def numbers_in(text: str) -> Numbers | None:
    """The first numeric statement of a frequency, ratios before percentages; none above 1 is one."""
    if not _MAY_STATE.search(text):
        return None
    for found in RATIO.finditer(text) if _MAY_BE_RATIO.search(text) else ():
        first = _fraction(found["a"], found["b"])
        last = _fraction(found["to"], found["b"]) if found["to"] else None
        last = _fraction(found["c"], found["d"]) if found["c"] else last
        if (bounds := _bounds(found, first, last)) is not None:
            return bounds
    digit = _DIGIT.search(text) if _MAY_BE_PERCENTAGE.search(text) else None
    for found in PERCENTAGE.finditer(text, _begin(text[: digit.start()])) if digit else ():
        if found["by"]:
            continue
        scale = 0.1 if found["mille"] else 1
        first = _percent(found["a"], scale)
        last = _percent(found["b"], scale) if found["b"] else None
        if (bounds := _bounds(found, first, last)) is not None:
            return bounds
    return _in_words(text)


def _in_words(text: str) -> Numbers | None:
    """A percentage that is written in words: "four percent of patients"."""
    found = IN_WORDS.search(text)
    if found is None:
        return None
    share = _TENS.get((found["tens"] or "").lower(), 0) + _ONES.get((found["and"] or found["ones"] or "").lower(), 0)
    return Numbers(" ".join(found[0].split()), share / 100, share / 100)


def _begin(before: str) -> int:
    """Where the words may begin that belong to a number, of those in front of it: looking farther off takes time."""
    parts = before.rsplit(None, _MOST_IN_FRONT)
    return len(parts[0]) if len(parts) > _MOST_IN_FRONT else 0


def without_numbers(text: str) -> str:
    """`text` without its numeric statements."""
    return PERCENTAGE.sub(" ", RATIO.sub(" ", text)) if numbers_in(text) else text


def tier_of_bounds(lower: float | None, upper: float | None) -> str:
    """The tier of a stated range: by its lower end, an upper bound alone by the band just under it."""
    at = lower + _EPSILON if lower is not None else (upper or 0) * (1 - 1e-6)
    return next((tier for tier in _TIERS if at >= TIER_BANDS[tier][0]), _TIERS[-1])


def lies_under(tier: str, upper: float) -> bool:
    """Whether the whole band of a tier lies under an upper bound."""
    return tier in TIER_BANDS and TIER_BANDS[tier][1] <= upper + _EPSILON


def _bounds(found: re.Match[str], first: float | None, last: float | None) -> Numbers | None:
    """The bounds that a number, or two with "to" between, state with the words around them."""
    if first is None or first > 1 or (last is not None and last > 1):
        return None
    said = " ".join(found[0].split())
    if last is not None and not found["over"] and (first_of_two := _APART.match(said)):
        said, last = first_of_two[0], None  # "10 %, <1 % of others": only what begins with "at least" goes on so
    if last is not None:
        low, high = sorted((first, last))
        return Numbers(said, None if found["less"] else low, high)
    if found["over"] or found["more"]:
        return Numbers(said, first, None)
    if found["under"] or found["less"]:
        return Numbers(said, None, first)
    return Numbers(said, first, first)


def _fraction(part: str, whole: str) -> float | None:
    of = _count(whole.replace(".", "") if _DOTTED.fullmatch(whole) else whole)
    return _count(part) / of if of >= 2 else None


def _count(number: str) -> float:
    """The value of a number in digits or words; a mark before three digits parts thousands."""
    in_words = _IN_WORDS.get(number.lower())
    if in_words is not None:
        return in_words
    return float(_THOUSANDS.sub("", number).replace(",", "."))


def _percent(number: str, scale: float) -> float | None:
    try:
        return round(float(number.replace(",", ".")) / 100 * scale, 10)
    except ValueError:
        return None
