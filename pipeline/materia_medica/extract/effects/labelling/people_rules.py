"""Where a sentence of product information speaks of patients and their illnesses, or of those given something else."""

from __future__ import annotations

import re

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("labelling", *keys)


_TOLD = r"(?: developed | experienced | reported | (?: was | were ) \s (?: identified | reported ) ) \s"

_HAPPENED = r"(?: occurred | reported | observed | experienced | developed | reactions? | events? )"
_AGES = r"""
    (?: (?: ages? | aged | from | between ) \s )? \d+ \s? (?: (?: months | years ) \s )?
    (?: to | through | and | [-–] ) \s? (?: [<≤] \s? )? \d+ \s (?: months | years ) (?: \s of \s age )?
"""
OF_PEOPLE = Rule(
    name="what patients have",
    pattern=rf"""
        \b {_of("people")} (?: \s+ | , \s (?= who \s had \b ) )
            (?: \( [^()]* \) \s* )? (?! {_TOLD} )
            (?: {_AGES} ,? \s+ (?: \( [^()]* \) \s* )? | (?: \w+ \s+ ){{0,2}}? ) {_of("who_have")} \b
    """,
    example=(
        "Nausea was seen in patients with gout, and in men aged 20 to 30 years with fever.",
        ["Nausea"],
    ),
    counter_example="patients reported gout",
)
OF_SHARE = Rule(
    name="what a further share of the patients has",
    pattern=r"""
        (?<= % ) \s (?: of \s (?: the \s )? )? (?: patients | subjects | those ) \s with \s
            (?P<first> [^%.;:]{1,80} ) (?P<others> (?: % \s (?: of \s those \s )? with \s [^%.;:]{1,80} )+ )
    """,
    needs=("%",),
    example=("Events were seen in 5% of patients with gout and 3% with fever.", []),
    counter_example="Gout was seen in 5% of patients",
)
COUNTED = Rule(
    name="share of the patients with an effect, which is its rate",
    pattern=rf"""
        \b (?: percentage | proportion | number | incidence | rate | share ) s? \s of \s
            (?! [^.;]* \b at \s (?: the \s time \s of \s )? (?: study \s )? (?: baseline | entry | enrol | screening ) )
            (?: the \s )? (?: [\w-]+ \s ){{0,2}}? {_of("people")} \s (?: with | having | who \s (?: had | have ) ) \s
            (?: (?! \s (?: who | that | which | experienc | develop | report )
                | (?: renal | hepatic ) \s impairment | hepatitis \s [bc] \b (?! \s reactiv ) ) [^.;:%()] ){{2,60}}?
            (?: \s \( [^()%]* \) )?
            (?: \s (?: in | with | on | for | among | receiving | treated | who \s (?: received | took ) ) \b
                [^.;:%]{{0,80}}? )??
            \s (?: was | were ) \s [^.;:%]{{0,20}}? (?= \d [^;]* % )
    """,
    needs=("percentage", "proportion", "number", "incidence", "rate", "share"),
    example=("The percentage of patients with gout was 4%.", ["gout"]),
    counter_example="The percentage of patients with gout at baseline was 4%",
)
SUBJECT_ENDS = Rule(
    name="verb of what befell those in whom it was seen",
    pattern=r"""
        \s* (?: was | were | is | are | has | have | had | may | might | can | could | occurred | developed | resulted
            | included? )
        \b
    """,
    example=("Among patients treated with Velorine for weeks gout was seen.", ["gout"]),
    counter_example="compared with others",
)
STUDIED = Rule(
    name="what is studied or treated",
    pattern=rf"\b {_of('studied')} \b",
    example=("Rash occurred in trials of psoriasis.", ["Rash"]),
    counter_example="reports of psoriasis",
)
PEOPLE_END = Rule(
    name="end of what patients have",
    pattern=rf"""
        [;:.=•*] | % (?! \) \s (?: and | or ) \b ) | (?<! % ) \) | \) (?! \s (?: and | or ) \b )
        | \b {_of("people_end")} \b | \d \s+ [a-z]+ \s+ \d
    """,
    example=("Patients with gout had a rash.", ["rash"]),
    counter_example="patients with gout",
)
LED = Rule(
    name="sentence that begins with whom it is about",
    pattern=rf"\s* {_of('leading')} \b",
    example=("In patients with gout, rash was reported.", ["rash"]),
    counter_example="rash was reported",
)
OF_THOSE = Rule(
    name="whose illness it is",
    pattern=rf"[\s-]* {_of('of_those')} \b",
    example=("Rash was seen in psoriasis trials.", ["Rash"]),
    counter_example="psoriasis was reported",
)
COMORBID = Rule(
    name="what those who were enrolled had besides",
    pattern=r"""
        \b co-?morbid (?: ities | \s (?: conditions? | illness(?:es)? | diseases? ) ) \b .* \b (?: included? | were ) \b
    """,
    needs=("morbid",),
    example=("Common comorbid conditions included gout (63%), fever (25%) and rash (24%).", []),
    counter_example="Gout occurred in those with comorbidities",
)
LED_TO_TREATMENT = Rule(
    name="illnesses for which the treatment was given",
    pattern=r"""
        \b (?: diseases? | conditions? | diagnos[ei]s | indications? ) \s (?: leading \s to | for ) \s
            (?: [\w-]+ \s ){0,2}? (?: transplant(?: s | ation )? | surgery | treatment | dialysis ) \b
            .* \b (?: included? | were | was ) \b
        | \b causes? \s of \s (?: [\w-]+ \s ){0,2}? end-stage \b .* \b (?: included? | were | was ) \b
    """,
    needs=("leading to", " for ", "end-stage"),
    example=("The most frequent diseases leading to transplantation included gout and fever.", []),
    counter_example="Diseases leading to death included gout",
)
OF_COMPARATOR = Rule(
    name="effects of the comparator alone",
    pattern=rf"""
        ^ (?! [^;:]* \b (?: than | compared | versus | vs | relative | both | either
                | and \s (?: in \s )? (?: the \s )? {_of("comparators")} ) \b )
            (?: (?! , \s and \b | includ ) [^;:.] )*?
            \b (?: in | for | of | receiving | treated \s with ) \s (?: the \s )?
            {_of("comparators")} (?: \s (?: group | arm | patients | subjects | recipients ) )?
            \s (?: (?: this \s )? included? | were | was | (?: and \s )? result(?: ed | ing ) \s from ) \b [^;:]* $
    """,
    needs=needed_of("labelling", "comparators"),
    example=("The most frequent reactions in the control group were gout and fever.", []),
    counter_example="Reactions more frequent than in the control group were gout and fever.",
)
OF_COMPARATOR_TOO = Rule(
    name="effects of the comparator behind those of the medicine",
    pattern=rf"""
        , \s (?: and | while | whereas ) \s (?: in | for ) \s (?: the \s )? {_of("comparators")}
            (?: \s (?: group | arm | patients | subjects | recipients ) )? \s (?: this \s )? included? \b
    """,
    needs=needed_of("labelling", "comparators"),
    example=("For the treated group this included gout, and for the control group included fever and rash.", ["gout"]),
    counter_example="The reactions included gout, and fever in the control group",
)
OF_PART = Rule(
    name="rates of a part: of those who had an effect",
    pattern=r"""
        ^ \W* (?: (?: of | among ) \s (?: the \s | these \s | those \s )? | (?= all \s ) ) (?: all \s )?
            (?: [\d,]+ \s | \w+ \s )? (?: \( [^()]* \) \s )?
            (?: patients? | subjects? | women | men | children | adults | those ) \s
            who \s (?: experienced | developed | reported | had ) \b
    """,
    flags=re.IGNORECASE,
    needs=("who",),
    example=("Fever occurred. Of the 57 patients who experienced gout, 30 (53%) had mild gout.", ["Fever"]),
    counter_example="Of 57 patients who received it, 30 had gout.",
)
SHARES_BEFORE = Rule(
    name="what shares of the patients of a trial had before it",
    pattern=rf"""
        {_of("had_before")} (?: [^.;:%(),] | \( [^()]* \) )*
        (?: ,? \s (?: and \s )? \d+ (?: \.\d+ )? \s? % \s had \s (?: [^.;:%(),] | \( [^()]* \) )* )*
    """,
    needs=needed_of("labelling", "had_before"),
    example=(
        "Forty percent had visceral disease, 31% had bone metastases, and 13% had fever. Of them 60% had prior gout, "
        "and rash (8%) was seen.",
        ["rash"],
    ),
    counter_example="Forty percent had fever",
)
LEFT_OUT_OF_TRIAL = Rule(
    name="those who could not take part in a trial",
    pattern=r"""
        ^ \W* (?: patients | subjects | those | women | men | individuals | people | adults ) \s (?! [^.]* % )
        [^.]* \b (?: were | are ) \s (?: ineligible | not \s eligible | excluded ) \b
    """,
    needs=("eligible", "excluded"),
    example=(
        "Rash was seen. Patients with gout, infection requiring care, including fever or acne, were ineligible.",
        ["Rash"],
    ),
    counter_example="Gout was seen in patients who were ineligible",
)
ENROLLED = Rule(
    name="whom trials took",
    pattern=rf"""
        ^ (?! .* (?: % | \b {_HAPPENED} \b ) ) [^.;:]{{0,160}}? \b
        (?: stud(?:y|ies) | trials? ) \s (?: that \s | which \s )? enrolled \s
        (?: a \s total \s of \s )? [\d,]+ \s (?: [\w-]+ \s ){{0,3}}? {_of("people")} \b
    """,
    needs=("enrolled",),
    example=("Rash was seen. Two trials enrolled 136 adult patients, of whom many had gout, fever or acne.", ["Rash"]),
    counter_example="Gout was seen in those enrolled",
)
CHARACTERISTICS = Rule(
    name="what the patients of a trial were like",
    pattern=rf"""
        ^ (?! .* \b {_HAPPENED} \b ) \W* (?: [^.;:]{{0,60}}? , \s )?
        (?: (?: the | study | population | patients? | baseline | disease | demographics? | and ) \s ){{1,6}}
        characteristics \b [^.;%]{{0,60}}? \b (?: were | was | included? ) \b
    """,
    needs=("characteristics",),
    example=(
        "Rash was seen. Baseline disease characteristics were: 8% with gout, 3% with fever and 2% with acne.",
        ["Rash"],
    ),
    counter_example="Rash had the characteristics of hives",
)
PEOPLE = (
    OF_PEOPLE,
    OF_SHARE,
    COUNTED,
    SUBJECT_ENDS,
    STUDIED,
    PEOPLE_END,
    LED,
    OF_THOSE,
    COMORBID,
    LED_TO_TREATMENT,
    OF_COMPARATOR,
    OF_COMPARATOR_TOO,
    OF_PART,
    SHARES_BEFORE,
    LEFT_OUT_OF_TRIAL,
    ENROLLED,
    CHARACTERISTICS,
)
