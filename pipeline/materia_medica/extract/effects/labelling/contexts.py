"""Which stretches of a sentence speak of no effect: what patients have, what is treated, what is denied."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from materia_medica.extract.effects.labelling.beside_effects import (
    INDICATION,
    LED_TO_DEATH,
    RATES_SHOWN,
    SIGNS,
    SIGNS_OF_SYNDROME,
    SYNDROME,
    THROUGH_DEATH,
)
from materia_medica.extract.effects.labelling.context_rules import (
    ADVISED,
    BOILERPLATE,
    CAUSE,
    CLAUSE,
    DENIED,
    DENIED_BEHIND,
    DENIED_END,
    DESIGN,
    EITHER,
    EXCLUDED,
    IF_IT_OCCURS,
    LAID_TO_ILLNESS,
    LEFT_OUT,
    MEDIAN,
    OUGHT,
    OVER_TIME,
    POINTER,
    TOLD_TO_DO,
)
from materia_medica.extract.effects.labelling.given_examples import MAY_PROGRESS
from materia_medica.extract.effects.labelling.people_rules import (
    CHARACTERISTICS,
    COMORBID,
    COUNTED,
    ENROLLED,
    LED,
    LED_TO_TREATMENT,
    LEFT_OUT_OF_TRIAL,
    OF_COMPARATOR,
    OF_COMPARATOR_TOO,
    OF_PART,
    OF_PEOPLE,
    OF_SHARE,
    OF_THOSE,
    PEOPLE_END,
    SHARES_BEFORE,
    STUDIED,
    SUBJECT_ENDS,
)
from materia_medica.extract.effects.labelling.seen_elsewhere import is_seen_elsewhere
from materia_medica.extract.effects.labelling.sentence_rules_of_labels import FOOTNOTE, TAKEN_TOGETHER
from materia_medica.extract.language.asked_together import AskedTogether

_FEW, _ANY = 2, sys.maxsize
_LED_WORDS = 5
_LONGEST = 200
"""Characters over which what patients have and what is denied reaches at most."""
_LEAVING_OUT = ("without", "exclud", "except", "other than", "lack of", "rul", "rather", "instead", "free of")
"""Denials of what an effect goes with, and of what a sentence leaves out."""
_NAMING_NONE = AskedTogether(
    (
        *(
            (_ANY, rule)
            for rule in (
                FOOTNOTE,
                COMORBID,
                OF_PART,
                LED_TO_TREATMENT,
                OF_COMPARATOR,
                EXCLUDED,
                LEFT_OUT_OF_TRIAL,
                ENROLLED,
                CHARACTERISTICS,
            )
        ),
        *((_FEW, rule) for rule in (IF_IT_OCCURS, LAID_TO_ILLNESS, BOILERPLATE, MEDIAN, DESIGN)),
    )
)
"""Sentences that speak of no effects, each with the most names beside which they do."""


class Contexts(NamedTuple):
    """Stretches of one sentence, by offsets into its text, in which a name is no effect."""

    illness: list[tuple[int, int]]
    """What those have who were treated, and what was studied."""
    denied: list[tuple[int, int]]
    is_led: bool
    """Whether the sentence begins with whom it is about."""
    low: str
    """The sentence in lower case, pointers blanked."""

    def refuse(self, start: int, end: int) -> str | None:
        """Why a name from `start` to `end` is no effect here; null where it may be one."""
        if any(a <= start < b for a, b in self.denied):
            return "negation"
        if any(
            a <= start < b and not (self.is_led and self._is_subject(a, end, b)) for a, b in self.illness
        ) or OF_THOSE.match(self.low, end):
            return "general"
        return None

    def _is_subject(self, start: int, end: int, stretch_end: int) -> bool:
        """Whether a name right in front of the verb of what began in front of it is what happened: "in X rash was"."""
        led = self.low[start:end]
        if SUBJECT_ENDS.match(self.low, stretch_end) is None:
            return False
        return not self.low[end:stretch_end].strip() and "," not in led and len(led.split()) > _LED_WORDS


def contexts_of(low: str) -> Contexts:
    """The stretches of a sentence, in lower case and without pointers."""
    is_led = LED.match(low) is not None
    through = [found.span() for found in THROUGH_DEATH.finditer(low)]
    counted = [found.span() for found in COUNTED.finditer(low)] if "%" in low else []
    illness = [
        (found.start(), _end_of_people(low, found.end(), is_led=is_led))
        for rule in (OF_PEOPLE, STUDIED)
        for found in rule.finditer(low)
        if not any(start <= found.start() < end for start, end in (counted if rule is OF_PEOPLE else through))
    ]
    illness += [found.span("of") for found in INDICATION.finditer(low)] if ":" in low else []
    illness += [found.span("others") for found in OF_SHARE.finditer(low)] if illness and "%" in low else []
    illness += [found.span() for found in TAKEN_TOGETHER.finditer(low)] if "(" in low else []
    illness += [(found.start(), _end_of_signs(low, found.start())) for found in SIGNS.finditer(low)]
    illness += [(found.start("behind"), _end_of_signs(low, found.start())) for found in SIGNS_OF_SYNDROME.finditer(low)]
    illness += [found.span("signs") for found in SYNDROME.finditer(low)]
    illness += [(found.start(), len(low)) for found in OF_COMPARATOR_TOO.finditer(low)]
    illness += [
        found.span()
        for rule in (CAUSE, ADVISED, OVER_TIME, LED_TO_DEATH, RATES_SHOWN, SHARES_BEFORE, MAY_PROGRESS)
        for found in rule.finditer(low)
    ]
    return Contexts(illness, _denied(low), is_led, low)


def _denied(low: str) -> list[tuple[int, int]]:
    """What a sentence denies; that an effect was seen here denies nothing of one that it tells of elsewhere."""
    found = list(DENIED.finditer(low))
    behind = list(DENIED_BEHIND.finditer(low))
    if (found or behind) and is_seen_elsewhere(low):
        found, behind = [m for m in found if m[0].startswith(_LEAVING_OUT)], []
    left_out = [m.span() for m in LEFT_OUT.finditer(low)]
    denied = [
        (m.start(), _within(low, m.start(), min(_end_of_denial(low, m), *_ends_of(left_out, m.start())))) for m in found
    ]
    return denied + [(_begin(low, m.start()), m.start()) for m in behind]


def tells_what_to_do(text: str) -> bool:
    """Whether a sentence of a warning tells what to do, and whom it is for."""
    return _tells_what_to_do(text.lower())


def _tells_what_to_do(low: str) -> bool:
    return TOLD_TO_DO.match(low) is not None or OUGHT.search(low) is not None


def why_none(text: str) -> str:
    """Why a sentence in which no effect was found gives no row; `text` is as the label writes it."""
    low = text.lower()
    if _tells_what_to_do(low):
        return "advice"
    if DENIED.search(low) or DENIED_BEHIND.search(low):
        return "negation"
    return "reference" if POINTER.search(text) else "general"


def names_none(low: str, names: int) -> bool:
    """Whether a sentence speaks of no effects at all: what every label says, how a trial was set up.

    One with more than a few `names` lists effects, whatever else it says.
    """
    return any(names <= most and rule.search(low) for most, rule in _NAMING_NONE.of(low))


def _end_of_people(low: str, start: int, *, is_led: bool) -> int:
    """Where what patients have ends; the comma in front of the verb ends it in "in gout, rash was", but none within a
    parenthesis does.
    """
    end = _end(PEOPLE_END, low, start)
    is_within = low.rfind("(", 0, start) > low.rfind(")", 0, start)
    comma = low.rfind(",", start, end) if is_led and not is_within else -1
    return comma if comma >= 0 else end


def _ends_of(stretches: list[tuple[int, int]], at: int) -> list[int]:
    """Where a stretch ends that reaches over a place; the longest reach where none does."""
    return [*(end for start, end in stretches if start <= at < end), at + _LONGEST]


def _end_of_denial(low: str, denial: re.Match[str]) -> int:
    """Where a denial ends; one of two that may go with an effect ends with its piece of the list."""
    end = _end(DENIED_END, low, denial.end())
    comma = low.find(",", denial.end(), end) if EITHER.search(low, 0, denial.end()) else -1
    return end if comma < 0 else comma


def _end_of_signs(low: str, start: int) -> int:
    """Where the signs of an effect end: with their parenthesis, or with their piece of a list parted by semicolons."""
    semicolon = low.find(";", start) if low.rfind(";", 0, start) > low.rfind("(", 0, start) else -1
    return _within(low, start, semicolon if semicolon >= 0 else len(low))


def _within(low: str, start: int, end: int) -> int:
    """An end, at the latest that of a parenthesis open at the start: "dizziness (excluding vertigo), rash"."""
    opens = low.rfind("(", 0, start)
    closes = low.find(")", start)
    return min(end, closes) if opens > low.rfind(")", 0, start) and closes >= 0 else end


def _end(rule: object, low: str, start: int) -> int:
    found = rule.search(low, start)  # type: ignore[attr-defined]
    return min(found.start() if found else len(low), start + _LONGEST)


def _begin(low: str, end: int) -> int:
    """Where the clause begins that ends here."""
    begin = 0
    for found in CLAUSE.finditer(low, 0, end):
        begin = found.end()
    return begin
