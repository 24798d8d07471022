"""The parts of a sentence beside a denial, advice or general words: "it does not cause gout, but rash may occur"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from materia_medica.extract.language.clauses import EDGES
from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("clauses", *keys)


LEAD_IN = Rule(
    name="however",
    pattern=rf"^ {_of('lead_ins')} ,? \s+",
    flags=re.IGNORECASE,
    example=("Additionally gout may occur.", ["gout"]),
    counter_example="Gout may also occur.",
)
SEMICOLON = Rule(
    name="semicolon",
    pattern=r"; \s+",
    example=("It does not cause gout; rash may occur.", ["rash"]),
    counter_example="rash, gout",
)
CONTRAST = Rule(
    name="but",
    pattern=rf"[,;]? \s+ {_of('contrast')} ,? \s+",
    flags=re.IGNORECASE,
    example=("It does not cause gout, but rash may occur.", ["rash"]),
    counter_example="rash and gout",
)
CONSEQUENCE = Rule(
    name="therefore",
    pattern=rf", \s+ (?: and \s )? {_of('consequences')} ,? \s+",
    flags=re.IGNORECASE,
    example=("It may cause gout, thus a diet is essential.", ["gout"]),
    counter_example="so much pain",
)
REASON = Rule(
    name="as it may",
    pattern=r"""
        ,? \s+ (?: as | because | since ) \s+
        (?= (?! [^,;]* \b not \b ) [^,;]{1,60}? \b (?: may | might | can | could ) \b )
    """,
    flags=re.IGNORECASE,
    example=("Use with caution, as it may cause gout.", ["gout"]),
    counter_example="as it is",
)
GOES_ON = Rule(
    name="and may",
    pattern=r",? \s+ and \s+ (?= (?: also \s )? (?: may | might | can | could ) \b )",
    flags=re.IGNORECASE,
    example=("Long use is not advised and may cause gout.", ["gout"]),
    counter_example="gout and rash may occur",
)
PARTS = (SEMICOLON, CONTRAST, CONSEQUENCE, REASON, GOES_ON)
"""What parts a sentence, in the order in which it is split."""

SUBJECT = Rule(
    name="subject",
    pattern=r"""
        ^ (?P<subject> [^,;]+? ) \s+
        (?: is | are | was | were | has | have | had | do | does | did
          | may | might | can | could | cannot | should ) \b
    """,
    flags=re.IGNORECASE,
    example=("Liver function is not tested but may decline.", ["decline in liver function"]),
    counter_example="may include gout",
)
VERB_FIRST = Rule(
    name="verb without its subject",
    pattern=r"^ (?: also \s )? (?: may | might | can | could ) \b",
    flags=re.IGNORECASE,
    example=("Liver function is not tested but can decline.", ["decline in liver function"]),
    counter_example="it may include gout",
)
POINTS_TO_AVOIDED = Rule(
    name="reason to avoid another thing",
    pattern=rf"^ \W* (?: [^,]* , \s+ )? {_of('avoiding')} \b",
    flags=re.IGNORECASE,
    example=("Avoid alcohol, as it may cause gout.", ["advice"]),
    counter_example="Use with caution, as it may cause gout.",
)
EXCEPTED = Rule(
    name="other than",
    pattern=rf"\b {_of('excepting')} \s+ (?! (?: the \s )? {_of('pointing')} \b ) (?P<list> [^;]+ ) $",
    flags=re.IGNORECASE,
    example=("No side effects are known other than gout and rash.", ["gout and rash."]),
    counter_example="No side effects beyond those listed.",
)
ALL = (LEAD_IN, *PARTS, SUBJECT, VERB_FIRST, POINTS_TO_AVOIDED, EXCEPTED)


def parts_of(sentence: str, *, is_advice: bool) -> list[str]:
    """The clauses of a sentence, each with the subject that it shares with the one before."""
    parts = [sentence]
    for rule in PARTS:
        if rule is REASON and is_advice and POINTS_TO_AVOIDED.match(sentence):
            continue
        parts = [piece for part in parts for piece in rule.split(_without_lead(part)) if piece.strip(EDGES)]
    return list(_with_subjects(parts))


def _without_lead(part: str) -> str:
    """A part without "however" in front; words that state a frequency stay."""
    lead = LEAD_IN.match(part)
    return part[lead.end() :] if lead and not statement(lead[0], is_group=False).tier else part


def _with_subjects(parts: list[str]) -> Iterator[str]:
    subject = ""
    for part in parts:
        if VERB_FIRST.match(part):
            yield f"{subject} {part}".strip()
        else:
            found = SUBJECT.match(part)
            subject = found["subject"] if found else ""
            yield part


def excepted(sentence: str) -> str | None:
    """What a denial excepts by name: "no side effects other than gout" excepts gout."""
    found = EXCEPTED.search(sentence)
    return found["list"] if found else None
