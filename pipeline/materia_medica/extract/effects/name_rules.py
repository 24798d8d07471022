"""What words that name an effect must be or must not be: medicines compared with, directions, words of a name."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("effects", *keys)


WITH_MEDICINE = Rule(
    name="medicine behind an effect",
    pattern=rf"\s+ {_of('laying')} \s+ [\w\ /-]+ $",
    example=("# Glimepiride + Metformin\n\n* Diarrhoea with Metformin", ["Diarrhoea; with Metformin; Metformin"]),
    counter_example="Diarrhoea (metformin)",
    flags=re.IGNORECASE,
)
TO_WHAT = Rule(
    name="medicine to which the effect is",
    pattern=r"\b (?: to | on ) \s (?: the \s )? ( [\w\ -]{4,40} ) $",
    example=("# Glimepiride + Metformin\n\n* Allergy to Metformin", ["Allergy to Metformin; Metformin"]),
    counter_example="Allergy",
    flags=re.IGNORECASE,
)
ONLY_EXAMPLE = Rule(
    name="medicine named as an example",
    pattern=_of("examples"),
    example=(
        "# Glimepiride + Metformin\n\nThis medicine, especially Metformin, can cause diarrhoea.",
        ["diarrhoea"],
    ),
    counter_example="Metformin",
    flags=re.IGNORECASE,
)
COMPARES = Rule(
    name="medicine that is only compared with",
    pattern=rf"\b {_of('comparing')} \b",
    example=(
        "# Glimepiride + Metformin\n\nSide effects are similar to Metformin and include diarrhoea.",
        ["diarrhoea"],
    ),
    counter_example="Side effects of Metformin",
    flags=re.IGNORECASE,
)
MEDICINES = (COMPARES, WITH_MEDICINE, TO_WHAT, ONLY_EXAMPLE)

HAS_DIRECTION = Rule(
    name="effect that says its direction",
    pattern=rf"^ {_of('directions')} \b",
    example=(
        "There is an increased risk of bleeding and increased bruising.",
        ["increased risk of bleeding", "increased bruising"],
    ),
    counter_example="appetite increased",
    flags=re.IGNORECASE,
)
WORD = Rule(
    name="word",
    pattern=r"[A-Za-zα-ωΑ-Ω]{2,}",
    example=("* Nausea", ["Nausea"]),
    counter_example="1 x 2",
)
REFERS = Rule(
    name="reference to other effects",
    pattern=rf"\b {_of('referring')} | ^ increased \s risk $",
    example=("* Severity of side effects", ["aside: general"]),
    counter_example="Increased risk of bleeding",
    flags=re.IGNORECASE,
    needs=(" above", " below", " effects", " reactions", " symptoms", "increased", "such", "these", "this", "those"),
)
NO_NAME = Rule(
    name="words that begin no name",
    pattern=rf"^ (?: {_of('no_name')} | (?: \w+ly \s )? {_of('changes')} $ ) \b (?! - )",
    example=("* Elevated", ["aside: unexplained"]),
    counter_example="Elevated blood pressure",
    flags=re.IGNORECASE,
)
NO_WORDS = Rule(
    name="number, address or mark-up",
    pattern=r"^ \d | (?: \s \d [\d.,]* (?! \S ) .* ){3} | :// | \b www\. | [{}<>|] | \*\*",
    example=("* Look at www.example.org", ["aside: unexplained"]),
    counter_example="Vitamin B12 deficiency",
    flags=re.IGNORECASE,
)
ALONE = Rule(
    name="words that name nothing by themselves",
    pattern=rf"^ (?: {_of('beside')} | {_of('alone')} $ ) \b (?! - )",
    example=("* Gout, made worse", ["Gout"]),
    counter_example="Teenagers' acne",
    flags=re.IGNORECASE,
)
NAMES = (HAS_DIRECTION, WORD, NO_WORDS, REFERS, NO_NAME, ALONE)
