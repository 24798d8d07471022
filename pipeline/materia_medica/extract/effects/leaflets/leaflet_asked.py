"""Effects behind whom to tell of them, "Tell your doctor if you get hives", and those that an "if" names alone."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_GETS = r"""
    (?: (?: suddenly | also | start \s to | begin \s to ) \s )?
    (?: experience | get | notice | develop | feel | have | see | suffer \s from ) \s
"""
_NONE = r"""
    (?! [^,]{0,60} \b (?: any \s (?: of | other | side | complaints? ) | side \s effects? | effects? | these
        | such | this | those | following | that (?! \s (?: contains? | has | have | is | are | does | do | did | will
            | won | lasts? | keeps? | gets? | comes? | looks? | spreads? ) \b ) | questions? | concerns? | worr
        | ever | had | been | taken | symptoms? | signs? | mental | deterioration | unexpected
        | contact \s with | (?<! - ) like \s ) \b )
"""
_BEFALLS = rf"""
    (?: you (?: ['’] re | \s are ) \s (?: {any_of("lay", "states")} | breathless | wheezing | vomiting | bleeding
            | coughing \s up | being \s sick | not \s able \s to | unable \s to ) \b
      | you \s (?: suddenly \s )? (?: cannot | can ['’] t ) \s (?! (?: take | use | tolerate | remember | get ) \b )
      | you \s (?: bruise | bleed | faint | vomit | wheeze | collapse | cough \s up | pass \s out
            | lose \s (?: consciousness | your \s (?: sight | balance | hearing | appetite | sense ) ) ) \b )
"""
"""What befalls one without a word for getting it: "you cannot pee", "you bruise easily"."""
ASKS_WHEN = Rule(
    name="whom to tell of effects that one gets",
    pattern=rf"""
        ^ \W* (?: please \s | also \s | you \s (?: should | must ) \s (?: also \s )? )*
        (?: (?: remove | take \s off | stop ) \s [^:.;,]{{2,40}} \s and \s )?
        (?: tell | contact | see | seek | call | talk \s to | inform | speak \s to | notify | consult
            | get \s (?: urgent \s | emergency \s )? medical | go \s to ) \s
        [^:.;]{{0,120}}? \b (?P<if> if \s (?: (?: you | your \s child ) \s {_GETS} {_NONE}
            | (?: someone | anyone ) \s (?: (?: using | taking | on ) \s [\w-]+ \s )?
                (?= (?: has | gets | develops | feels | faints | collapses ) \b ) {_NONE}
            | (?= (?: your | the \s (?: skin | area | place ) ) \s (?: [\w-]+ ,? \s ){{1,7}}?
                (?: turns? | becomes? | swells? | itch (?: es )? | looks? | goes?
                    | (?: is | are | feels? ) \s (?: very \s | unusually \s )?
                        {any_of("leaflets", "describing")} ) \b | {_BEFALLS} ) )
            [^:.;]{{3,400}} )
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Very rare (may affect up to 1 in 10,000 people)\n\n* talk to your doctor if you have ear pain or gout.\n\n"
        "Call 111 straight away if your pee is dark, or you have hives.\n\n"
        "Call 999 if you cannot pee, or your lips are swollen.\n\nCall 999 if someone using it has a fit or collapses.",
        [
            *("ear pain; very_rare", "gout; very_rare"),
            *("pee is dark; serious", "hives; serious", "cannot pee; serious", "lips are swollen; serious"),
            *("fit; serious", "collapses; serious"),
        ],
    ),
    counter_example="Tell your doctor if you have any side effects",
)
EVENT_ASKED = Rule(
    name="event of which one is asked to tell, in front of its symptoms",
    pattern=r"""
        ^ \W* (?: please \s | also \s | you \s (?: should | must ) \s (?: also \s )? )*
        (?: tell | contact | see | seek | call | talk \s to | inform | speak \s to | notify | consult ) \s
        [^:.;]{0,80}? \b if \s (?: you | your \s child ) \s (?: experience | get | notice | develop | have | gets? ) \s
        (?: any \s )? (?: signs? | symptoms? ) (?: \s (?: and | or ) \s (?: signs? | symptoms? ) )? \s of \s
        (?P<name> (?! the \s following ) [^.:;,()]{3,60}? ) ,? \s (?: such \s as | including | like ) \b
    """,
    flags=re.IGNORECASE,
    needs=("symptom", "sign"),
    example=(
        "Serious side effects\n\n* See your doctor at once if you have symptoms of angioedema, such as: hives.",
        ["angioedema; hives; serious"],
    ),
    counter_example="Tell your doctor if you have symptoms such as hives",
)
IF_ALONE = Rule(
    name="effects that an if names, with nothing to do about them",
    pattern=rf"""
        ^ \W* (?-i: If ) \s (?: you | your \s child ) \s {_GETS} {_NONE}
        (?! [^.]* (?: , \s | \b ) (?: tell | contact | see | seek | call | talk | inform | speak | notify | consult
            | stop | take | your \s doctor | you \s (?: should | must | may | can | will | need ) | it \s | this \s
            | do \s not | ask | go | please | treatment ) \b )
        [^:.;]{{3,300}} [.]? \s* (?: $ | (?= (?-i: [A-Z] ) ) )
    """,
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "Serious side effects\n\nUncommon (may affect up to 1 in 100 people)\n\nIf you get watery eyes or fits.",
        ["watery eyes; uncommon; serious", "fits; uncommon; serious"],
    ),
    counter_example="If you get fits, see a doctor.",
)
SUCH_AS = Rule(
    name="symptoms, in front of those that one gets",
    pattern=rf"""
        (?<= \s ) (?: (?: any | the | some | multiple | several | unusual | of ) \s )*
            {any_of("leaflets", "signs")} ,? \s such \s as \s
      | (?<= \b if \s you ) (?= \s (?: get | have | notice | develop | experience ) \s )
            (?P<got> \s \w+ \s ) (?: any \s )? (?: (?: serious | severe ) \s )? side \s effects? ,? \s such \s as \s
    """,
    flags=re.IGNORECASE,
    needs=("such",),
    example=(
        "Tell your doctor at once if you have symptoms such as hives, fever or thirst.\n\nCall a doctor straight away "
        "if you get any serious side effects, such as fits.",
        ["hives; serious", "fever; serious", "thirst; serious", "fits; serious"],
    ),
    counter_example="symptoms of gout such as pain",
)
IF_URGENT = Rule(
    name="what befalls one, in front of whom to call or where to go at once",
    pattern=rf"""
        ^ \W* (?P<if> if \s (?= your \s
            (?! (?: symptoms? | conditions? | side | problems? | doctor | medicine | pain | illness | infection ) \b )
            (?: [\w-]+ ,? \s ){{1,7}}?
                (?: turns? | becomes? | swells? | itch (?: es )? | goes?
                    | (?: is | are | feels? ) \s (?: very \s | unusually \s )?
                        {any_of("leaflets", "describing")} ) \b )
            [^:.;]{{3,240}}? ) , \s (?: please \s | you \s (?: should | must ) \s )?
        (?: call | dial | phone | ring | contact | tell | see | seek | get | go \s to | ask \s for ) \s
        [^:.;,]{{0,80}}? \b (?: 999 | 111 | 112 | 911 | a \s? & \s? e | hospital | straight ?-? \s? away
            | right \s away | immediately | now | at \s once | urgent (?: ly )? | medical \s (?: help | attention ) ) \b
    """,
    flags=re.IGNORECASE | re.DOTALL,
    needs=("if",),
    example=(
        "If your lips, mouth or throat swell up, call 999.\n\nIf your tongue swells, go to hospital straight away.",
        ["lips, mouth or throat swell up; serious", "tongue swells; serious"],
    ),
    counter_example="If your pain is better, call 999.",
)


EVEN_IF = Rule(
    name="what makes no odds, behind effects of which one is to tell",
    pattern=r", \s even \s (?: if | when | after | though ) \b [^.:;]*",
    flags=re.IGNORECASE,
    needs=("even",),
    example=(
        "Call your doctor straight away if you get bad hives that contain pus, even if it's long past your last dose.",
        ["bad hives; that contain pus; serious"],
    ),
    counter_example="hives even on hands",
)


CALLS = Rule(
    name="call for help in an emergency, behind a sentence of effects",
    pattern=r"""
        ^ \W* (?: call | dial | phone | ring | contact | go \s to ) \s [^.:;]{0,60}?
        (?: 999 | 111 | 112 | 911 | a \s? & \s? e | hospital ) \b [^.:;]{0,60}? \b if \b
    """,
    flags=re.IGNORECASE,
    needs=("if",),
    example=(
        "It can cause clots. Call 999 if you have chest pain or a swollen leg.",
        ["clots; serious", "chest pain; serious", "swollen leg; serious"],
    ),
    counter_example="Call your doctor if you get these.",
)
COULD_BE = Rule(
    name="what it could be, behind effects of which one is to tell",
    pattern=r"""
        (?: \s [–—-] | , ) \s (?: as \s | because \s )? (?: this | these | it | they | you ) \s
        (?: could | may | might | can ) \s (?: be | have ) \b [^.:;]* $
    """,
    flags=re.IGNORECASE,
    needs=("be", "have"),
    example=(
        "Contact a hospital if you get hives or a fit – this could be a sign of an allergy.",
        ["hives; serious", "fit; serious"],
    ),
    counter_example="hives – this may be worse at night, or in bed. It",
)


def got(found: re.Match[str]) -> str:
    """The verb of getting that stands in front of symptoms or side effects, where their own is passed over with it."""
    return found["got"] or ""


def asked(first: str) -> str | None:
    """The words that name the effects of which a sentence says whom to tell; null where it names none."""
    words = COULD_BE.sub("", SUCH_AS.sub(got, EVEN_IF.sub("", first.rstrip(" ."))))
    found = ASKS_WHEN.match(words) or IF_URGENT.match(words)
    return found["if"] if found else None
