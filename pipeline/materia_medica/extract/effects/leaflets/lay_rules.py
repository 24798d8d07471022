"""Shapes of plain language in lists of leaflets and pages of health services: long use, what is wrong with what."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_DESCRIBING = any_of("leaflets", "describing")
_NEED_USE = r"""
    you \s (?: (?: need | have ) \s to \s )? (?: take | use | have | are \s (?: taking | using | on ) )
"""
_HAVE_USED = r"""
    you (?: ['’] ve | \s have ) \s (?: been \s (?: taking | using | on ) | taken | used )
"""
_SO_MANY = r"""
    (?: several | many | a \s few | some | a \s long | a | more \s than | longer \s than | \d{1,4} | one | two | three
        | six )
"""

LONG_USE = Rule(
    name="long use, in front of what it leads to",
    pattern=rf"""
        ^ \W* (?: if \s you \s (?: \w+ \s (?: to \s )? )? (?: take | use | have | are \s (?: taking | using | on ) )
            | if \s {_HAVE_USED}
            | (?: taking | using | having | use \s of | treatment \s with ) ) \b [^.:;,]{{0,60}}?
        \b (?: for | over | after | of ) \s (?: {_SO_MANY} \s ){{0,3}}
            (?: weeks? | months? | years? | time | period ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "If you use it for many years you may be more likely to get:\n\n* thin skin that bruises easily",
        ["thin skin that bruises easily; long_term"],
    ),
    counter_example="If you use it for gout",
)
IF_LEVEL = Rule(
    name="what comes of a level in one's body that goes too far",
    pattern=r"""
        ^ \W* if \s your \s (?: [\w-]+ \s ){1,3}? (?: falls | drops | goes | rises | gets | is | becomes ) \s
        too \s (?: much | far | low | high ) ,? \s you \s (?: may | might | can | could | will ) \b
    """,
    flags=re.IGNORECASE,
    needs=("too",),
    example=(
        "Gout may occur. If your sodium drops too low, you could feel dizzy.",
        ["Gout", "aside: general"],
    ),
    counter_example="If your mouth is dry you may feel thirsty",
)
IF_LONG = Rule(
    name="long use on which a medicine does something",
    pattern=rf"""
        ^ \W* if \s (?: {_NEED_USE}
            | your \s (?: child | baby ) \s (?: takes | uses | has | is \s (?: taking | using | on )
                | has \s (?: been \s (?: taking | using | on ) | taken | used ) )
            | {_HAVE_USED} ) \b [^.:;,]{{0,60}}?
        \b (?: (?: for | over | after ) \s (?: {_SO_MANY} \s ){{1,3}}
                (?: weeks? | months? | years? | time ) (?: \s or \s (?: more | longer ) )?
            | for \s (?: years | too \s long ) )
            (?: \s to \s (?: stop | prevent | treat | help | control | keep | avoid ) \s [^.:;,]{{3,60}} )? ,? \s
        (?P<says> (?! you \b ) [\w-]+ \s (?= (?: can | may | might | could ) \s )
          | (?<= , \s ) your \s (?! (?: doctor | dose | nurse | pharmacist | specialist | treatment | medicine | child
                | gp ) \b )
            (?: (?! (?: can | may | might | could ) \b ) [\w-]+ \s ){{1,4}} (?= (?: can | may | might | could ) \s )
          | (?: the | this | its | an? ) \s (?! (?: doctor | nurse | pharmacist | specialist | clinic | team | dose
                | side | benefits? | risks? | chances? ) \b )
            (?: (?! \b (?: can | may | might | could ) \b ) [\w-]+ \s ){{1,8}}
            (?= (?: can | may | might | could ) \s (?: (?: also | sometimes | rarely | slowly ) \s )*
                (?: cause | lead \s to | make | give | turn | damage | slow | harm | weaken | thin ) \b ) )
    """,
    flags=re.IGNORECASE,
    needs=("if",),
    example=(
        "If you use it for several years, it may make your ears work less well than before.\n\n"
        "If you use Velotab for many months it may cause gout.\n\nIf you've been taking it for a year or more to stop "
        "migraines coming back, it can rarely cause hives.\n\nIf your child uses it for several weeks, the oil in some "
        "creams can cause acne.\n\nIf you use it for too long, your gums may swell.\n\nIf you use it for years it may "
        "thin your bones.",
        [
            *("ears work less well than before; long_term", "gout; long_term", "hives; long_term", "acne; long_term"),
            *("swelling of the gums; long_term", "thinning of the bones; long_term"),
        ],
    ),
    counter_example="If you use it for several years, you may get gout.",
)
OF_ALL_OR_BEFORE = Rule(
    name="risk of what was named before, or serious problems as such",
    pattern=r"""
        ^ \W* (?: the | this | your | any | these ) \s risks?
            (?: \s of \s (?: this | these | it | that ) \b
                (?: \s (?: happening | side \s effects? | problems? ) )? )? \s
            (?: goes | falls | rises | decreases | increases | returns | depends | stays | remains | becomes
                | (?: is | are | may \s be | gets ) \s (?: (?: also | very | still | usually | much ) \s )?
                    (?: (?: low | high | small | great ) (?: est | er )? \b | (?: more | less | most ) \s likely ) )
        | ^ \W* (?: (?: very | only | a ) \s )* (?: few | some | most ) \s people (?: \s \w+ ){0,6}? \s
            (?: have | get ) \s (?: any \s )? serious \s problems (?: \s (?: with | from | after ) \b | \W* $ )
    """,
    flags=re.IGNORECASE,
    needs=("risk", "serious problems"),
    example=(
        "Very few people have serious problems with it. It may cause gout. The risk goes back to normal when you stop. "
        "Any risk is more likely with longer use.",
        ["gout", "aside: general", "aside: general", "aside: general"],
    ),
    counter_example="The risk of bleeding is high.",
)
ALTHOUGH = Rule(
    name="where an effect is seen less well",
    pattern=r",? \s (?: al )? though \s (?: this | it | these | they ) \s [^.;,]* $",
    flags=re.IGNORECASE,
    needs=("though",),
    example=(
        "* your skin turns yellow, although this may be less obvious on brown skin",
        ["skin turns yellow; although this may be less obvious on brown skin"],
    ),
    counter_example="although rare",
)
ALTHOUGH_WITHIN = Rule(
    name="where an effect is seen less well, in front of the next one",
    pattern=r"""
        ,? \s (?P<told> (?: al )? though \s (?: this | it | these | they ) \s [^.;,()]* ) (?= , \s (?: or | and ) \s )
    """,
    flags=re.IGNORECASE,
    needs=("though",),
    example=(
        "* your skin turns yellow, although this may be less obvious on brown skin, or you have dark pee",
        ["skin turns yellow; although this may be less obvious on brown skin", "dark pee"],
    ),
    counter_example="although rare, gout",
)
OWN_PLACES = Rule(
    name="joint of two signs of which each has a place of its own",
    pattern=rf"""
        (?<= [a-z] ) (?<! \s of ) (?P<sign> \s (?: pain | discomfort | pressure | tightness | swelling ) )
        \s (?: and | or | and/or ) \s
        (?= [\w-]+ \s (?: in | of | around ) \s (?: your | the ) \s {any_of("leaflets", "places")} \b )
    """,
    flags=re.IGNORECASE,
    example=("* chest pain or tightness in your chest", ["chest pain", "tightness in your chest"]),
    counter_example="pain or tightness in your chest",
)
THAT_TELLS = Rule(
    name="what is wrong with something that is no effect by itself",
    pattern=rf"""
        \b (?<! [\w-] - )
        (?! (?: and | or | those | areas? | changes? | events? | reactions? | effects? | problems? | diseases? ) \s )
        (?P<head> \w [\w-]* ) \s that \s (?: (?: will | does | do ) \s not (?! \s (?: go | stop | get | improve ) \b )
            | won ['’] t | don ['’] t | cannot
            | (?: is | are ) (?! \s (?: associated | related | caused | due | likely | most | called | known ) \b )
            | smells? | looks? | tastes? | bruises? | bleeds? | heals? | comes? | grows? | becomes? | turns? ) \b
        (?: \s (?! (?: and | or | which | but ) \b ) [\w'’-]+ ){{0,6}}
        (?: \s (?: and | or ) \s (?: last | take | become | get | feel | look | keep | grow | need ) s?
            (?: \s (?! (?: and | or | which | but ) \b ) [\w'’-]+ ){{1,4}}
          | (?P<more> (?: , \s {_DESCRIBING} )* ,? \s (?: and | or ) \s (?: is \s | are \s )? {_DESCRIBING}
                (?= \s* (?: $ | [,;(.\ue000-\uf8ff] | [–—-] ) ) ) )?
    """,
    flags=re.IGNORECASE,
    needs=(" that ",),
    example=(
        "* thirst, breath that smells of fruit\n* discharge that is white, thick or smelly\n"
        "* rash that is red, raised or itchy",
        [
            *("thirst", "breath that smells of fruit", "discharge that is white, thick or smelly"),
            "rash; that is red, raised or itchy",
        ],
    ),
    counter_example="wounds that",
)
ON_RISING = Rule(
    name="things that one feels on rising",
    pattern=r"""
        (?: (?<! \w ) (?P<first> [^,;()\s]{5,20} ) , \s )?
        (?P<one> [^,;()]{3,40}? ) \s (?P<joint> or | and ) \s (?P<other> [^,;()\s]{3,20} (?: \s [^,;()\s]{3,20} )?? ) \s
        (?P<tail> (?: when | on | upon | while | after ) \s (?: you \s )?
            (?: stand | get | sit | ris ) (?: ing | ting | e )?
            (?: \s (?: up | down | quickly ) ){0,2} (?: \s or \s (?: stand | sit ) (?: ing | ting )? \s up )?
            (?: \s from \s [\w\s]{3,30} )? )
        (?= \W* $ | , | \s \( )
    """,
    flags=re.IGNORECASE,
    example=(
        "* thirst, dizziness or faintness when standing up\n* dizziness, fall in blood pressure or sweating on rising",
        [
            *("thirst", "dizziness when standing up", "faintness when standing up"),
            *("dizziness on rising", "fall in blood pressure on rising", "sweating on rising"),
        ],
    ),
    counter_example="dizziness when standing up",
)
