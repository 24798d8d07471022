"""Regimens of a medicine: arms of it that differ by what is given with it are not those that differ by the dose."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from materia_medica.extract.effects.tables import regimen_rules as rules
from materia_medica.extract.effects.tables.trial_rules import PLACEBO
from materia_medica.schema.ids import fold

_EDGES = " ,:;&+()[]-–—®™*†‡"


def regimens_of(names: Sequence[str], compared: Sequence[str], medicine: Collection[str]) -> list[str | None]:
    """Of whom each arm of the medicine speaks, by the names of the arms: "in combination with zoxal", "alone".

    Null for all where they do not differ by what is given with it. `compared` are the names of comparators, which tell
    what behind a name is given too: "Examplol Zoxal" beside "Bexal Zoxal".
    """
    given = [_companions(name, compared, medicine) for name in names]
    if len({_key(words) for words in given}) < 2:
        return [None for _ in names]
    return [_population(name, words) for name, words in zip(names, given, strict=True)]


def _companions(name: str, compared: Sequence[str], medicine: Collection[str]) -> str:
    """The words of an arm on what is given with the medicine, doses and schedule at their ends taken off."""
    at = _named_at(name, medicine)
    if at is None:
        return ""
    before, behind = name[: at[0]], name[at[1] :]
    joined = rules.JOINT.search(behind)
    if joined is not None:
        behind = behind[joined.end() :]
    elif not _ends_another(behind := _bare(behind), compared):
        behind = ""
    front = before if rules.JOINT.search(before) else ""
    return " + ".join(words for part in (front, behind) if (words := _bare(part)))


def _named_at(name: str, medicine: Collection[str]) -> tuple[int, int] | None:
    """Where an arm names the medicine, in full or by an abbreviation in capitals."""
    found = [m.span() for one in medicine for m in re.finditer(rf"\b{re.escape(one)}\b", name, re.IGNORECASE)]
    found += [
        word.span()
        for word in re.finditer(r"\b[A-Z]{3,}\b", name)
        if any(one.startswith(word[0].lower()) for one in medicine)
    ]
    return min(found, key=lambda span: (span[0], -span[1]), default=None)


def _bare(words: str) -> str:
    """Words without doses and schedules at their ends, and without what only stands in for a medicine."""
    words = " ".join(words.split()).strip(_EDGES)
    while words:
        rest = rules.SCHEDULE_LAST.sub("", rules.SCHEDULE_FIRST.sub("", words)).strip(_EDGES)
        rest = rules.JOINT_LAST.sub("", rest).strip(_EDGES)
        if rest == words:
            break
        words = rest
    return "" if rules.ALONE.fullmatch(words) or PLACEBO.fullmatch(words) else words


def _ends_another(words: str, compared: Sequence[str]) -> bool:
    return bool(words) and any(fold(name) != fold(words) and fold(name).endswith(fold(words)) for name in compared)


def _key(words: str) -> str:
    """What tells regimens apart: medicines, and not how much of them."""
    return " ".join(rules.SCHEDULE.sub(" ", fold(words)).split())


def _population(name: str, words: str) -> str | None:
    if words:
        return f"in combination with {words}"
    found = rules.ALONE.search(name)
    return found[0] if found else None
