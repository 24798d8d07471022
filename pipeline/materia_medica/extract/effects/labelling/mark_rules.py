"""What is said of effects by signs that stand behind them: the shapes of the words that tell what a sign says."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

SIGNS = "*†‡§¶#"
_BEHIND_VERB = re.compile(r"ed\s(?:with|by)\s")
SIGN_OF = {"asterisk": "*", "dagger": "†", "double dagger": "‡"}

MARKED = Rule(
    name="sign by which effects are marked, and what it says",
    pattern=rf"""
        \b (?: marked | indicated | identified | denoted | followed | noted | designated ) \s (?: with | by ) \s
        (?: an? \s )? (?P<word> asterisk | double \s dagger | dagger )? s? \s? \(? (?P<sign> [{SIGNS}] )? \)?
        ,? \s (?P<told> [^.;)]* )
    """,
    flags=re.IGNORECASE,
    needs=("marked", "indicated", "identified", "denoted", "followed", "noted", "designated"),
    example=(
        "Reactions marked with an asterisk (*) occurred in 3% to 9% of patients.\n\n"
        "Gastrointestinal: abdominal pain or cramps*, nausea (mild)*, gout.",
        ["abdominal pain: 0.03 to 0.09", "nausea: 0.03 to 0.09"],
    ),
    counter_example="marked drowsiness",
)
KEY = Rule(
    name="sign in front of what it says",
    pattern=rf"""
        ^ \s* (?P<sign> [{SIGNS}] ) \s* [=:]? \s*
        (?P<told> (?: (?: these \s | those \s | all \s | most \s )?
            (?: adverse | side \s effects? | reactions? | events? | incidence | frequenc | occurr | seen | observed
                | reported | identified | post | spontaneous ) ) [^.;]* )
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
        \b (?: unmarked | not \s marked
            | without \s (?: an? \s )? (?: mark | asterisk | dagger | sign | symbol ) s? ) \s
            (?P<told> [^.;\d]{0,300} \d [^.;]* )
        | (?: ^ | (?<= [.;] ) ) (?P<before> [^.;\d]* \d [^.;]* ) \b (?: is | are ) \s (?: unmarked | not \s marked ) \b
    """,
    flags=re.IGNORECASE,
    needs=("unmarked", "not marked", "without"),
    example=(
        "Reactions marked with an asterisk (*) occurred in 3% to 9%. Unmarked reactions occurred in 1% to 3%.\n\n"
        "Gastrointestinal: nausea*, gout.",
        ["nausea: 0.03 to 0.09", "gout: 0.01 to 0.03"],
    ),
    counter_example="unmarked reactions",
)

OF_PART = Rule(
    name="title of a part of a list, whose signs are its own",
    pattern=r"""
        \b (?: incidence | causal | relationship | reported | observed | additional | others? | post-?marketing ) \b | %
    """,
    flags=re.IGNORECASE,
    example=(
        "Reactions marked with an asterisk (*) occurred in 3% to 9%. Unmarked reactions occurred in 1% to 3%.\n\n"
        "Gastrointestinal: nausea*, gout.\n\nCausal relationship unknown\n\nSkin: rash.",
        ["nausea: 0.03 to 0.09", "gout: 0.01 to 0.03"],
    ),
    counter_example="Digestive System",
)


def may_tell_of_signs(text: str) -> bool:
    """A quick look: what a sign says stands behind it, or behind the words that something is marked by it."""
    return text.lstrip()[:1] in SIGNS or _BEHIND_VERB.search(text.lower()) is not None


def without_marks(text: str) -> str:
    """The text without what it says of effects under a sign alone."""
    return MARKED.sub(" ", text)
