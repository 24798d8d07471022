"""Rates of several doses, times or trials told in turn: "in 1% and 4% of those on 20 mg and 80 mg" is one row each."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.effects.labelling.compared import said_of
from materia_medica.extract.effects.rates import NO_RATES, Rates
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.statement import Statement
from materia_medica.extract.language.word_tables import any_of

_RATE = r"(?: less \s than \s | < \s? )? (?<! [\d.] ) \d+ (?: \.\d+ )? \s? %"
_JOINED = r"(?: \s? , \s (?: (?: and | or ) \s )? | \s (?: and | or ) \s )"

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
        \b (?P<list> \d[\d.]* (?: \s {any_of("labelling", "units")} )? (?: {_JOINED} \d[\d.]*
            (?: \s {any_of("labelling", "units")} )? (?! \s? [%\d] ) )+ )
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
        (?P<group> placebo | \d[\d.]* \s {any_of("labelling", "units")} ) (?: \s (?: group | arm ) )? \s? [,:(] \s?
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
        (?P<rate> {_RATE} ) \)? \s (?: of | in | for | with | on | at | treated | receiving | taking | given ) \s
            [^,;:%()]{{0,40}}?
            (?P<group> placebo | (?-i: [A-Z]{{4,}} \s )? \d[\d.]* \s {any_of("labelling", "units")} ) (?! [\w/] )
    """,
    flags=re.IGNORECASE,
    needs=("%",),
    example=(
        "Gout was seen in 2% of those on placebo, 4% of those on 20 mg and 9% of those on 40 mg.",
        ["Gout; 20 mg", "Gout; 40 mg"],
    ),
    counter_example="1% and 4%, on 20 mg and 80 mg",
)
IN_TURN = (RATES, DOSES, TRIALS, EACH_OF, OF_EACH)
_FEWEST_DOSES = 2
"""Doses that each have a rate of their own, at least, where each stands behind it."""
_PARTS = re.compile(r"\s?,\s(?:(?:and|or)\s)?|\s(?:and|or)\s")
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
    if len(each) > 1 and len(each) == words.count("%"):
        return _told_of_each(each)
    of_each = list(OF_EACH.finditer(words)) if words.count("%") > 1 else []
    doses = {found["group"].lower() for found in of_each} - {"placebo"}
    if len(doses) >= _FEWEST_DOSES and len(of_each) == words.count("%"):
        return _told_of_each(of_each)
    found = RATES.search(words) if words.count("%") > 1 else None
    if found is None or words.count("%") != found[0].count("%"):
        return []
    rates = _PARTS.split(found[0])
    groups = _groups(words) or (_groups(sentence) if "respectively" in words else [])
    if len(groups) != len(rates):
        return []
    told = [(group, *said_of(rate)) for group, rate in zip(groups, rates, strict=True)]
    return [Told(said._replace(population=group), rate) for group, said, rate in told]


def _told_of_each(each: list[re.Match[str]]) -> list[Told]:
    """Rates each of which stands behind its dose; that of placebo is what all are compared with."""
    told = [(found["group"], *said_of(found["rate"])) for found in each]
    against = next((rates.percent for group, _, rates in told if group.lower() == "placebo"), None)
    beside = NO_RATES if against is None else Rates(comparator="placebo", comparator_percent=against)
    return [
        Told(said._replace(population=group), beside._replace(percent=rates.percent))
        for group, said, rates in told
        if group.lower() != "placebo"
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
    unit = (doses["of_all"] or (_UNIT.search(_PARTS.split(doses["list"])[-1]) or [""])[0]).strip()
    return [part if _UNIT.search(part) else f"{part} {unit}" for part in _PARTS.split(doses["list"])]
