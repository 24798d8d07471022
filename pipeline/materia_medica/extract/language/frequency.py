"""Statements of frequency, seriousness and circumstance: words and numbers to tiers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.statement import NOTHING, Frequency, Statement
from materia_medica.extract.language.word_tables import alternatives, lowered, table
from materia_medica.schema.values import TIER_BANDS

_NUMBER = r"\d{1,9}(?:[.,]\d{1,9}){0,4}"
_OVER = r"(?:>=|>|≥|more than|over|at least|greater than|above|exceeding|or more than)"
_UNDER = r"(?:<=|<|≤|less than|fewer than|under|below|up to|no more than|at most|as many as)"
_AFTER = r"(?:\s*(?P<tail>or (?:more|greater|higher|less|fewer|lower)))?"
_DASH = r"\s*(?:-|–|—|to|and)\s*"
_PERCENT = re.compile(
    rf"(?P<rel>{_OVER}|{_UNDER})?\s*(?P<a>{_NUMBER})\s*(?:%|percent)?(?:{_DASH}(?P<rel2>{_OVER}|"
    rf"{_UNDER})?\s*(?P<b>{_NUMBER}))?"
    rf"\s*(?:%|percent\b|per cent\b){_AFTER}",
    re.IGNORECASE,
)
_RATIO = (
    r"(?P<{0}>\d[\d,. ]{{0,12}}?)\s*(?:in(?: every)?|out of(?: every)?|/|per)\s*"
    r"(?P<{1}>\d[\d,]{{0,12}}(?: \d{{3}}){{0,3}})"
)
_ONE_IN = re.compile(
    rf"(?P<rel>{_OVER}|{_UNDER})?\s*" + _RATIO.format("a", "b")
    + r"(?!\s*(?:mg|ml|kg|mcg|g)\b)(?:\s*(?:people|patients|users|persons|individuals|adults|children|women|men))?"
    + rf"(?:{_DASH}(?P<rel2>{_OVER}|{_UNDER})?\s*" + _RATIO.format("c", "d") + rf")?{_AFTER}",
    re.IGNORECASE,
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_EPSILON = 1e-9
_LONGEST = 1500
"""Characters that are looked at; no statement is longer."""
_GENERIC_REST = re.compile(
    r"[\s,;:.()\[\]/&+*–—-]|\b(?:side|adverse|drug|effects?|reactions?|adrs?|events?|but|and|or|the|a|an|of|in|may|"
    r"can|could|"
    r"include[sd]?|including|these|are|is|be|been|also|some|other|possible|potential(?:ly)?|reported|following|most|"
    r"more|"
    r"less|very|generally|usually|affecting|affects|occurring|occurs?|occur|experienced|by|people|patients|users|"
    r"recipients|individuals|persons|those|cases?|reports?|frequency|mild|moderate|severe|important|significant|"
    r"clinically|"
    r"with|for|to|that|which|require|requires|requiring|seek|if|you|experience|any|immediately|medical|attention|"
    r"complications?|symptoms?|not|specified|known|unknown|established|determined|available|defined|approximately|"
    r"about|around|and/or|number|class|term|as|well|"
    r"on|at|from|up|use|over|than|least|who|treated|clinical|trials?|studies|overall|though|although|while|however)\b"
)


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternatives(patterns)}(?!\w)")


_TABLE = table("frequency")
_TIERS = {tier: _compiled(patterns) for tier, patterns in _TABLE["tiers"].items()}
_ANY_TIER = _compiled([p for patterns in _TABLE["tiers"].values() for p in patterns])
_COMPARED = _compiled(_TABLE["compared"])
_SERIOUS = _compiled(_TABLE["serious"])
_SERIOUS_GROUP = re.compile(alternatives(_TABLE["serious_group"]))
_NOT_SERIOUS = _compiled(_TABLE["not_serious"])
_LASTING = re.compile(alternatives(_TABLE["lasting"]))
_CONTEXTS: dict[str, re.Pattern[str]] = {
    str(c): re.compile(alternatives(p)) for c, p in _TABLE["contexts"].items() if p
}
_LOOKS = re.compile(r"\d|common|frequen|often|typical|rare|seldom|occasion|serious|threat|fatal|deadly|danger|emergenc|"
                    r"immediate|urgent|prompt|right away|at once|severe|long|prolong|chronic|extend|continuous|sustain|"
                    r"withdraw|discontin|stop|cessation|overdos|over-dos|marketing|years|period")  # fmt: skip
# Of one item, "frequent urination" is a name and no frequency.
_DESCRIBES = re.compile(r"(?:most |more )?(?:frequent|common|occasional|typical)$")
_NOUN_NEXT = re.compile(
    r"\s+(?!(?:side|adverse|effects?|reactions?|in|with|but|and|or|at|among|when|if|to|than|during|after|for|on|by|side-effects?)\b)[a-z]"
)
_ORDER = ("very_common", "common", "uncommon", "rare", "very_rare")


@lru_cache(maxsize=65536)
def statement(text: str, *, is_group: bool = True) -> Statement:
    """What `text` states; `is_group` says whether it speaks of a group (a heading or introduction) or of one item."""
    text = text[:_LONGEST]
    low = lowered(text)
    if not _LOOKS.search(low):
        return NOTHING
    serious_here = _NOT_SERIOUS.sub(" ", low)
    serious = bool(_SERIOUS.search(serious_here)) or (is_group and bool(_SERIOUS_GROUP.search(serious_here.strip())))
    frequency = _frequency_of(_numbers(text), _tier_words(text, low, is_group=is_group), is_group=is_group)
    return Statement(frequency, serious, _context_of(low))


@lru_cache(maxsize=65536)
def rest_of(text: str) -> str:
    """What the words say beyond frequency, seriousness, circumstance and filling words, in lower case."""
    low = lowered(text[:_LONGEST])
    return _rest(_without(low, _numbers(low)) if _LOOKS.search(low) else low)


def _context_of(text: str) -> str | None:
    """The circumstance that words in lower case name."""
    text = _LASTING.sub(" ", text)
    for context, expression in _CONTEXTS.items():
        if expression.search(text):
            return context
    return None


class _Numbers(NamedTuple):
    text: str
    lower: float | None
    upper: float | None


def _tier_words(text: str, low: str, *, is_group: bool) -> list[tuple[str, str]]:
    """Frequency words of `text` in order, looked for in its lower-case form `low`: tier and words."""
    plain = _COMPARED.sub(lambda m: "#" * len(m[0]), low)
    found = []
    for match in _ANY_TIER.finditer(plain):
        if not is_group and _DESCRIBES.match(match[0]) and _NOUN_NEXT.match(plain, match.end()):
            continue
        found.append((_tier_at(plain, match), text[match.start() : match.end()]))
    return found


def _tier_at(text: str, match: re.Match[str]) -> str:
    """The tier of the frequency words that matched; what follows them counts ("typical" of effects only)."""
    for tier in ("very_rare", "very_common", "uncommon", "rare", "common"):
        same = _TIERS[tier].match(text, match.start())
        if same and same.end() == match.end():
            return tier
    return "common"


def _frequency_of(numbers: _Numbers | None, words: list[tuple[str, str]], *, is_group: bool) -> Frequency | None:
    """What numbers and words say together: numbers beat words, but a word refines a mere upper bound."""
    tiers = [tier for tier, _ in words]
    conflict = (
        is_group and len(tiers) > 1 and tiers[0] in ("common", "very_common") and tiers[-1] in ("rare", "very_rare")
    )
    if numbers is None:
        return Frequency(*words[0], is_conflict=conflict) if words else None
    by_number = tier_of_bounds(numbers.lower, numbers.upper)
    if numbers.lower is None and numbers.upper is not None and words:
        tier, said = words[0]
        if tier != by_number and TIER_BANDS[tier][1] <= numbers.upper + _EPSILON:
            return Frequency(tier, f"{said} ({numbers.text})", False, numbers.lower, numbers.upper, conflict)
    return Frequency(by_number, numbers.text, True, numbers.lower, numbers.upper, conflict)


def tier_of_bounds(lower: float | None, upper: float | None) -> str:
    """The tier of a stated range: by its lower end, an upper bound alone by the band just under it."""
    at = lower if lower is not None else (upper or 0) * (1 - 1e-6)
    for tier in _ORDER:
        if at + (_EPSILON if lower is not None else 0) >= TIER_BANDS[tier][0]:
            return tier
    return _ORDER[-1]


def _numbers(text: str) -> _Numbers | None:
    if not _DIGIT.search(text):
        return None
    for expression, is_ratio in ((_ONE_IN, True), (_PERCENT, False)):
        for found in expression.finditer(text):
            bounds = _bounds(found, is_ratio=is_ratio)
            if bounds is not None:
                return bounds
    return None


def _bounds(found: re.Match[str], *, is_ratio: bool) -> _Numbers | None:
    """Lower and upper bound of a numeric statement as fractions of 1."""
    first = _fraction(found["a"], found["b"]) if is_ratio else _percent(found["a"])
    second = None
    if is_ratio and found["c"]:
        second = _fraction(found["c"], found["d"])
    elif not is_ratio and found["b"]:
        second = _percent(found["b"])
    if first is None or first > 1 or (second is not None and second > 1):
        return None
    said = " ".join(found[0].split())
    relation, tail = (found["rel"] or "").lower(), (found["tail"] or "").lower()
    if second is not None:
        low, high = sorted((first, second))
        if tail in ("or less", "or fewer", "or lower"):
            return _Numbers(said, None, high)
        return _Numbers(said, low, high)
    if re.fullmatch(_OVER, relation) or tail in ("or more", "or greater", "or higher"):
        return _Numbers(said, first, None)
    if re.fullmatch(_UNDER, relation) or tail:
        return _Numbers(said, None, first)
    return _Numbers(said, first, first)


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


def _without(text: str, numbers: _Numbers | None) -> str:
    for expression in (_ONE_IN, _PERCENT) if numbers else ():
        text = expression.sub(" ", text)
    for expression in (_ANY_TIER, _SERIOUS, *_CONTEXTS.values()):
        text = expression.sub(" ", text)
    return text


def _rest(text: str) -> str:
    return " ".join(_GENERIC_REST.sub(" ", text).split())
