"""What a label says that its words of frequency mean: "infrequent reactions are those occurring in 1/100 to 1/1000"."""

from __future__ import annotations

import re
from functools import partial

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.language.frequency_words import tier_words
from materia_medica.extract.language.numbers import Numbers, numbers_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.terms.scan import names_effect

_FEWEST = 2
"""Words that are told the meaning of, at least: one alone may speak of a single list."""

_WORDS = r"very \s common | frequent | infrequent | very \s rare | rare | common | uncommon"
_QUOTE = "[\"“”'‘’]?"
DEFINES = Rule(
    name="sentence that says what words of frequency mean",
    pattern=r"""
        \b (?: defin (?: ed | ition ) | classif | categori [sz] | according \s to
            | (?: are | were | if | when ) \s th (?: ose | ey ) | (?: events | reactions | experiences ) \s occurr
            | criteria | terms? \s | as \s follows )
    """,
    flags=re.IGNORECASE,
    example=(
        "Events were classified as frequent (at least 1/100 patients) or rare (below 1/1000). Frequent: gout. "
        "Rare: fever.",
        ["gout: 0.01 to None", "fever: None to 0.001"],
    ),
    counter_example="Frequent events and rare ones (0.05%) were seen",
)
TOLD = Rule(
    name="meaning of a word of frequency",
    pattern=rf"""
        (?<! most \s ) \b (?P<word> {_WORDS} ) {_QUOTE} (?P<between> [^.;)0-9<>≥≤=]{{1,100}}? )
        (?P<bounds> (?: [<>≥≤=]+ | (?: at \s least | fewer \s than | less \s than | more \s than | greater \s than
            | below | above | between | up \s to ) \b )? \s? \d [^;]{{0,90}}? )
        (?= ; | \) | \s \( [a-z] | [.:] (?! \d ) | ,? \s (?: (?: and | or ) \s )? {_QUOTE} (?: {_WORDS} ) \b | $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "Frequent events are those occurring in at least 1/100 patients (only those that are listed nowhere else stand "
        "here, and not those that tables of controlled trials or other parts of this document hold); rare events are "
        "those occurring in fewer than 1/1000 patients. Frequent: gout; Rare: fever.",
        ["gout: 0.01 to None", "fever: None to 0.001"],
    ),
    counter_example="Rare events are those of the skin",
)
TOLD_BEHIND = Rule(
    name="word of frequency behind its meaning",
    pattern=rf"""
        \b (?: occur (?: ring | red )? | reported | observed | seen | incidence ) \s
        (?P<bounds> [^.;:()]{{3,90}} ) \( {_QUOTE} (?P<word> {_WORDS} ) {_QUOTE} \)
    """,
    flags=re.IGNORECASE,
    example=(
        "Definitions: those occurring in at least 1/100 patients (frequent) and those occurring in fewer than 1/1000 "
        "patients (rare). Frequent: gout. Rare: fever.",
        ["gout: 0.01 to None", "fever: None to 0.001"],
    ),
    counter_example="Gout (rare) occurred in 5% of patients",
)


def apply_told(section: Section, rows: Collector) -> None:
    """Give rows behind such words their bounds, up to the next words of the kind."""
    for line in section.lines:
        told = _told(line.span.text) if _may_define(line.span.text) else {}
        bounds: dict[str, tuple[float | None, float | None]] = {}
        for word, numbers in told.items():
            tier = next(iter(tier_words(word, is_group=True)), (None,))[0]
            if tier is not None:
                bounds[tier] = (numbers.lower, numbers.upper)
        if len(bounds) >= _FEWEST:
            rows.mend(partial(_bounded, bounds, frozenset(told), line.span.start))


def _may_define(text: str) -> bool:
    """Whether a text may say what words of frequency mean; most hold none, which is seen many times sooner."""
    low = text.lower()
    return ("rare" in low or "common" in low or "frequent" in low) and DEFINES.search(text) is not None


def _told(text: str) -> dict[str, Numbers]:
    """The words of frequency that a text says the meaning of, with it: each the first time it does."""
    out: dict[str, Numbers] = {}
    for found in (*TOLD.finditer(text), *TOLD_BEHIND.finditer(text)):
        if names_effect(found.groupdict().get("between") or "") or names_effect(found["bounds"]):
            continue
        numbers = numbers_in(found["bounds"])
        if numbers is not None:
            out.setdefault(found["word"].lower(), numbers)
    return out


def _bounded(
    bounds: dict[str, tuple[float | None, float | None]], words: frozenset[str], start: int, row: EffectRow
) -> EffectRow:
    """The row with its bounds where it stands behind the words that were told, and one of them states it alone:
    "most common" is none.
    """
    said = row.said.frequency
    if said is None or said.is_numeric or row.evidence.start < start or said.tier not in bounds:
        return row
    own = (said.text or "").lower().split()
    if len(own) != 1 or own[0].strip(":–—-,;") not in words:
        return row
    lower, upper = bounds[said.tier]
    return row._replace(said=row.said._replace(frequency=said._replace(lower=lower, upper=upper)))
