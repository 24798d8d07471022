"""What a label says of effects that it marks: "reactions marked with an asterisk occurred in 3% to 9%"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.labelling.mark_rules import (
    KEY,
    MARKED,
    OF_PART,
    SIGN_OF,
    SIGNS,
    UNMARKED,
    may_tell_of_signs,
)
from materia_medica.extract.effects.settings import setting_of
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.statement import Frequency, Statement, context_in, together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line

_UNMARKED = ""


_OF_BOTH = re.compile(rf"(?:\s+or\s+|/)[\w\s-]{{2,40}}?(?P<sign>[{SIGNS}])")
"""A sign behind the second of two names of one thing: "abdominal pain or cramps*"."""


_PARENTHESIS = re.compile(r"^\s*\([^()]{0,80}\)")
_LONGEST_TITLE = 100


class Told(NamedTuple):
    """What signs say, from where to where."""

    start: int
    end: int
    by_sign: dict[str, Statement]


def apply_marks(section: Section, rows: Collector, where: Callable[[str], str | None] = setting_of) -> None:
    """Let each row say what its sign says, or that it has none: below the words that tell what the signs say, or above
    them where these stand below the effects, as footnotes do. `where` says where words say that effects were seen.
    """
    level = 0
    part = 0
    keyed: dict[str, int] = {}
    for at, line in enumerate(section.lines):
        if _begins_part(line, level) or line.is_heading:
            level, part = line.block.level if line.is_heading else level, line.span.start
            continue
        said = _told_in(line.span.text, where)
        if not said:
            continue
        sign = next((sign for sign in said if sign), _UNMARKED)
        begin = keyed.get(sign, -1)
        if KEY.match(line.span.text) and any(
            _sign_of(r) == sign for r in rows.made if begin < r.evidence.start < line.span.start
        ):
            rows.mend(partial(_marked, Told(begin, line.span.start, {s: t for s, t in said.items() if s})))
            rows.mend(partial(_marked, Told(part, line.span.start, {s: t for s, t in said.items() if not s})))
        else:
            rows.mend(partial(_marked, Told(line.span.start, _end(section.lines[at:], level), said)))
        keyed[sign] = line.span.start
    if any(row.effect.endswith(tuple(SIGNS)) for row in rows.made):
        rows.mend(_bare)


def is_key(text: str, where: Callable[[str], str | None]) -> bool:
    """Whether a line is no more than a sign and what it says."""
    return KEY.match(text) is not None and bool(_told_in(text, where))


def _told_in(text: str, where: Callable[[str], str | None]) -> dict[str, Statement]:
    """What signs say by one line."""
    told: dict[str, Statement] = {}
    if not may_tell_of_signs(text):
        return told
    for rule in (MARKED, KEY):
        for found in rule.finditer(text):
            word = None if rule is KEY else found["word"]
            sign = found["sign"] or SIGN_OF.get((word or "").lower())
            if sign is not None:
                told.setdefault(sign, _said(found["told"], where))
    if told and (bare := UNMARKED.search(text)):
        told[_UNMARKED] = _said(bare["told"] or bare["before"], where)
    return {sign: said for sign, said in told.items() if said.says_something or said.setting}


def _said(words: str, where: Callable[[str], str | None]) -> Statement:
    said = statement(words)
    setting = where(words)
    frequency = said.frequency if said.is_numeric else None
    return Statement(frequency=frequency, setting=setting, context=context_in(setting))


def _end(lines: tuple[Line, ...], level: int) -> int:
    """Where the part of the section ends that the words stand in."""
    behind = (line.span.start for line in lines if _begins_part(line, level))
    return next(behind, lines[-1].span.end + 1)


def _begins_part(line: Line, level: int) -> bool:
    """Whether a line is a heading of this level or above it, or a short one that heads a part without being one."""
    if line.is_heading:
        return line.block.level <= level
    text = line.span.text.strip()
    is_short = len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ";", ",")) and not has_verb(text)
    return is_short and OF_PART.search(text) is not None


def _bare(row: EffectRow) -> EffectRow:
    """The row without a sign behind its effect."""
    return row._replace(effect=row.effect.rstrip(f" {SIGNS}")) if row.effect.endswith(tuple(SIGNS)) else row


def _sign_of(row: EffectRow) -> str | None:
    """The sign behind a row's effect, an empty one where none stands there; null where its words do not stand there."""
    name = _bare(row).effect.lower()
    _, found, behind = row.evidence.text.lower().partition(name)
    if not found:
        return None
    behind = _PARENTHESIS.sub("", behind)
    sign = behind.lstrip()[:1]
    if sign and sign in SIGNS:
        return sign
    of_both = _OF_BOTH.match(behind)
    return of_both["sign"] if of_both else _UNMARKED


def _contradicts(own: Frequency, said: Frequency, *, is_marked: bool) -> bool:
    """Whether bounds of signs lie outside of those that the group of a row has; words alone are told by signs only."""
    if own.lower is None and own.upper is None:
        return not is_marked and own.tier != said.tier
    is_below = own.upper is not None and said.lower is not None and own.upper <= said.lower
    is_above = own.lower is not None and said.upper is not None and own.lower >= said.upper
    return is_below or is_above


def _marked(told: Told, row: EffectRow) -> EffectRow:
    """The row with what its sign says, where it stands below the words and has no number of its own."""
    if not told.by_sign or not told.start < row.evidence.start < told.end:
        return row
    sign = _sign_of(row)
    said = None if sign is None else told.by_sign.get(sign)
    own = row.said.frequency
    if said is None or (own is not None and own.lower is not None and own.lower == own.upper):
        return row
    if (
        own is not None
        and said.frequency is not None
        and _contradicts(own, said.frequency, is_marked=sign != _UNMARKED)
    ):
        return row
    stated = together(said, row.said)
    return row._replace(said=stated, context=said.context or row.context, setting=said.setting or row.setting)
