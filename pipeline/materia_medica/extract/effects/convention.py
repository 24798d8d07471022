"""The convention of a document of a regulator: which bounds its words of frequency stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.tables.grid import PageTable, TableRow
from materia_medica.extract.language.frequency_words import tier_words
from materia_medica.extract.language.numbers import numbers_in
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line
from materia_medica.schema.values import TIER_BANDS

_FEWEST = 2
"""Words with bounds that make a convention: one alone states something of effects."""

PAIR = Rule(
    name="word of frequency with its bounds",
    pattern=r"""
        \b (?P<word> very \s+ common | common | uncommon | very \s+ rare | rare ) (?: ly )? \s*+ (?: [:=,–-] \s*+ )?
        (?P<bounds>
            [(\[] [^()\[\]]{2,60} [)\]] | [≥≤<>] (?: [^;:(),] | , (?= \d ) ){2,40}
            | (?: may \s )? (?: affects? | occurs? \s in ) [^;:().]{2,60}
        )
    """,
    example=(
        "Common (≥1/100 to <1/10), rare (<1/1000), very rare (1/10,000).",
        {"common": (0.01, 0.1), "rare": (None, 0.001), "very_rare": (None, 0.0001)},
    ),
    counter_example="common side effects (nausea)",
)


PAIR_ALONE = Rule(
    name="word of frequency with its bounds on a line",
    pattern=rf"""
        ^ \W*+ (?:
            {PAIR.pattern} [\s.;]*+ (?: of \s )? (?: treated \s )? (?: patients | people | users )? [^\w()]*
            | (?: frequency \s )? (?: not \s known | unknown ) \W+
              (?: frequency \s )? (?: cannot \s be | not \s ) [^.]* [.)]?
        ) $
    """,
    flags=re.IGNORECASE,
    example=("Rare (<1/1000)\n\nCommon (≥1/100)\n\n* gout", ["gout", "aside: general"]),
    counter_example="Rare (<1/1000): gout",
)


def is_pair(text: str) -> bool:
    """Whether a line is one word of frequency with its bounds and no more, or says that it is not known."""
    return PAIR_ALONE.match(" ".join(text.split()).lower()) is not None


class Convention(NamedTuple):
    """Bounds by tier, from a place in the document on."""

    bounds: dict[str, tuple[float | None, float | None]]
    start: int

    def applied(self, row: EffectRow) -> EffectRow:
        """A row behind the convention whose words of frequency have no numbers of their own, with their bounds."""
        said = row.said.frequency
        if said is None or said.is_numeric or row.evidence.start < self.start or said.tier not in self.bounds:
            return row
        if said.lower is not None or said.upper is not None:
            return row
        lower, upper = self.bounds[said.tier]
        return row._replace(said=row.said._replace(frequency=said._replace(lower=lower, upper=upper)))


def bounds_in(text: str) -> dict[str, tuple[float | None, float | None]]:
    """The bounds that a text gives words of frequency, by tier; empty where it is no convention."""
    found: dict[str, tuple[float | None, float | None]] = {}
    for pair in PAIR.finditer(text.lower()):
        tier = next(iter(tier_words(pair["word"], is_group=True)), (None,))[0]
        numbers = numbers_in(pair["bounds"])
        if tier in TIER_BANDS and numbers is not None:
            found.setdefault(tier, _as_bounds(tier, numbers.lower, numbers.upper))
    return found if len(found) >= _FEWEST else {}


def _as_bounds(tier: str, lower: float | None, upper: float | None) -> tuple[float | None, float | None]:
    """The bounds of a word; a number whose sign was lost is the end of its band that it is: "very rare (1/10,000)"."""
    if lower is None or lower != upper:
        return lower, upper
    least, most = TIER_BANDS[tier]
    if lower == most:
        return None, upper
    return (lower, None) if lower == least else (lower, upper)


class Conventions:
    """Takes the convention out of a section's parts, and gives the rows behind it the bounds of their words."""

    def __init__(self, rows: Collector) -> None:
        self.rows = rows
        self.stated: Convention | None = None

    def takes(self, parts: Sequence[PageTable | Line]) -> int:
        """How many parts, a table or lines, are the convention: each one a word of frequency with its bounds."""
        spans, taken, texts = [], 0, list[str]()
        first = parts[0]
        if isinstance(first, PageTable):
            texts = [_pair(row) for row in first.rows if row.cells]
            taken = int(all(map(is_pair, texts)))
            spans = [row.line.span for row in first.rows]
        else:
            for part in parts:
                if isinstance(part, PageTable) or not is_pair(part.span.text):
                    break
                texts.append(part.span.text)
                spans.append(part.span)
                taken += 1
        bounds = bounds_in("; ".join(texts)) if taken else {}
        if not bounds:
            return 0
        for span in spans:
            self.rows.set_aside(span, "general")
        self.stated = Convention(bounds, spans[-1].end)
        return taken

    def apply(self) -> None:
        """Give the rows behind the convention its bounds."""
        if self.stated is not None:
            self.rows.mend(self.stated.applied)


def _pair(row: TableRow) -> str:
    """The cells of a row as a word and its bounds in parentheses."""
    word, *behind = (cell.text for cell in row.cells.values())
    return " ".join([word, *(f"({words.strip('()')})" for words in behind)])
