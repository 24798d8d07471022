"""Sentences of plain language that name effects only to deny them, or to say what you or your doctor can do."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.other_subjects import speaks_of_other
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

DENIED = Rule(
    name="what is not thought or known to happen",
    pattern=r"""
        ^ \W*+ (?! [^.;]* \b (?: but | however | and \s (?: it \s )? (?: may | can | could | might ) ) \b )
        [^.:;,]{0,80}?
        (?: ['’] s | \b (?: is | are | was | were | has | have ) (?: n ['’] t )? )
        (?: \s (?: also | yet | generally | usually | ever | been ) )*
        (?: (?<= t ) | \s (?: not | never ) ) \s (?: (?: been | usually | generally ) \s )*
        (?: thought | believed | known | shown | found | expected | considered | linked | proven | proved | supposed )
        \s (?: to | with | that ) \b
    """,
    flags=re.IGNORECASE,
    needs=("not", "never", "n't", "n’t"),
    example=("It may cause gout. It's not thought to cause hives.", ["gout", "aside: negation"]),
    counter_example="It's not thought to be strong, and may cause hives.",
)
COPING = Rule(
    name="where to find out what can be done",
    pattern=r"""
        ^ \W* (?: find \s out | learn | read | see | get \s advice ) \s (?: (?: more | about | on ) \s ){0,3}
        (?: how | what | when | which | whether | why ) \b
    """,
    flags=re.IGNORECASE,
    example=("It may cause gout. Learn how to manage this.", ["gout", "aside: advice"]),
    counter_example="seeing how it is",
)
CARER_ACTS = Rule(
    name="what your doctor may do about it",
    pattern=rf"""
        ^ \W* (?: (?: if | when ) \s [^.;:]{{3,120}}? , \s )?
        (?: (?: your | the | a ) \s
                (?: {any_of("asides", "carers")} | nurse | specialist | midwife | dentist | vet | team )
                (?: \s (?: or | and ) \s (?: [\w-]+ \s )? [\w-]+ )?
            | he \s or \s she | s?he (?: /s?he )?
            | they (?= \s [\w\s]{{3,40}}? \s (?: tests | checks | infusion | drip ) \b ) )
        \s (?: may | might | can | could | will ) \s
        (?: (?: also | need \s to | want \s to | decide \s to | then | usually ) \s )*
        (?: change | switch | swap | lower | reduce | increase | raise | adjust | stop | prescribe | suggest | recommend
            | offer | arrange | review | advise | ask | carry \s out | decide
            | slow \s down )
        (?: \s (?: or | and ) \s \w+ )? \s
        (?: (?: your | the | you | this | it | a | an | another | taking | using ) \b
            | (?: different | other | lower | higher | blood | regular ) \s | tests | checks )
    """,
    flags=re.IGNORECASE,
    example=(
        "It may cause gout. If your mood drops, a nurse may lower the strength. She may advise you to have less salt.",
        ["gout", "aside: advice", "aside: advice"],
    ),
    counter_example="The doctor may find low sodium.",
)


_MEASURED = r"""
    (?: checked | measured | monitored | tested | examined | assessed | reviewed | weighed | recorded | looked \s at
        | taken | scanned )
"""
CHECKED = Rule(
    name="what will be measured",
    pattern=rf"""
        ^ \W*+ (?! [^.;]* \b (?: shows? | finds? | reveals? | abnormal ) \b ) (?: [^.;:,]{{3,80}} , \s )??
        (?: (?: you | they | patients | people | your \s (?: child | baby ) | {any_of("leaflets", "groups")} )
            (?: ['’] ll | \s (?: will | should | must | need \s to | may \s need \s to
                | (?: may | might | can ) (?= \s (?: \w+ \s ){{0,2}} have \s (?: your | their | his | her ) \s ) ) )
            (?: \s (?: also | usually | regularly | sometimes | probably | then | need \s to | be \s asked \s to ) )* \s
            have \s (?: (?: your | their | his | her ) \s [^.;:]{{3,120}}? \s {_MEASURED} \b
                | (?: (?: an? | some | more | other | your | regular | routine | blood | eye | urine | liver | kidney
                    | hearing | heart ) ,? \s (?: and \s )? ){{0,4}}
                  (?: tests? | checks? | check-?ups? | scans? | x-rays? ) \b )
          | (?: your | their ) \s [^.;:]{{3,120}}? \s (?: will | should | may | must ) \s
            (?: (?: also | regularly | usually | need \s to ) \s )* be \s
            (?: (?: regularly | closely | carefully ) \s )? {_MEASURED} \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "It may cause gout. Toddlers will have their weight and head measured. You'll have regular eye tests.",
        ["gout", "aside: advice", "aside: advice"],
    ),
    counter_example="Toddlers may have their growth slowed.",
)
WITH_FOOD = Rule(
    name="when to take it, or with what",
    pattern=r"""
        ^ \W* (?: if \s [^.;:,]{3,60}? , \s )? (?: please \s | try \s )?
        (?: give | giving | take | taking | swallow (?: ing )? | use | using ) \s
        (?! [^.]* \b (?: cause | make ) s? \b ) [^.:;]{0,80}? \b (?: before | after | with | at | during | in ) \s
        (?: (?: an? | your | the | or | some | light | plenty \s of ) \s )*
        (?: foods? | meals? | milk | water | snacks? | bedtime | night | mornings? | evenings? | eating | breakfast ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "Common (may affect up to 1 in 10 people)\n\n* gout\n\nIf affected, give Velotab before food.",
        ["gout; common", "aside: advice"],
    ),
    counter_example="Taking it with food may cause gout.",
)
MAY_WANT = Rule(
    name="what you may want to do",
    pattern=r"""
        ^ \W* (?: [^.:;]{3,80}? , \s )? you \s (?: may | might ) \s (?: (?: also | therefore | then ) \s )?
        (?: want | wish | like | prefer ) \s to \s
        (?: consider | ask | tell | talk | speak | discuss | keep | try | take | use | drink | avoid | have | carry ) \b
    """,
    flags=re.IGNORECASE,
    needs=(" to ",),
    example=(
        "It may cause gout. You may want to ask a friend to look out for signs of low mood.",
        ["gout", "aside: advice"],
    ),
    counter_example="You may want to sleep all day.",
)


def passes(text: str) -> str | None:
    """Why such a sentence names no effects of its own; null for another."""
    if DENIED.match(text):
        return "negation"
    if other := speaks_of_other(text):
        return other
    return "advice" if any(rule.match(text) for rule in (COPING, CARER_ACTS, CHECKED, WITH_FOOD, MAY_WANT)) else None
