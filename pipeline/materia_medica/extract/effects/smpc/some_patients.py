"""Of which patients a sentence of section 4.8 speaks: those with another illness, of an age, sex or origin."""

from __future__ import annotations

import re

from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_ENDS = any_of("smpc", "ends_patients")
_WORD = rf"(?! {_ENDS} \b ) [^\s,;:.()]+"
_OTHER_ILLNESS = any_of("smpc", "other_illness")
SOME_PATIENTS = Rule(
    name="patients of whom a sentence speaks, who are some of all",
    pattern=rf"""
        \b (?: (?i: in | of | among | for ) ) \s (?: the \s | \d[\d,]* \s )?
        (?P<who> (?: (?: adult | elderly | older | paediatric | pediatric | female | male ) \s )?
            (?: patients | subjects | people | women | men | adults | children | adolescents | infants ) \s
            (?: (?: with | who \s (?: have | had ) ) \s (?= (?: {_WORD} \s ){{0,5}} {_OTHER_ILLNESS} \b )
                  {_WORD} (?: \s {_WORD} ){{0,8}}
              | (?: aged \s | over \s | under \s | older \s than \s | younger \s than \s | ≥ \s? | < \s? )
                  (?: over \s | under \s | from \s | at \s least \s )?
                  \d+ (?: \s (?: to | and | or | years? | months? | of | age | old | older | over | above | younger
                    | \d+ ) (?! [\w-] ) ){{0,7}}
              | of \s (?: [A-Z][\w-]+ \s ){{1,2}} (?: ethnicity | origin | descent | ancestry ) )
          | [A-Z][a-z]+ (?: -[A-Z][a-z]+ )? \s patients (?= \s | [,.)] ) (?<= ese \s patients | ian \s patients ) )
    """,
    needs=("patients", "subjects", "people", "women", "men", "adults", "children", "adolescents", "infants"),
    example=(
        "In patients with renal impairment, gout was reported in 5% of patients. Hives were seen in 2% of patients "
        "aged 65 years or older.",
        [
            "gout; of patients with renal impairment; common; 0.05",
            "Hives; of patients aged 65 years or older; common; 0.02",
        ],
    ),
    counter_example="gout in patients with psoriasis",
)
NO_GROUP = Rule(
    name="patients whom a sentence tells to be no different",
    pattern=r"""
        \b (?: similar | consistent | comparable | no \s (?: \w+ \s )? differences? | enrolled | randomi [sz] ed ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "The rate of gout was 4% and similar in patients with renal impairment.",
        ["gout; common; 0.04"],
    ),
    counter_example="different",
)

IN_TERM = Rule(
    name="patients at the end of a term, or in its parenthesis",
    pattern=r"""
        (?: ^ | ; \s ) (?: (?: predominantly | mainly | mostly | only | especially | particularly | primarily | reported
            | seen | observed ) \s ){0,2} in \s (?: the \s )?
        (?P<who> (?! (?: some | most | many | few | several | other | all | these | such | certain | both
                | clinical ) \b )
            (?: (?! (?: treated | receiving | taking | given | exposed ) \b ) [\w≤≥<>/'’-]+ \s ){0,3}
            (?: patients | subjects | women | men | males | females | children | adolescents | infants | neonates
                | newborns | toddlers | girls | boys | elderly )
            (?: \s (?! (?: treated | receiving | taking | given | exposed
                | on \s (?: long[- ]term | prolonged | chronic ) \s (?: treatment | therapy | use ) ) \b )
                [^;]{1,120} )? ) (?= \s* (?: ; | $ ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "| Class | Common |\n|-|-|\n| Eye disorders | gout in patients with damaged corneas, fits (only in women), "
        "acne in some patients |",
        [
            "gout; in patients with damaged corneas; Eye disorders; of patients with damaged corneas; common",
            "fits; only in women; Eye disorders; of women; common",
            "acne; in some patients; Eye disorders; common",
            "aside: general",
        ],
    ),
    counter_example="in clinical studies",
)


def with_patients_of_term(row: EffectRow) -> EffectRow:
    """A row with the patients whom its own term names."""
    found = None if row.population or row.detail is None else IN_TERM.search(row.detail)
    return row if found is None else row._replace(population=" ".join(found["who"].split()))


def with_patients(row: EffectRow) -> EffectRow:
    """A row with the patients whom its sentence names, where these are some of all and the only ones it names."""
    text = " ".join(row.evidence.text.split())
    if row.population or NO_GROUP.search(text):
        return row
    named = {found["who"].lower(): found["who"] for found in SOME_PATIENTS.finditer(text)}
    return row._replace(population=named.popitem()[1]) if len(named) == 1 else row
