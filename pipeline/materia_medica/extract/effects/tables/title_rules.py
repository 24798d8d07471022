"""The shapes of the titles of tables that say of whom their rates are."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_OF_AGE = any_of("labelling", "of_age")
_ILLNESSES = any_of("labelling", "treated_illnesses")
_YEARS = r"(?: \s* \( [^()]* \b (?: years? | months? | yrs? ) \b [^()]* \) )?"
_OF_GROUP = r"(?: adult | child | children | p?a?ediatric | adolescent | geriatric )"
_UNIT = r"(?: years? | yrs? | months? | weeks? )"
_AGE = rf"""
    (?: \s+ (?: (?: ages? | aged | from | at \s least | over | under ) \s+ )? [<>≥≤]? \s? \d+ (?: \s* {_UNIT} )?
        (?: \s* (?: to | through | [–-] ) \s* (?: less \s+ than \s+ | [<≤] \s? )? \d+ )? \s* {_UNIT}
        (?: \s+ of \s+ age )? (?: ,? \s+ (?: and | or ) \s+ (?: older | over | above | younger | up ) )? )
"""
_WITH = r"""
    (?: \s+ (?: with (?! \s+ (?: pre-?specified | adverse | baseline | at \s | laborator | shift | multiple ) )
        | aged | undergoing ) \s .+? )
"""
_END = r"""
    (?= \s* (?: $ | [:;,()\[≥≤<>.] | \b (?:
        (?: treated | receiv (?: ing | ed ) | taking | given | reporting | experiencing | who | whose | during | from
          | by | at | vs | compared | versus | than | and \s at ) \b
        | in \s+ (?: (?: the | a | an ) \s+ )? (?: [\w-]+ \s+ ){0,4} (?: trials? | study | studies ) \b
        | in \s+ (?-i: [A-Z]{2,} ) | (?: adverse | side ) \s ) ) )
"""

PATIENTS = Rule(
    name="patients whom the title of a table names",
    pattern=rf"""
        \b (?P<whom> (?:
            (?: {_OF_AGE} [\s,/]+ (?: (?: and | or ) \s+ )? )+ (?: \w+ \s+ )??
                (?: patients | subjects | women | men ) {_AGE}? {_YEARS} {_WITH}??
          | (?: adults | children | adolescents | infants | women | men )
                (?: \s+ and \s+ (?: adults | children | adolescents | infants ) )?
                {_AGE}? {_YEARS} {_WITH}??
          | (?: (?! (?: placebo | among | than | in | of | the | for | with | and ) \b ) [\w-]+ \s+ ){{0,2}}?
                {_ILLNESSES} \s+ (?: patients | subjects )
          | (?: patients | subjects ) (?: {_AGE} {_YEARS} {_WITH}?? | {_WITH} ) ) {_END}
          | {_ILLNESSES} (?= \s+ (?: study | studies | trials? ) \b ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Gout in adults\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |\n\n"
        "Table 2. Gout in children (4 to 9 years)\n\n| Term | Examplol % |\n|---|---|\n| Gout | 2 |\n\n"
        "Table 3. Gout in patients 12 years of age and older with hay fever\n\n"
        "| Term | Examplol % |\n|---|---|\n| Gout | 3 |",
        [
            "Gout; of adults; common; 0.04",
            "Gout; of children (4 to 9 years); common; 0.02",
            "Gout; of patients 12 years of age and older with hay fever; common; 0.03",
            "aside: general",
        ],
    ),
    counter_example="Adverse reactions in patients treated with Examplol",
)
OF_TRIALS = Rule(
    name="patients of the trials that the title of a table names",
    pattern=rf"""
        \b (?P<whom> {_OF_GROUP} (?: (?: , | ,? \s+ (?: and | or ) ) \s+ {_OF_GROUP} ){{0,3}} )
        (?= \s+ (?: (?! patients | subjects ) [\w-]+ \s+ ){{0,3}} (?: study | studies | trials? | population ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Gout in child and adolescent trials\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |",
        ["Gout; of child and adolescent; common; 0.04", "aside: general"],
    ),
    counter_example="Gout in placebo-controlled trials",
)
REGIMEN = Rule(
    name="regimen that the title of a table names",
    pattern=rf"""
        \b (?P<whom> (?: in \s+ combination | combined | co-?administered ) \s+ with \s+ .+? {_END}
          | (?: single [-\s] agent | monotherapy | adjunctive \s+ therapy ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Gout with Examplol monotherapy\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |\n\n"
        "Table 2. Gout in combination with zoxal (N=90)\n\n| Term | Examplol % |\n|---|---|\n| Gout | 2 |",
        ["Gout; of monotherapy; common; 0.04", "Gout; of in combination with zoxal; common; 0.02", "aside: general"],
    ),
    counter_example="Adverse reactions with Examplol alone",
)
STUDY = Rule(
    name="study that the title of a table names",
    pattern=r"""
        \b (?: in | from | of ) \s+ (?: the \s+ )? (?P<study>
            (?: study | studies | trials? ) \s+ (?-i: [A-Z0-9] ) [\w/-]*
                (?: (?: , | \s+ and ) \s+ (?-i: [A-Z0-9] ) [\w/-]* )*
          | (?-i: [A-Z]{2,} ) [\w/-]* (?: \s+ (?: trial | study ) )? ) \s* (?: \( .* )? $
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Gout in Study 1\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |\n\n"
        "Table 2. Gout in ZOX-2\n\n| Term | Examplol % |\n|---|---|\n| Gout | 2 |",
        ["Gout; of Study 1; common; 0.04", "Gout; of ZOX-2; common; 0.02", "aside: general"],
    ),
    counter_example="Gout in the studies of Examplol",
)
DESIGN = Rule(
    name="design of the study that the title of a table names",
    pattern=r"""
        \b (?P<study> (?: (?: single | multiple | fixed | flexible ) [-\s] dose | (?: short | long ) [-\s] term
                | \d+ [-\s] (?: day | week | month | year ) )
            (?: ,? \s+ (?! (?: in | of | from | and ) \b ) [\w-]+ ){0,4}? ,? \s+ (?: studies | study | trials? ) ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Table 1. Gout in single-dose, placebo-controlled studies\n\n| Term | Examplol % |\n|---|---|\n| Gout | 4 |\n\n"
        "Table 2. Gout in multiple-dose studies\n\n| Term | Examplol % |\n|---|---|\n| Gout | 2 |",
        [
            "Gout; of single-dose, placebo-controlled studies; common; 0.04",
            "Gout; of multiple-dose studies; common; 0.02",
            "aside: general",
        ],
    ),
    counter_example="Gout in the placebo-controlled studies of Examplol",
)
RULES = (PATIENTS, OF_TRIALS, REGIMEN, STUDY, DESIGN)
