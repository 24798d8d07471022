"""Shapes of the items of a leaflet's list: what stands around the effects that they name."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


ADVISES = Rule(
    name="advice in a list",
    pattern=r"""
        ^ \W* (?: please \s )? (?: tell | talk \s to | contact | call | see | ask | inform | speak \s to | seek |
            do \s not | don ['’ ]? t
            | always | stop | (?: remove | take \s off ) (?= \s the \s (?: patch | plaster ) ) ) \s
                (?: your | the | a | an | to | with | take | use | taking | using | medical |
                immediately | if | other ) \b
            | ^ \W* if \s you \s [^.]* \b (?: tell | contact | see | call | talk \s to | inform ) \s
                (?: your | a | the ) \s (?: doctor | nurse | pharmacist )
            | ^ \W* if \s you \s [^.]* , \s (?: you \s (?:
                (?: will | may ) \s be \s given | will \s need | should | must | will \s (?: also \s )? find )
                | drink | eat | lie | sit | rest | avoid ) \b
            | ^ \W* if \s any \s (?: of \s (?: the | these | those ) \s )? (?: \w+ \s )? side \s effects? \b
    """,
    flags=re.IGNORECASE,
    example=("* gout\n* contact your doctor", ["gout", "aside: advice"]),
    counter_example="seeing things",
)
TESTS_SHOW = Rule(
    name="tests that show an effect",
    pattern=rf"^ \W* {_of('tests_show')} \s* :? \s+ (?: (?: an? | the ) \s )?",
    flags=re.IGNORECASE,
    needs=("analys", "sample", "test"),
    example=("* Blood tests may show low sodium", ["low sodium"]),
    counter_example="low sodium",
)
STOPS = Rule(
    name="what makes one stop the medicine, behind an effect",
    pattern=r"""
        ^ \W* (?: you \s (?: should | must ) \s )? (?: immediately \s )? (?: stop | discontinue ) \s
        (?: (?: taking | using | giving | receiving | treatment | the | this | your ) \b | (?-i: [A-Z] ) )
    """,
    flags=re.IGNORECASE,
    example=("* hives. Stop Velotab if such symptoms occur.\n* gout", ["hives; serious", "gout"]),
    counter_example="Stop smoking",
)
ON_CONDITION = Rule(
    name="care for an effect that lasts or troubles, or for what is not listed",
    pattern=r"""
        ^ \W* if \s [^.,;]{0,40}? \b (?: (?: gets | becomes? | is | are ) \s
                (?: severe | troublesome | bothersome | persistent ) | persists? | lasts? | continues?
                | do (?: es )? \s not \s (?: go \s away | stop | improve | get \s better ) ) \b
        | \b side \s effects? \s (?: that \s (?: is | are ) \s )? not \s (?: listed | mentioned ) \b
    """,
    flags=re.IGNORECASE,
    example=("* thirst. If it lasts, tell your doctor straight away.\n* gout", ["thirst", "gout"]),
    counter_example="If you get severe thirst",
)
COMBINATION = Rule(
    name="combination of what is listed",
    pattern=r"""
        ^ \W* (?: if \s you \s (?: have | get | notice ) \s )? (?: any \s of \s the \s following \s or \s )?
        (?: an? \s | any \s )? combination \s of \s (?: (?: any \s of \s )? (?: the \s following | these ) \s
            (?: symptoms | signs | side \s effects ) \s* :? \s* )?
    """,
    flags=re.IGNORECASE,
    example=("* a combination of any of these symptoms: fever, gout", ["fever", "gout"]),
    counter_example="fever with a combination of signs",
)
FOR_WHOM_ONLY = Rule(
    name="patients in a parenthesis behind an effect",
    pattern=rf"""
        (?: ^ | ; \s* ) (?: only \s (?: (?: reported | seen | observed | occurs? ) \s )? )? (?: in | for | among ) \s
        (?P<who> (?: (?: premature | young | older | adult | female | male | elderly ) \s )* {_of("populations")}
            \b [^;()]{{0,40}} ) $
    """,
    flags=re.IGNORECASE,
    example=("* thirst (only reported in children)", ["thirst; only reported in children; children"]),
    counter_example="in males who smoke; rarely",
)
CONDITION = Rule(
    name="condition in front of an effect",
    pattern=rf"""
        ^ \W* (?: if \s you \s are \s
                (?P<treated> (?: being \s )? (?: treated | given \s it ) \s for \s [^,.:;]{{4,80}}? ) ,? \s+
                (?= you \s (?: may | might | can | could ) \s )
            | if \s you \s (?: inject \s it
                | (?: inject | use | take | are \s (?: using | taking | injecting | given ) ) \s
                    (?: the | this | your | an? ) \s {_of("forms")} ) ,? \s+
                (?= you \s (?: may | might | can | could ) \s (?: also \s )?
                    (?: get | have | feel | experience | develop | notice ) \b )
            | if \s you \s (?: suffer \s from | are \s affected \s by
                | (?: have | are ) (?= [^,]* \b {_of("patients_have")} \b ) ) \s
            (?P<with> [^,]{{4,120}} ) , \s+
            | if \s you \s already \s have \s (?P<already> (?! been \b ) [^,]{{4,100}} ) , \s+ (?= you \s )
            | if \s you \s have \s (?P<had> (?: previously | never | already | not ) \s
                (?: received | been | had | taken ) \b
                [^,]{{0,80}} ) , \s+
            | if \s you \s have \s [^,.]{{0,60}} \b (?: tests? | scan ) \b [^,.]{{0,80}} , \s it \s may \s show \s
                (?: that \s )? | if \s you \s
            [^,.]{{0,80}}? ,? \s it \s is \s possible \s that \s (?: you \s (?: could | may | might ) \s (?: then \s )?
                (?: develop | get | have ) \s )? | (?: (?: as \s )? with | for ) \s
            (?: other | similar | all | certain ) \s (?! side | adverse | people | patients ) [^,]{{0,80}} , \s+
            | (?: in | for ) \s (?P<who> (?: patients | people | women | men | children | adults
            | adolescents | babies | infants ) \b (?: [^,()]{{0,80}} (?= \s \( [^()]* \d ) | [^,]{{0,120}} (?= , ) ) )
            (?: , \s+ | \s \( [^()]* \d [^()]* \) ,? \s+ (?! (?: and | or | who | with | aged ) \b ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "Common (may affect up to 1 in 10 people): if you have kidney disease, thirst.\n\n"
        "If you are treated for gout you may also get hives.\n\nIf you use the gel, you may get a rash.\n\n"
        "With other medicines of this type, "
        "fits have been seen.",
        ["thirst; common; kidney disease", "hives; treated for gout", "rash", "fits"],
    ),
    counter_example="if you notice thirst",
)
WHICH_GOES_ON = Rule(
    name="clause that goes on to tell what an effect may do",
    pattern=r"""
        ,? \s which \s (?: can | may | could | might ) \s [^,;.()]{3,80} ,
        (?= \s (?: (?: and | or ) \s )? (?: cause | make | lead \s to | result \s in | looks? | feels? | spreads?
            | lasts? | gets? | becomes? | turns? ) \s ) [^.;()]* (?: \( [^()]* \) \W* )? $
    """,
    flags=re.IGNORECASE,
    needs=("which",),
    example=(
        "* A loss of blood cells, which can make the skin pale or yellow, cause sore throat and hives\n"
        "* Rash, which may ooze, and looks like coins (erythema)",
        [
            "loss of blood cells; which can make the skin pale or yellow, cause sore throat and hives",
            "Rash; which may ooze, and looks like coins (erythema)",
        ],
    ),
    counter_example="a rash, which may itch, and gout",
)
CAUSES = Rule(
    name="medicine that may cause effects",
    pattern=r"""
        ^ (?! [^,]{0,80} \b which \b
            | (?: (?! \b (?: may | can | could | might ) \b ) (?: [^.:;()] | \( [^()]* \) ) ){0,160}
            (?: (?<= which \s ) | (?<= that \s ) ) (?: may | can | could | might ) \b )
        (?: [^.:;()] | \( [^()]* \) ){0,80}? \b (?: (?: may | can | could | might ) \s (?: also \s |
            sometimes \s | (?: very \s )? rarely \s | in \s rare \s cases \s )? (?: cause | lead \s to | increase |
                make ) | has \s been \s associated \s
            with ) \s? :? \s (?P<names> [^.]+ )
    """,
    flags=re.IGNORECASE,
    needs=("associated", "cause", "increase", "lead", "make"),
    example=(
        "* Very rarely Velotab may cause hives.\n* Velotab can lead to gout or your kidneys not working.",
        ["hives; very_rare", "gout", "kidneys not working"],
    ),
    counter_example="hives of the skin",
)
TESTS_WITHIN = Rule(
    name="tests that show the rest of a list",
    pattern=r"""
        (?: , \s* (?: and \s )? | \s and \s ) (?: blood | laboratory | lab | urine | liver ) \s tests? \s (?:
            results? \s )? (?: (?: may | can ) \s )? (?: also \s )? (?: show s? | showing | showed ) \s
    """,
    flags=re.IGNORECASE,
    example=("* thirst and blood tests may show low sodium", ["thirst", "low sodium"]),
    counter_example="blood tests may show low sodium",
)
