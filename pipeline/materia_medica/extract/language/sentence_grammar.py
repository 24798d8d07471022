"""The grammar of sentences: which words of a sentence list effects, and what the sentence says of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from materia_medica.extract.language.asides import aside_of, begins_as_advice, denies, is_general
from materia_medica.extract.language.classes import class_of, names_system
from materia_medica.extract.language.clause_patterns import (
    CAUSE_BEFORE_CLASS,
    CONCESSION,
    INTRO,
    INVERTED,
    LEAD_IN,
    LEAD_PHRASE,
    MONITOR,
    PRONOUN_START,
    PRONOUNS,
    REQUIRES,
    RISK_IS_RAISED,
    SOME_CASES,
    SPLIT_CLAUSES,
)
from materia_medica.extract.language.clauses import Clause, also_said, is_generic_list, named, read_clause
from materia_medica.extract.language.effect_names import is_class, is_generic
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.general import speaks_in_general
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.stand_alone import cannot_stand
from materia_medica.extract.language.statement import together
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.language.word_tables import table

_EDGES = ' \t\n.,;:!*_•·–—-"“”'
_CONTRAST = re.compile(rf"[,;]?\s+(?:{'|'.join(table('clauses')['contrast'])}),?\s+", re.IGNORECASE)


class Reading(NamedTuple):
    """A sentence as read: its clauses, or the reason why it gives no row."""

    clauses: tuple[Clause, ...] = ()
    reason: str | None = None
    is_group: bool = False
    """Whether the sentence introduces a group ("Common side effects include ...")."""


@lru_cache(maxsize=32768)
def read_sentence(text: str) -> Reading:
    """Read one sentence that holds a verb."""
    sentence = LEAD_IN.sub(
        lambda m: m[0] if statement(m[0], is_group=False).tier else "", text.strip().replace("’", "'")
    )
    sentence = SOME_CASES.sub("", sentence)
    aside = aside_of(sentence)
    monitored = MONITOR.match(sentence)
    if monitored and (monitored["sure"] or monitored["lead"].strip()):
        listed = Clause(monitored["list"], statement(sentence, is_group=False), None, monitored["lead"], True)
        return Reading((listed,))
    if aside == "advice":
        return _required(sentence) or _before_advice(sentence) or Reading(reason="advice")
    if aside in ("reference", "disclaimer"):
        return Reading(reason=aside)
    parts = [
        p for half in re.split(r";\s+", sentence) for p in _CONTRAST.split(LEAD_IN.sub("", half)) if p.strip(_EDGES)
    ]
    if aside == "negation" or (aside == "general" and len(parts) > 1):
        refuses = denies if aside == "negation" else is_general
        kept = [p for p in parts if not refuses(p)]
        readings = [_read_plain(p) for p in kept if has_verb(p)]
        clauses = tuple(c for r in readings for c in r.clauses if _is_sound(c))
        if clauses or aside == "negation":
            return Reading(clauses, None if clauses else "negation")
    reading = _read_plain(sentence)
    sound = tuple(c for c in reading.clauses if _is_sound(c))
    if sound:
        return Reading(sound, None, reading.is_group)
    if aside:
        return Reading(reason=aside)
    return Reading(reason="general" if speaks_in_general(sentence) else "unexplained")


def _is_sound(clause: Clause) -> bool:
    bare = clause.words.strip(_EDGES)
    return bool(bare) and not PRONOUNS.match(bare) and not begins_as_advice(bare)


def _required(sentence: str) -> Reading | None:
    """Read "angioedema requires immediate discontinuation": it names what care is asked for, a row and no advice."""
    if re.match(
        r"(?i)\W*(?:if|contact (?:your|an?|the|emergency)|seek|consult|stop|discontinue|always|"
        r"please|report|patients|you|it is|regular|close)\b",
        sentence,
    ):
        return None
    found = REQUIRES.match(sentence)
    if not found or has_verb(found["list"]) or re.search(r"(?i)\breport|discuss|inform", found["what"]):
        return None
    said = statement(sentence, is_group=True)
    clause = Clause(named(found["list"]), said, None, "", True)
    return Reading((clause,)) if _is_sound(clause) and not is_generic_list(found["list"]) else None


def _before_advice(sentence: str) -> Reading | None:
    """Read "hives are possible; seek help at once": what stands before the advice is a row."""
    head, _, advice = sentence.partition(";")
    if not advice or aside_of(head) or not has_verb(head):
        return None
    own = statement(advice, is_group=True)
    found = tuple(also_said(c, own) for c in _read_plain(head).clauses if _is_sound(c) and not is_generic_list(c.words))
    return Reading(found) if found else None


def _read_plain(sentence: str) -> Reading:
    lead = CONCESSION.match(sentence)
    if lead:
        reading = _read_plain(sentence[lead.end() :])
        own = statement(lead[0])
        return reading._replace(clauses=tuple(also_said(c, own) for c in reading.clauses))
    intro = None if RISK_IS_RAISED.match(LEAD_PHRASE.sub("", sentence)) else _intro(sentence)
    if intro is not None:
        return intro
    required = _required(sentence)
    if required:
        return required
    clauses: list[Clause] = []
    for part in _clauses_of(sentence):
        found = read_clause(part)
        if not found and clauses and PRONOUN_START.match(part):
            own = statement(part, is_group=False)
            clauses = [also_said(c, own) for c in clauses]
        clauses += found
    if clauses:
        return Reading(tuple(clauses))
    return Reading(reason="unexplained")


def _clauses_of(sentence: str) -> list[str]:
    """The clauses of a sentence; where the first words hold no verb, the comma only parts a list."""
    at = 0
    out: list[str] = []
    for found in SPLIT_CLAUSES.finditer(sentence):
        before = sentence[at : found.start()]
        if has_verb(before) or (found[0].startswith(";") and is_general(before)):
            out.append(sentence[at : found.start()])
            at = found.end()
    return [*out, sentence[at:]]


def _intro(sentence: str) -> Reading | None:
    inverted = INVERTED.match(sentence)
    if inverted:
        return Reading((Clause(inverted["list"], statement(inverted["head"]), None, "", True),))
    masked = mask(sentence)
    found = INTRO.match(masked.text)
    if not found:
        return None
    head, listed = (
        restore(found["head"], masked.inside).strip(_EDGES),
        restore(found["list"], masked.inside).strip(_EDGES),
    )
    if not listed:
        return None
    if CAUSE_BEFORE_CLASS.search(head):
        return None
    if masked.text[: found.start("list")].lower().rstrip().endswith("range from"):
        mildest, _, worst = found["list"].partition(" to ")
        if cannot_stand(mildest):
            return None
        listed = restore(f"{mildest}, {worst}", masked.inside).strip(_EDGES)
    said = statement(head)
    category = None
    class_head = class_of(head)
    if (
        class_head
        and not is_generic(class_head)
        and not is_generic(re.sub(r"(?i)^(?:systemic|other|possible|some)\s+", "", class_head))
    ) or (class_head and re.search(r"(?i)\bsystemic\b", class_head)):
        if not is_class(class_head):
            return None
        category = class_head if names_system(class_head) else None
    said = together(said, statement(masked.text, is_group=False).circumstance())
    tail = _closing_care(listed)
    if tail:
        listed = listed[: tail.start()]
        said = together(said, statement(tail[0]))
    return Reading((Clause(listed, said, category, head, True),), None, is_group=True)


def _closing_care(listed: str) -> re.Match[str] | None:
    """A tail that asks for care for the whole list: ", requiring prompt medical intervention"."""
    return re.search(
        r",?\s+(?:all of which |which |that |and )?(?:requir(?:ing|es?)|warrant(?:ing|s)?|necessitat(?:ing|es?)|"
        r"need(?:ing|s)?|demand(?:ing|s)?|should prompt|represent \w+ \w+ adrs requiring)\s+[^,;()]*$",
        listed,
        re.IGNORECASE,
    )
