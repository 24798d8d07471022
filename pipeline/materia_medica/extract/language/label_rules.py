"""The shapes of labels, and of words behind a label that tell the signs of what it names."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("labels", *keys)


NOTE = Rule(
    name="note",
    pattern=rf"^ {_of('notes')} $",
    example=("Important note", "note: Important note"),
    counter_example="Notable effects",
    flags=re.IGNORECASE,
)
OTHER_LIST = Rule(
    name="label of a list of other things",
    pattern=rf"^ \W* (?: [\w-]+ \s ){{0,2}}? {_of('other_lists')} \b",
    example=("Known risk factors", "note: Known risk factors"),
    counter_example="Factor VIII inhibition",
    flags=re.IGNORECASE,
)
WHO = Rule(
    name="those who are at risk",
    pattern=rf"""
        (?: \b {_of("those")} (?: \s who \s (?: are | have | had ) | \s with ) (?: \s {_of("of_these")} )?
          | \b {_of("those")} (?: \s who \s are )? \s (?: at | with ) \s (?: \w+ \s ){{0,3}} risk
            (?: \s (?: include | are ) )?
          | \b (?: more | less | risk | before ) \b [^.:;]* \b if \s you (?: \s (?: have | are | take ) )?
            (?: \s {_of("of_these")} )?
        ) \W* $
    """,
    example=("More common in patients with", "note: More common in patients with"),
    counter_example="Patients at increased risk of",
    flags=re.IGNORECASE,
    needs=("risk", "who", "with", "you"),
)
"""What heads a list of conditions that make effects likelier, or that somebody has."""
EMPTY = Rule(
    name="label that only introduces",
    pattern=rf"^ {_of('empty')} $",
    example=("Combination therapy", "group"),
    counter_example="Combined nerve palsy",
    flags=re.IGNORECASE,
)
ADVERSE_REACTION = Rule(
    name="adverse reactions",
    pattern=r"\b (?: adverse \s (?: drug \s )? (?: reactions? | events? ) | adrs? ) \b",
    example=("Adverse reactions", "group, adverse reaction"),
    counter_example="Adverse effects",
    flags=re.IGNORECASE,
)
"""Where words speak of adverse reactions, as against side effects in general."""
PARENTHESIS = Rule(
    name="parenthesis",
    pattern=r"\s* \( [^()]* \)",
    example=("Drowsiness (in adults)", "effect: Drowsiness"),
    counter_example="Drowsiness in adults",
)
TOGETHER = Rule(
    name="ingredients together",
    pattern=r"^ (?: combined | combinations? \s of | both | all \s of ) \s+",
    example=("Both Glimepiride and Metformin", "group"),
    counter_example="Metformin and both",
    flags=re.IGNORECASE,
)
AMOUNT = Rule(
    name="amount of a medicine",
    pattern=rf"\b {_of('amounts')} \b",
    example=("Prolonged use of corticosteroids", "group"),
    counter_example="Corticosteroids",
    flags=re.IGNORECASE,
)
STATED = Rule(
    name="frequency beside a name",
    pattern=rf"""
        \b (?: {_of("degrees")} \s )? {_of("frequencies")} \b [\s,:-]*
        (?: (?: but | and | or | to ) \s+ )?
        (?: (?: potentially | more | less | very ) \s+ )?
        (?: {_of("weights")} \b )? [\s,:-]*
    """,
    example=("Rare but serious skin reactions", "system: skin reactions, rare, serious"),
    counter_example="Severe skin reactions",
    flags=re.IGNORECASE,
)
CIRCUMSTANCE = Rule(
    name="circumstance",
    pattern=rf"^ {_of('circumstances')} \s",
    example=("In children", "group"),
    counter_example="Insomnia",
    flags=re.IGNORECASE,
)
OF_EFFECTS = Rule(
    name="side effects of a kind",
    pattern=r"\b (?: side | adverse ) \s effects $",
    example=("Patch side effects", "system: Patch side effects"),
    counter_example="side effects of the patch",
    flags=re.IGNORECASE,
)
INTRODUCES = Rule(
    name="words that introduce",
    pattern=_of("introducing"),
    example=("Patients have identified", "group"),
    counter_example="Patients have pain",
    flags=re.IGNORECASE,
)
OF_USE = Rule(
    name="form, route or population",
    pattern=rf"""
        ^ (?: {_of("use_leads")} (?: \s and \s {_of("use_leads")} )? \s )*
        {_of("forms", "populations")}
        (?: (?: \s and \s | \s & \s | / ) (?: {_of("use_leads")} \s )* {_of("forms", "populations")} )? $
    """,
    example=("Nasal spray", "system: Nasal spray"),
    counter_example="Spray in the eyes",
    flags=re.IGNORECASE,
)
ASKS = Rule(
    name="question",
    pattern=r"""
        ^ (?: and \s | so \s )?
        (?: what | which | how | who | when | why | are | is | do | does | can | could | will | should ) \b .* \? $
    """,
    example=("What happens to more than 1 in 10 people?", "group, very_common"),
    counter_example="Nausea?",
    flags=re.IGNORECASE,
)
INDICATION = Rule(
    name="indication",
    pattern=rf"\b {_of('indications')} $",
    example=("Early puberty", "class: Early puberty"),
    counter_example="Puberty that is delayed",
    flags=re.IGNORECASE,
)
ALSO_CLASS = Rule(
    name="effect that is also a class",
    pattern=rf"^ {_of('also_classes')} $",
    example=("Infection", "class: Infection"),
    counter_example="Clostridium difficile infection",
    flags=re.IGNORECASE,
)
LABELS = (
    ASKS,
    ALSO_CLASS,
    OF_USE,
    INDICATION,
    NOTE,
    OTHER_LIST,
    WHO,
    EMPTY,
    ADVERSE_REACTION,
    PARENTHESIS,
    TOGETHER,
    AMOUNT,
    STATED,
    CIRCUMSTANCE,
    OF_EFFECTS,
    INTRODUCES,
)

POSSIBLE = Rule(
    name="possible",
    pattern=r"^ [^,:;.()]{0,30} \b possible , \s+",
    example=("Rare but possible, including rash and itching.", True),
    counter_example="Possible signs are rash and itching.",
    flags=re.IGNORECASE,
)
SIGNS = Rule(
    name="signs",
    pattern=rf"^ {_of('signs')}",
    example=("Symptoms include rash and itching.", True),
    counter_example="Rash and itching are symptoms.",
    flags=re.IGNORECASE,
)
SIGNS_FOLLOW = (POSSIBLE, SIGNS)
