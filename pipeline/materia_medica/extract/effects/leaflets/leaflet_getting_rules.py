"""The shapes of items that say what one gets, feels, cannot do or what becomes of something of one's."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


GETTING = Rule(
    name="who gets an effect, and the verb of getting",
    pattern=rf"^ \W* {_of('getting')} \s (?: {_of('gets')} \s )+ (?: (?: an? | the | any ) \s )?",
    flags=re.IGNORECASE,
    example=("* you suddenly get hives", ["hives"]),
    counter_example="hives",
)


BARE_GETTING = Rule(
    name="verb of getting, behind a head that says who",
    pattern=rf"""
        ^ \W* (?: (?: are | have ) \s [^,.;]{{2,40}}? \s and \s )?
        (?: (?: suddenly | start \s to | begin \s to | also ) \s )?
        (?: experience | develop | notice | suffer \s from
            | are (?= \s (?: (?! (?: plann | go | tak | us | hav | be | breastfeed | receiv | try | wait ) ing \b )
                    \w+ing \b
                | (?: \w+er | more \s \w+ | less \s \w+ ) \s than \b | (?: short | out ) \s of \s breath
                | so[\s\u2063] \w+ | being \s sick ) )
            | get (?! \s (?: up | out | to | rid | help | medical | urgent | emergency | immediate | in | on | off
                | over | through | back | away | your | more \s information | worse | better ) \b )
            | (?: are | become ) \s aware \s of (?: \s having )?
            | have (?= \s (?: an? | any | thoughts? | difficult\w+ | trouble | pain | problems? | severe | serious
                | unusual | black | blood | yellow | swollen | sudden | unexplained | swelling | weak | sore | itchy
                | red | pale | dark | chest | stomach | tummy | muscle | joint | back | bleeding | bruis\w+
                | {_of("piled")} | \w+er ) \b ) ) \s
        (?: (?: an? | the | any ) \s )?
    """,
    flags=re.IGNORECASE,
    example=(
        "Tell your doctor if you:\n\n* experience fits\n* have slow, shallow breathing or a fast pulse",
        ["fits", "slow, shallow breathing", "fast pulse"],
    ),
    counter_example="experienced fits",
)


FEELING = Rule(
    name="what one feels, or they whom the head names",
    pattern=rf"""
        ^ \W* (?: {_of("getting")} \s )? (?: (?: may | might | can | could | also | start \s to | suddenly ) \s )*
        feels? \s
    """,
    flags=re.IGNORECASE,
    example=("* you may feel dizzy\n* suddenly feel sick", ["feeling dizzy", "feeling sick"]),
    counter_example="feeling dizzy",
)


YOURS = Rule(
    name="you and yours in front of what happens",
    pattern=r"""
        ^ \W* (?: if \s )? (?: you | your (?: \s child's )? | the | someone ) \s+
            (?: may \s | might \s | can \s (?! not ) )?
    """,
    flags=re.IGNORECASE,
    example=("* someone cannot be woken", ["cannot be woken"]),
    counter_example="skin gets redder",
)


HAPPENS_TO = Rule(
    name="what happens to something of yours",
    pattern=r"""
        ^ \W* (?: if \s )? (?: (?: (?: one | some | any | parts | both ) \s (?: of \s )? )? your | someone
            | the (?= \s (?: (?: number | levels? | amount ) \s of \b
            | (?: skin | inside | corners? | whites? | colou?r | edges? | rims? | tip | back ) \s of \s your \b ) ) ) \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* your heartbeat is faster than usual\n* one of your arms becomes cold, pale or numb",
        ["heartbeat is faster than usual", "one of your arms becomes cold, pale or numb"],
    ),
    counter_example="heartbeat",
)


UNABLE = Rule(
    name="what one cannot do",
    pattern=r"^ (?: \w+ly \s )? (?: cannot | can ['’]? t | can \s not | are \s not | do \s not | are \s unable ) \b",
    flags=re.IGNORECASE,
    example=("* you suddenly cannot see", ["suddenly cannot see"]),
    counter_example="you can see",
)


STARTING = Rule(
    name="start of what happens",
    pattern=r"^ \W* (?: starts? | begins? | keeps? ) \s (?= \w+ing \b )",
    flags=re.IGNORECASE,
    example=("* you get a rash or start bleeding", ["rash", "bleeding"]),
    counter_example="starting to bleed",
)


SENSES = Rule(
    name="what one sees, feels or hears that is not there",
    pattern=r"""
        ^ \W* (?: you \s (?: may \s )? )? (?P<name> (?: (?: see | feel | hear | smell | taste | sense )
            (?: , \s (?: (?: and | or ) \s )? | \s (?: and | or ) \s ) ){1,3}
            (?: see | feel | hear | smell | taste | sense ) ) \s (?= (?: things | voices | something ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("thing", "voices"),
    example=(
        "* you see, feel or hear things that are not there (hallucinations)",
        ["see, feel or hear things that are not there; hallucinations"],
    ),
    counter_example="feel dizzy or hear things",
)


CONTRACTED = Rule(
    name="you're",
    pattern=r"^ \W* (?P<who> you ) ['’] (?: re | ve (?: \s (?: had | got | been ) )? ) \s+ (?: (?: an? | the ) \s )?",
    flags=re.IGNORECASE,
    example=("* you're breathing very fast", ["breathing very fast"]),
    counter_example="your breath",
)


BECOMES = Rule(
    name="what something of yours becomes",
    pattern=r"""
        \b (?: (?: becomes? | gets? | turns? | goes | looks? (?! \s at \b ) | hurts? | feels?
                | beats? (?= \s \w+er \b ) ) \s
            | changes? (?= \W* $ | , ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* your skin becomes red, swollen or sore\n* your voice or speech changes, such as sounding hoarse",
        ["skin becomes red, swollen or sore", "voice or speech changes; such as sounding hoarse"],
    ),
    counter_example="becoming",
)


NEXT_VERB = Rule(
    name="next verb of who gets an effect",
    pattern=r"""
        (?: , \s* (?: (?: and | or ) \s )? | \s (?: and | or ) \s )
        (?= (?: have | are | feel | get | lose | develop | notice | cannot ) \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "* you get a cough, feel dizzy, and are losing weight\n* you have fits or lose your hair",
        ["cough", "feeling dizzy", "losing weight", "fits", "lose your hair"],
    ),
    counter_example="cough and losing weight",
)


NEXT_CLAUSE = Rule(
    name="next thing that one may get",
    pattern=r"""
        (?: , \s* (?: and \s | or \s )? | \s (?: and | or ) \s ) (?: if \s )?
        (?= (?: you (?: ['’] re )? | your | (?: food | everything | things ) (?= \s tastes? \s )
            | the \s whites? \s of \s your \s eyes \s (?: turn | go | become )
            | (?<= , \s or \s ) (?: (?! (?: which | that | who | with | in | on | of | is | are ) \b ) [\w-]+ \s ){1,3}
                (?: comes? | leaks? | weeps? | oozes? | drips? | builds? \s up | turns? | becomes? | appears?
                    | develops? | forms? | goes | (?: is | are ) \s (?: weeping | coming | leaking | oozing | dripping
                        | running | draining | seeping | building \s up ) ) ) (?: \s | \W* $ ) )
    """,
    flags=re.IGNORECASE,
    needs=(
        *("white", "you", "com", "leak", "weep", "ooz", "drip", "build", "turn", "becom", "appear", "goes"),
        *("running", "drain", "seep", "taste", "develop", "form"),
    ),
    example=(
        "* you feel dizzy, you have hives or your skin gets redder\n"
        "* your eyelids become sore or swollen, or pus comes out of your eyes\n"
        "* your wound opens, or clear liquid is oozing from it\n* your mouth is dry or food tastes odd\n"
        "* your knees ache, or small lumps form",
        [
            *("feeling dizzy", "hives", "skin gets redder"),
            *("eyelids become sore or swollen", "pus comes out of your eyes"),
            *("wound opens", "clear liquid is oozing from it", "mouth is dry", "food tastes odd"),
            *("knees ache", "small lumps form"),
        ],
    ),
    counter_example="dizzy or sick",
)
