"""What stands beside an effect in a sentence of a label: its indication in front, its signs, the death it led to."""

from __future__ import annotations

from materia_medica.extract.language.needed_words import needed_of
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("labelling", *keys)


INDICATION = Rule(
    name="indication in front of the reactions seen in it",
    pattern=r"""
        (?: ^ | (?<= [.;:)] \s ) ) \W{0,8}
        (?P<of> (?: [^.;:()] | \( [^()%]* \) ){3,160}? )
        (?: \s? : \s (?= (?: the \s )? (?: most \s )? (?: common(?:ly)? \s )? (?: reported \s )?
                (?: adverse | side ) \s (?: reactions? | events? | effects? ) \b
                [^.;:]{0,80}? \b (?: are | were | is | was | include ) \b )
            | \s \( \s? (?: [<>≥≤] \s? =? | greater | more | less | at \s least )
                [^()]* % [^()]* \) \s? : \s (?= [a-z][\w\s-]+ [,.] ) )
    """,
    needs=(":",),
    example=(
        "Gout and fever: Adverse reactions (≥ 1%) were: rash, cough. Hypertension (≥5%): Dizziness, fatigue.",
        ["rash", "cough", "Dizziness", "fatigue"],
    ),
    counter_example="gout (5%)",
)
SIGNS = Rule(
    name="signs of what was named",
    pattern=rf"\b {_of('signs')} \b",
    needs=needed_of("labelling", "signs"),
    example=("Serotonin syndrome was characterized by agitation and fever.", ["Serotonin syndrome"]),
    counter_example="Agitation and fever were reported",
)
_IN_SHORT = r"(?: nms | crs | dress | hlh | pml ) \s"
"""Syndromes and illnesses by their abbreviations."""
SIGNS_OF_SYNDROME = Rule(
    name="signs of a syndrome that is named in front of them",
    pattern=rf"""
        \b (?: signs | manifestations ) \s of \s (?: (?! these | this ) [\w-]+ \s ){{0,4}}?
            (?: (?: syndrome | disease ) \s (?: \( [^()]* \) \s )? | (?= {_IN_SHORT} ) )
            (?P<behind> (?: {_IN_SHORT} )?
                (?: are | were | (?: may \s | can \s )? include d? | consist (?: ed )? \s of ) ) \b
    """,
    needs=("signs of", "manifestations of"),
    example=("Manifestations of serotonin syndrome were agitation and fever.", ["serotonin syndrome"]),
    counter_example="Manifestations of bone marrow suppression were anemia and fever",
)
SYNDROME = Rule(
    name="what makes up a syndrome, in a parenthesis behind its name",
    pattern=r"\b clinical \s syndrome \s of \s [^().;:]{3,60} (?P<signs> \( [^()]* , [^()]* \) )",
    needs=("clinical syndrome of",),
    example=("This presents as the clinical syndrome of gout (fever, joint pain, and rash).", ["gout"]),
    counter_example="a syndrome of gout",
)
THROUGH_DEATH = Rule(
    name="what deaths were laid to",
    pattern=r"""
        \b (?: deaths? | died | fatal \s (?: adverse \s )? (?: reactions? | events? | cases? | outcomes? ) ) \b
        (?: [^.;:()] | \( [^()]* \) ){0,160}? \b (?: attribut (?: ed | able ) \s to | (?: due | secondary ) \s to )
        (?: \s (?: an? | the | concurrent | concomitant | immune-mediated ) )* \b
    """,
    needs=("death", "died", "fatal"),
    example=("Fatal reactions occurred in two patients, one each attributed to sepsis and gout.", ["sepsis", "gout"]),
    counter_example="gout attributed to the drug",
)
LED_TO_DEATH = Rule(
    name="death to which an effect or the events led of which a sentence tells",
    pattern=r"""
        \b (?: leading \s to | resulting \s in | ending \s in ) \s
            (?: (?: a | the ) \s )? (?: fatal \s outcomes? | deaths? ) \b
        | \b (?: reactions? | events? | effects? | infections? | disorders? | cases? | adrs? | teaes? | outcomes? ) \s
        (?: (?: that | which ) \s )? (?: led \s to | resulted \s in | with ) \s
        (?: a \s | an \s )? (?: fatal \s outcomes? | deaths? ) \b
    """,
    needs=("death", "fatal outcome"),
    example=(
        "Adverse reactions with a fatal outcome were pneumonia, and gout leading to death.",
        ["pneumonia", "gout"],
    ),
    counter_example="death from pneumonia",
)
RATES_SHOWN = Rule(
    name="what a table is said to show, whatever happened, up to the next clause",
    pattern=rf"""
        \b tables? \s \d+ [a-z]? (?: (?: \s (?: and | to | through ) \s | \s? [-–] \s? ) \d+ )? \s
        (?: also \s )? {_of("tables_show")} \s (?: the \s )? {_of("rates_shown")} \s of \s
        (?: (?! , \s (?: which | who )
                | ,? \s (?: and | but | while ) \s [^.;:%(),]{{1,60}}?
                    (?<! \s who ) (?<! \s that ) \s {_of("happened")} )
            [^.;:%()] )*
    """,
    needs=("table",),
    example=(
        "Table 3 shows the incidence of gout in men. Table 2 shows rates of fever, and acne was seen in one patient.",
        ["acne"],
    ),
    counter_example="Table 3 shows that gout occurred",
)
BESIDE = (INDICATION, SIGNS, SIGNS_OF_SYNDROME, SYNDROME, THROUGH_DEATH, LED_TO_DEATH, RATES_SHOWN)
