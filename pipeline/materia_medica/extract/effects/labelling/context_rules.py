"""Where a sentence of product information names something that is no effect of the medicine."""

from __future__ import annotations

import re

from materia_medica.extract.effects.labelling.beside_effects import BESIDE
from materia_medica.extract.effects.labelling.people_rules import PEOPLE
from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("labelling", *keys)


POINTER = Rule(
    name="pointer elsewhere",
    pattern=rf"""
        \[ (?! [^\[\]]* \d \s* % ) [^\[\]]{{0,300}} \]
        | \( \s* (?! \d[\d.]* \s (?: mg | mcg | g ) (?: /\w+ )? \s? \) )
            {_of("pointers")} (?! \s* % | \s (?: in | of ) \s \d )
            [^()%]{{0,160}} (?: \( [^()%]{{0,40}} \) [^()%]{{0,160}} )* \)
    """,
    flags=re.IGNORECASE,
    example=("Rash [see Warnings for fever] occurred.", ["Rash"]),
    counter_example="Rash in 4% (5 mg) occurred",
)
DEFINED = Rule(
    name="what the name of a class says that it takes in",
    pattern=r"\s* \( \s* incl (?: \. | uding | udes )? \s [^()]{1,80} \) (?= \s* : )",
    flags=re.IGNORECASE,
    example=("Neoplasms (incl cysts and polyps): basal cell carcinoma.", ["basal cell carcinoma"]),
    counter_example="Cysts (incl polyps) occurred",
)
OF_NEOPLASMS = Rule(
    name="what the class of neoplasms takes in",
    pattern=r"\( \s* incl (?: \. | uding )? \s cysts \s and \s polyps \s* \) (?! \s* : )",
    flags=re.IGNORECASE,
    example=("Tumours (incl cysts and polyps) and gout were seen.", ["gout"]),
    counter_example="Gout (incl polyps)",
)
WITHIN_NAME = Rule(
    name="parenthesis within a name",
    pattern=r"""
        \s (?<= ic \s | al \s | ar \s | us \s | ry \s ) \( (?: including | e\.g\.,? | such \s as ) \s
            (?: [a-z]+ (?: ic | al | ar | ous | ary | ory ) (?: , \s | \s (?: and | or ) \s )? ){1,3} \) (?= \s [a-z] )
    """,
    needs=("(including", "(e.g.", "(such"),
    example=("Arterial (including aortic) aneurysms occurred.", ["Arterial aneurysms"]),
    counter_example="Arterial aneurysms (including aortic) occurred",
)
DENIED = Rule(
    name="denial in front",
    pattern=rf"\b {_of('denied')} \b",
    example=("Nausea occurred, with no cases of jaundice.", ["Nausea"]),
    counter_example="two cases of jaundice",
)
DENIED_END = Rule(
    name="end of a denial",
    pattern=rf"""
        [;:.%•*] | , \s (?= [^,;:.]{{0,80}}? \b may \s (?: produce | cause | lead | result ) \b )
        | , \s (?= (?: the \s )? (?: incidence | frequency | rate | percentage | proportion )s? \s of \b )
        | \b {_of("denied_end")} \b
    """,
    example=(
        "No rash occurred, but fever was seen. In those who did not have gout, the incidence of acne was 4%.",
        ["fever", "acne"],
    ),
    counter_example="no rash or fever",
)
LEFT_OUT = Rule(
    name="what a list leaves out, between commas in front of its verb",
    pattern=r"""
        ,? \s (?: excluding | except (?: \s for )? | other \s than ) \s [^,;:.%()]{1,160} ,
            (?= \s (?: were | was | are | is | included? | consisted | occurred ) \b )
    """,
    needs=("excluding", "except", "other than"),
    example=("The most frequent reactions, excluding laboratory terms, were gout and fever.", ["gout", "fever"]),
    counter_example="The reactions excluding gout were",
)
EITHER = Rule(
    name="what may go with an effect or not",
    pattern=r"\b with \s (?: or | and ) \s without $",
    example=("Rash with or without fever, gout, and acne were seen.", ["Rash", "gout", "acne"]),
    counter_example="without",
)
DENIED_BEHIND = Rule(
    name="denial behind",
    pattern=rf"\b {_of('denied_behind')} \b",
    needs=needed_of("labelling", "denied_behind"),
    example=("Jaundice was not observed.", []),
    counter_example="Jaundice was observed",
)
CLAUSE = Rule(
    name="end of a clause",
    pattern=r"[;:.] | , \s (?: but | and | while | whereas ) \s",
    example=("Fever occurred; jaundice was not observed.", ["Fever"]),
    counter_example="Fever occurred and jaundice was not observed",
)
BOILERPLATE = Rule(
    name="sentence that every label has",
    pattern=rf"\b {_of('boilerplate')}",
    needs=needed_of("labelling", "boilerplate"),
    example=("Gout was seen in vitro.", []),
    counter_example="Gout was reported",
)
MEDIAN = Rule(
    name="median of a time or an age, in a sentence that tells no rate",
    pattern=rf"""
        ^ (?! .* \b (?: occurred | developed | experienced
                    | (?: was | were ) \s (?: reported | observed | seen | noted ) ) \b [^;%]{{0,120}} \d \s? %
                | .* \d \s? % (?: \s (?! who \b | that \b ) [\w-]+ ){{0,6}} \s (?: developed | experienced ) \b )
            .* \b {_of("medians")} \b
    """,
    needs=("median", "mean age"),
    example=(
        "The median time to onset of fever was 40 days. Gout occurred in 3%, with a median duration of a day. "
        "Overall, 12% of patients developed acne, with a median time to onset of 8 days.",
        ["Gout", "acne"],
    ),
    counter_example="Gout occurred in 3% of patients, at a median age of 40 years",
)
DESIGN = Rule(
    name="description of a trial",
    pattern=rf"\b {_of('designs')} \b",
    needs=needed_of("labelling", "designs"),
    example=("The product was evaluated in gout.", []),
    counter_example="Gout was reported",
)
TOLD_TO_DO = Rule(
    name="what to do about a warning",
    pattern=rf"^ \W* {_of('told_to_do')} \b",
    example=("Withhold until jaundice is gone.", True),
    counter_example="Jaundice occurred",
)
OUGHT = Rule(
    name="what ought to be done about a warning",
    pattern=rf"\b {_of('should')} \b",
    needs=needed_of("labelling", "should"),
    example=("Those with jaundice must stop.", True),
    counter_example="Jaundice occurred",
)
EXCLUDED = Rule(
    name="whom a trial left out",
    pattern=r"""
        ^ \W* (?: [\w-]+ \s ){1,6}? excluded \s (?: patients | subjects | those | individuals | people | adults ) \b
    """,
    flags=re.IGNORECASE,
    needs=("excluded",),
    example=("GLORIA excluded patients with gout; fever within 2 months; or rash.", []),
    counter_example="Patients with gout were excluded",
)
CAUSE = Rule(
    name="supposed cause of an effect",
    pattern=rf"""
        \b (?: (?: (?: may | might | could ) \s be | possibly | probably | presumably
            | (?: thought | believed | felt ) \s to \s be )
            \s (?: due | related | attributable ) \s to
        | {_of("course_of_cause")}
            \s (?: in \s association \s with | (?: due | related ) \s to | the \s result \s of ) )
            \b (?! \s (?: {_of("people")} | the \s (?: use | drug ) ) \b )
            [^,;:.()]{{1,60}}
        | \b from \s possible \s [^,;:.()]{{1,40}}
    """,
    needs=("due", "related", "attributable", "association", "result", "possible"),
    example=("Acne which may be due to fever, and often in association with gout, was seen.", ["Acne"]),
    counter_example="Acne due to the drug",
)
LAID_TO_ILLNESS = Rule(
    name="kinds of symptoms that may come of the illness treated",
    pattern=rf"""
        \b (?: (?: some | many | most | several | all ) \s of \s | whether \s | these \s | such \s | the \s )
        [^.;:%()]{{0,60}}? \b {_of("kinds")} \b [^.;:%()]{{0,40}}? \b
        (?: (?: due | related | attribut(?: able | ed ) | secondary | ascribed ) \s to | caused \s by
            | (?: an? \s | the \s )? (?: result | manifestation | symptom | part | consequence ) s? \s of ) \s
        (?: the \s (?: drug | medicine | medication | treatment ) \s or \s (?: (?: by | to | of ) \s )? )?
        (?: the \s | an \s | their \s )?
        (?: (?: patients? | underlying | primary | pre-?existing | treated ) ['’]?s? \s ){{0,2}}
        (?: disease | illness | condition | disorder ) s? \b
    """,
    needs=("due to", "related to", "attribut", "secondary", "ascribed", "caused by", " of "),
    example=("Gout was seen. Some of the gastrointestinal symptoms may be due to the underlying disease.", ["Gout"]),
    counter_example="Some cases of gout may be due to the underlying disease",
)
OVER_TIME = Rule(
    name="how long a medicine was used",
    pattern=r"\b (?: for | over | during | after ) \s (?: long | lengthy | prolonged | extended ) \s periods \b",
    needs=("periods",),
    example=("High doses over long periods brought gout.", ["gout"]),
    counter_example="Heavy or long periods",
)
ADVISED = Rule(
    name="when to stop the medicine",
    pattern=r"""
        \b (?: should \s be \s (?: discontinued | stopped | withdrawn )
            | (?: is | was ) \s (?: discontinued | stopped ) )
            (?: \s [\w-]+ly )? \s (?: if | when | as \s soon \s as | at \s the \s first \s signs? \s of ) \b [^.;:]*
    """,
    needs=("discontinued", "stopped", "withdrawn"),
    example=("Gout is reversible, if it is stopped as soon as fever occurs.", ["Gout"]),
    counter_example="Gout was stopped",
)
IF_IT_OCCURS = Rule(
    name="what to do where an effect occurs",
    pattern=r"""
        ^ \W* (?: if | when | should ) \b [^.;:]{1,120} ,
            [^.;:]* \b (?: should | must ) \s (?: not \s )? be \b (?! \s aware )
    """,
    needs=("should", "must"),
    example=("Gout was seen. If rashes persist, the cream should be stopped.", ["Gout"]),
    counter_example="If given fast, gout may occur",
)
CONTEXTS = (
    POINTER,
    WITHIN_NAME,
    DEFINED,
    OF_NEOPLASMS,
    DENIED,
    DENIED_END,
    LEFT_OUT,
    EITHER,
    DENIED_BEHIND,
    CLAUSE,
    EXCLUDED,
    CAUSE,
    LAID_TO_ILLNESS,
    ADVISED,
    OVER_TIME,
    IF_IT_OCCURS,
    BOILERPLATE,
    MEDIAN,
    DESIGN,
    *BESIDE,
    *PEOPLE,
)
