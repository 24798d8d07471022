"""What a label says of effects that it marks: "reactions marked with an asterisk occurred in 3% to 9%"."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.labelling.settings import setting_of
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement, context_in, together
from materia_medica.extract.layout.gathered import Section
from materia_medica.extract.layout.lines import Line

_SIGNS = "*†‡§¶#"
_SIGN_OF = {"asterisk": "*", "dagger": "†", "double dagger": "‡"}
_UNMARKED = ""

MARKED = Rule(
    name="sign by which effects are marked, and what it says",
    pattern=rf"""
        \b (?: marked | indicated | identified | denoted | followed | noted | designated ) \s (?: with | by ) \s
        (?: an? \s )? (?P<word> asterisk | double \s dagger | dagger )? s? \s? \(? (?P<sign> [{_SIGNS}] )? \)?
        \s (?P<told> [^.;]* )
    """,
    flags=re.IGNORECASE,
    needs=("marked", "indicated", "identified", "denoted", "followed", "noted", "designated"),
    example=(
        "Reactions marked with an asterisk (*) occurred in 3% to 9% of patients.\n\nGastrointestinal: nausea*, gout.",
        ["nausea: 0.03 to 0.09"],
    ),
    counter_example="marked drowsiness",
)
KEY = Rule(
    name="sign in front of what it says",
    pattern=rf"""
        ^ \s* (?P<sign> [{_SIGNS}] ) \s* [=:]? \s*
        (?P<told> (?: adverse | reactions? | events? | incidence | reported | occurr | post ) [^.;]* )
    """,
    flags=re.IGNORECASE,
    example=(
        "† Incidence of 3% to 9%.\n\nGastrointestinal: nausea†, gout.",
        ["nausea: 0.03 to 0.09"],
    ),
    counter_example="* nausea",
)
UNMARKED = Rule(
    name="what is said of effects without a sign",
    pattern=r"""
        \b unmarked \s (?P<told> [^.;]* \d [^.;]* )
        | (?: ^ | (?<= [.;] ) ) (?P<before> [^.;\d]* \d [^.;]* ) \b (?: is | are ) \s unmarked \b
    """,
    flags=re.IGNORECASE,
    needs=("unmarked",),
    example=(
        "Reactions marked with an asterisk (*) occurred in 3% to 9%. Unmarked reactions occurred in 1% to 3%.\n\n"
        "Gastrointestinal: nausea*, gout.",
        ["nausea: 0.03 to 0.09", "gout: 0.01 to 0.03"],
    ),
    counter_example="unmarked reactions",
)


class Told(NamedTuple):
    """What signs say, from where to where."""

    start: int
    end: int
    by_sign: dict[str, Statement]


def apply_marks(section: Section, rows: Collector) -> None:
    """Let each row say what its sign says, or that it has none, below the words that tell what the signs say."""
    level = 0
    for at, line in enumerate(section.lines):
        if line.is_heading:
            level = line.block.level
        elif by_sign := _told_in(line.span.text):
            end = _end(section.lines[at:], level)
            rows.mend(partial(_marked, Told(line.span.start, end, by_sign)))
    if any(row.effect.endswith(tuple(_SIGNS)) for row in rows.made):
        rows.mend(_bare)


def _told_in(text: str) -> dict[str, Statement]:
    """What signs say by one line."""
    told: dict[str, Statement] = {}
    for rule in (MARKED, KEY):
        for found in rule.finditer(text):
            word = found["word"] if rule is MARKED else None
            sign = found["sign"] or _SIGN_OF.get((word or "").lower())
            if sign is not None:
                told[sign] = _said(found["told"])
    if told and (bare := UNMARKED.search(text)):
        told[_UNMARKED] = _said(bare["told"] or bare["before"])
    return {sign: said for sign, said in told.items() if said.says_something or said.setting}


def _said(words: str) -> Statement:
    said = statement(words)
    setting = setting_of(words)
    frequency = said.frequency if said.is_numeric else None
    return Statement(frequency=frequency, setting=setting, context=context_in(setting))


def _end(lines: tuple[Line, ...], level: int) -> int:
    """Where the part of the section ends that the words stand in."""
    behind = (line.span.start for line in lines if line.is_heading and line.block.level <= level)
    return next(behind, lines[-1].span.end + 1)


def _bare(row: EffectRow) -> EffectRow:
    """The row without a sign behind its effect."""
    return row._replace(effect=row.effect.rstrip(f" {_SIGNS}")) if row.effect.endswith(tuple(_SIGNS)) else row


def _marked(told: Told, row: EffectRow) -> EffectRow:
    """The row with what its sign says, where it stands below the words and has no number of its own."""
    if not told.start < row.evidence.start < told.end:
        return row
    name = _bare(row).effect.lower()
    _, found, behind = row.evidence.text.lower().partition(name)
    if not found:
        return row
    sign = behind.lstrip()[:1]
    said = told.by_sign.get(sign if sign and sign in _SIGNS else _UNMARKED)
    own = row.said.frequency
    if said is None or (own is not None and own.lower is not None and own.lower == own.upper):
        return row
    stated = together(said, row.said)
    return row._replace(said=stated, context=said.context or row.context, setting=said.setting or row.setting)
