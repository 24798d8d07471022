"""What a denial governs: words that look like one and deny nothing, and clauses whose denial is their own.

In the tradition of NegEx and ConText: a trigger ("no", "not") governs what stands behind it up to an end ("but", a
clause of its own), and some triggers are none.
"""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("denials", *keys)


LIMITED = Rule(
    name="but not limited to",
    pattern=r"""
        ,? \s* \( ? \b but \s (?: (?: is | are | was | were | may \s be ) (?: \s not | n't ) | not )
        \s (?: necessarily \s )? (?: limited | restricted | confined ) \s to \b \)? \s* [:,]? (?= \s | $ )
    """,
    flags=re.IGNORECASE,
    example=("Side effects include, but were not limited to: gout and rash.", ["gout and rash"]),
    counter_example="Side effects are limited to gout.",
)
NOT_ONLY = Rule(
    name="not only",
    pattern=r"\b not \s (?: only | just ) \s (?P<first> [^.;]*? ) ,? \s but (?: \s also )? \s (?= \S )",
    flags=re.IGNORECASE,
    example=("It may cause not only gout but also rash.", ["gout and rash"]),
    counter_example="not gout but rash",
)
RULED_OUT = Rule(
    name="cannot be ruled out",
    pattern=r"""
        \b (?: cannot | can't | could \s not | can \s not ) \s be \s (?: ruled \s out | excluded | discounted ) \b
    """,
    flags=re.IGNORECASE,
    example=("Gout cannot be ruled out.", ["Gout"]),
    counter_example="cannot be repeated",
)
RISK = Rule(
    name="risk that is not ruled out",
    pattern=r"^ \W* (?: (?: an? | the | any ) \s )? (?: \w+ \s )? (?: risks? | possibility | chance ) \s of \b",
    flags=re.IGNORECASE,
    example=("A risk of gout cannot be excluded.", ["gout"]),
    counter_example="gout, a risk of age",
)
NO_NEED = Rule(
    name="no need",
    pattern=r"""
        (?<= \w ) (?<! \b is ) (?<! \b was ) (?<! \b be ) (?<! \b have ) (?<! 's )
        [,;]? \s (?: (?: and | so | but | with | as | because | since ) \s )?
        (?: (?: there (?: 's | \s is | \s was | \s will \s be ) | you \s have | it \s is ) \s )?
        no \s (?: need | reason | cause ) \s (?: to | for ) \b [^,;.]*
    """,
    flags=re.IGNORECASE,
    needs=("need", "reason", "cause"),
    example=("Gout may occur, and there is no need to stop.", ["Gout"]),
    counter_example="No need to stop.",
)
PSEUDO_DENIALS = (LIMITED, NOT_ONLY, NO_NEED, RULED_OUT, RISK)

NO_DENIAL = Rule(
    name="words that deny nothing",
    pattern=rf"\b {_of('no_denials')} \b",
    example=("Gout occurs no more often than with placebo.", None),
    counter_example="no rash",
)
WITH_NO = Rule(
    name="with no",
    pattern=r"(?<= \w ) ,? \s (?: with | but ) \s no \s [^,;.]*",
    example=("Hypertension with no headache", None),
    counter_example="With no food",
)
CLAUSE_IN_FRONT = Rule(
    name="denial in a clause in front",
    pattern=rf"^ \W* {_of('clauses_in_front')} \b [^,]* , \s+ (?= \w )",
    example=("Because it was not studied, gout is rare.", None),
    counter_example="Gout, because it was not studied",
)
CLAUSE_BEHIND = Rule(
    name="denial in a clause behind",
    pattern=rf"""
        (?P<before> [^\s,;]+ )
        (?: ,? \s (?P<word> {_of("clauses_behind")} ) | , \s {_of("behind_a_comma")} ) \b [^,;]*
    """,
    example=("Headaches that do not pass.", None),
    counter_example="It does not harm",
)
FINDING = Rule(
    name="finding that something is denied",
    pattern=rf"^ {_of('findings')} $",
    example=("Studies found that it does not cause gout.", "negation"),
    counter_example="pains",
)
SCOPE = (NO_DENIAL, WITH_NO, CLAUSE_IN_FRONT, CLAUSE_BEHIND, FINDING)


def plainly_said(sentence: str) -> str:
    """A sentence without the words that only look like a denial: "not only A but also B" is "A and B"."""
    sentence = NO_NEED.sub("", sentence)
    if "not" not in sentence and "n't" not in sentence:
        return sentence
    sentence = LIMITED.sub("", sentence)
    sentence = NOT_ONLY.sub(lambda found: f"{found['first']} and ", sentence)
    return RULED_OUT.sub("" if RISK.match(sentence) else "may occur", sentence)


def deniable(words: str) -> str:
    """What is left of words in lower case where a denial would deny the effects that they name."""
    left = NO_DENIAL.sub(" ", plainly_said(words))
    left = CLAUSE_IN_FRONT.sub("", WITH_NO.sub("", left))
    return CLAUSE_BEHIND.sub(_without_clause, left)


def _without_clause(found: re.Match[str]) -> str:
    """The word before a clause alone, but all of a finding ("it was shown that ...")."""
    if found["word"] == "that" and FINDING.match(found["before"]):
        return found[0]
    return found["before"]
