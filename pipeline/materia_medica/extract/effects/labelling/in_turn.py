"""Rates of several doses, times or trials told in turn: "in 1% and 4% of those on 20 mg and 80 mg" is one row each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from materia_medica.extract.effects.labelling.compared import said_of
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

_RATE = r"(?: less \s than \s | < \s? )? (?<! [\d.] ) \d+ (?: \.\d+ )? \s? %"
_JOINED = r"(?: \s? , \s (?: (?: and | or ) \s )? | \s (?: and | or ) \s )"
_GROUP = rf"(?: [Pp]lacebo | (?: [A-Z][\w-]* [®™]? \s )? \d[\d.]* (?: \s {any_of('labelling', 'units')} )? )"
"""A dose, with the name of the medicine in front of it or not, or what all doses are compared with."""
_BETWEEN_GROUPS = rf"(?: {_JOINED} | \s? ; \s (?: and \s )? )"

RATES = Rule(
    name="rates told in turn",
    pattern=rf"(?<! [\d.<>≥≤] ) {_RATE} (?: {_JOINED} {_RATE} )+",
    needs=("%",),
    example=(
        "Gout was seen in 1% and 4% of those on 20 mg and 80 mg, respectively.",
        ["Gout; 20 mg", "Gout; 80 mg"],
    ),
    counter_example="1% of those on 20 mg",
)
DOSES = Rule(
    name="doses or times to which rates are told in turn",
    pattern=rf"""
        \b (?P<list> {_GROUP} (?: {_BETWEEN_GROUPS} {_GROUP} (?! \s? [%\d] ) )+ )
        (?P<of_all> \s {any_of("labelling", "units")} )? (?! [\w%] )
    """,
    example=(
        "Gout was seen in 1% and 4% of those treated for 12 or 24 weeks.",
        ["Gout; 12 weeks", "Gout; 24 weeks"],
    ),
    counter_example="1% of those on 20 mg",
)
TRIALS = Rule(
    name="trials to which rates are told in turn",
    pattern=r"\b (?P<first> [A-Z][A-Za-z-]+ [\s-] ) (?P<a> [\dIVX]+ ) \s and \s (?P=first) (?P<b> [\dIVX]+ ) \b",
    example=(
        "In LUNE-1 and LUNE-2, gout was seen in 1% and 4%, respectively.",
        ["gout; LUNE-1", "gout; LUNE-2"],
    ),
    counter_example="In LUNE-1 and SOL-2",
)
EACH_OF = Rule(
    name="rate behind each dose",
    pattern=rf"""
        (?P<group> placebo | (?: \b (?-i: [A-Z] ) [a-z-]{{3,}} \s )? \d[\d.]* \s {any_of("labelling", "units")}
            | \b (?-i: [A-Z] ) [a-z-]{{3,}} ) (?: \s (?: group | arm ) )? (?: \s | \s? [,:(] \s? )
            (?P<rate> {_RATE} ) (?= \s? [;,)] )
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "Rates of gout rose (placebo, 4%; 20 mg, 12%; 40 mg, 19%).",
        ["gout; 20 mg", "gout; 40 mg"],
    ),
    counter_example="10 mg and 30 mg in 13%",
)
OF_EACH = Rule(
    name="rate in front of each dose",
    pattern=rf"""
        (?P<rate> {_RATE} )
            (?: \)? \s (?: of | in | for | with | on | at | treated | receiving | taking | given ) \s
                [^,;:%()]{{0,40}}? | \s? [(\[] \s? (?: [a-z]+ \s ){{0,2}}? )
            (?P<group> placebo | (?-i: [A-Z]{{4,}} \s )? \d[\d.]* \s {any_of("labelling", "units")} ) (?! [\w/] )
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "Gout was seen in 2% (placebo), 4% of those on 20 mg and 9% (40 mg).",
        ["Gout; 20 mg", "Gout; 40 mg"],
    ),
    counter_example="1% and 4%, on 20 mg and 80 mg",
)
IN_TURN = (RATES, DOSES, TRIALS, EACH_OF, OF_EACH)
_FEWEST_DOSES = 2
"""Doses that each have a rate of their own, at least, where each stands behind it."""
_MEDICINE_AND_PLACEBO = 2
_PARTS = re.compile(r"\s?[,;]\s(?:(?:and|or)\s)?|\s(?:and|or)\s")
_NAME_IN_FRONT = re.compile(r"^[A-Z]\S*\s(?=\d[\d.]*\s[a-z])")
PLACEBO = "placebo"
_UNIT = re.compile(r"[A-Za-z].*")


class Told(NamedTuple):
    """The rate of one of several groups."""

    said: Statement
    rates: Rates


def told_in_turn(words: str, sentence: str) -> list[Told]:
    """The rates that words tell of several doses, times or trials, which the sentence may have named before them; none
    where there are not as many of both.
    """
    each = list(EACH_OF.finditer(words)) if words.count("%") > 1 else []
    if len(each) > 1 and len(each) == words.count("%") and _are_told_apart(each):
        return _told_of_each(each)
    of_each = list(OF_EACH.finditer(words)) if words.count("%") > 1 else []
    doses = {found["group"].lower() for found in of_each} - {PLACEBO}
    if len(doses) >= _FEWEST_DOSES and len(of_each) == words.count("%"):
        return _told_of_each(of_each)
    found = RATES.search(words) if words.count("%") > 1 else None
    if found is None or words.count("%") != found[0].count("%"):
        return []
    rates = _PARTS.split(found[0])
    groups = _groups(words) or (_groups(sentence) if "respectively" in sentence else [])
    return _told(zip(groups, rates, strict=True)) if len(groups) == len(rates) else []


def _are_told_apart(each: Sequence[re.Match[str]]) -> bool:
    """Whether groups differ by their doses, or are the medicine and placebo."""
    names = [name for found in each if not _has_dose(name := found["group"].lower())]
    return not names or (len(names) == len(each) == _MEDICINE_AND_PLACEBO and PLACEBO in names) or names == [PLACEBO]


def _has_dose(group: str) -> bool:
    return any(letter.isdigit() for letter in group)


def _dose(group: str) -> str | None:
    """A group by its dose; null where it is the medicine's only one."""
    return _NAME_IN_FRONT.sub("", group) if _has_dose(group) else None


def _told_of_each(each: Iterable[re.Match[str]]) -> list[Told]:
    return _told((found["group"], found["rate"]) for found in each)


def _told(groups: Iterable[tuple[str, str]]) -> list[Told]:
    """The rates of groups; that of placebo is what all are compared with."""
    told = [(group, *said_of(rate)) for group, rate in groups]
    against = next((rates.percent for group, _, rates in told if group.lower() == PLACEBO), None)
    beside = NO_RATES if against is None else Rates(comparator=PLACEBO, comparator_percent=against)
    return [
        Told(said._replace(population=_dose(group)), beside._replace(percent=rates.percent))
        for group, said, rates in told
        if group.lower() != PLACEBO
    ]


def _groups(words: str) -> list[str]:
    trials = TRIALS.search(words)
    if trials:
        return [f"{trials['first']}{trials['a']}", f"{trials['first']}{trials['b']}"]
    doses = DOSES.search(words)
    while doses and not (doses["of_all"] or _UNIT.search(doses["list"])):
        doses = DOSES.search(words, doses.end())
    if doses is None:
        return []
    parts = _PARTS.split(doses["list"])
    unit = (doses["of_all"] or (_UNIT.search(parts[-1]) or [""])[0]).strip()
    return [part if _UNIT.search(part) else f"{part} {unit}" for part in parts]
