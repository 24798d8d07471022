"""Sentences of plain language that name effects only to deny them, or to say what you or your doctor can do."""

from __future__ import annotations

import re

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
        (?: your | the | a ) \s (?: {any_of("asides", "carers")} | nurse | specialist | midwife | dentist | vet | team )
        (?: \s (?: or | and ) \s (?: [\w-]+ \s )? [\w-]+ )? \s (?: may | might | can | could | will ) \s
        (?: (?: also | need \s to | want \s to | decide \s to | then | usually ) \s )*
        (?: change | switch | swap | lower | reduce | increase | raise | adjust | stop | prescribe | suggest | recommend
            | offer | arrange | review )
        (?: \s (?: or | and ) \s \w+ )? \s
        (?: (?: your | the | you | this | it | a | an | another | taking | using ) \b
            | (?: different | other | lower | higher | blood | regular ) \s )
    """,
    flags=re.IGNORECASE,
    example=(
        "It may cause gout. If your mood drops, a nurse may lower the strength.",
        ["gout", "aside: advice"],
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
        ^ \W* (?! [^.;]* \b (?: shows? | finds? | reveals? | abnormal ) \b ) (?: [^.;:,]{{3,80}} , \s )??
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
OF_THEM = Rule(
    name="what is likelier to cause side effects named before",
    pattern=r"""
        ^ [^.:;]{3,120} \b (?: more | less | most | least ) \s likely \s to \s (?: cause | give \s you | have | get )
        \s (?: them | these | this | it | side \s effects ) \W* $
    """,
    flags=re.IGNORECASE,
    needs=("likely",),
    example=("It may cause gout. Thicker creams are most likely to give you these.", ["gout", "aside: general"]),
    counter_example="Thicker creams are most likely to cause gout.",
)

_PEOPLE = (
    r"(?: you | they | (?: (?: some | most | many | a \s few ) \s )? (?: people | patients | men | women | children ) )"
)
_NO_OTHER = r"(?! [^.;]* \b (?: but | however | although | and \s (?: may | can | could | might ) ) \b )"
BENEFIT = Rule(
    name="that people feel better, which is what the medicine is for",
    pattern=rf"""
        ^ \W*+ {_NO_OTHER} (?: [^.:;,]{{0,60}} , \s )? {_PEOPLE} \s
        (?: (?: may | might | can | could | will | should | often | usually | also ) \s )*
        (?: (?: start | begin ) \s to \s )? (?: feel | notice (?: \s that )? (?: \s (?: you | they ) \s feel )?
            | find \s
            (?: that \s )? (?: you | they ) \s feel ) \s (?: an? \s )?
        (?: (?: much | a \s (?: bit | little ) ) \s )?
        (?: better | well | calm (?: er )? | improvement | benefit | (?: more \s ) relaxed | happier
            | back \s to \s normal
          | less \s (?: anxious | worried | nervous | tense | stressed | depressed | low | sad | upset | pain
              | itchy | sick
                | breathless | stiff ) ) \b
    """,
    flags=re.IGNORECASE,
    needs=("feel", "notice", "find"),
    example=("It may cause gout. Many people feel less anxious after a while.", ["gout", "aside: general"]),
    counter_example="Some people feel less hungry.",
)
PROCEDURE = Rule(
    name="what is done to people, which is no effect",
    pattern=rf"""
        ^ \W*+ {_NO_OTHER} (?: [^.:;,]{{0,60}} , \s )? (?: {_PEOPLE} | your \s child | he | she ) \s
        (?: (?: may | might | can | could | will | should | sometimes | also | usually ) \s )*
        (?: need (?: \s to \s have )? | have | get | be \s (?: offered | given | referred \s for ) ) \s
        (?: an? | some | more | further | regular | other | another )? \s?
        (?: (?: different | higher | lower | extra | minor | blood | urine | liver | eye | hearing | ct | mri | bone
            | surgical | regular | ultrasound ) \s )*
        (?: surgery | operations? | scans? | x-?rays? | (?: medical \s | blood \s )? tests? | check-?ups?
            | biops (?: y | ies )
          | checks? | treatments? (?! \s for ) | medicines? | dose | antibiotics? | counselling | physiotherapy
          | appointments? | injections? | transfusions? ) \b
    """,
    flags=re.IGNORECASE,
    example=("It may cause gout. Men may have surgery.", ["gout", "aside: general"]),
    counter_example="You may have surgical site pain.",
)
STAYS_WHERE = Rule(
    name="where most or little of the medicine goes",
    pattern=r"""
        \b (?: most | very \s little | (?: only \s )? (?: a \s )? (?: very \s )? (?: little | small \s amounts?
            | tiny \s amounts? )
            | some | less | none ) \s of \s (?: the | this | each | your ) \s
        (?: medicine | dose | drug | cream | steroid | spray | gel | vaccine | hormone ) \s
        (?: usually \s )? (?: stays? | goes | gets? | reach (?: es )? | enters? | passes | is \s absorbed
            | ends \s up ) \b
    """,
    flags=re.IGNORECASE,
    needs=(" of ",),
    example=(
        "It may cause gout. Very little of the cream gets into your blood. You're less likely to get side effects, as "
        "most of the dose stays in your nose.",
        ["gout", "aside: general", "aside: general"],
    ),
    counter_example="some of the skin gets red",
)
WHO_GETS_THEM = Rule(
    name="who is likelier to get what was named before, or effects elsewhere that are not named",
    pattern=r"""
        ^ \W* (?: you (?: ['’] re | \s are | \s (?: may | might ) \s be ) | [^.:;]{2,60}? \s (?: are | is ) ) \s
            (?: also \s )? (?: more | less | most | least ) \s likely \s to \s (?: get | have | notice
                | experience | develop )
            \s (?: any \s (?: of \s )? )? (?: these | this | them | it | those
                | (?: an? \s )? (?: serious \s )? side \s effects? ) \b
            (?! [^.]* \b (?: such \s as | including ) \b )
        | \b side \s effects? \s in \s (?: the \s rest | other \s parts? ) \s of \s (?: your | the ) \s body
            (?: ,? \s (?: such \s as | including | like ) \s (?: your | the ) \s [\w-]+ (?: \s (?: and
                | or ) \s [\w-]+ )? )? \W* $
    """,
    flags=re.IGNORECASE,
    needs=("likely", "side effect"),
    example=(
        "It may cause gout. You're more likely to get these if you use it on your face. It's possible for it to be "
        "absorbed and cause side effects in the rest of your body, such as your eyes.",
        ["gout", "aside: general", "aside: general"],
    ),
    counter_example="You're more likely to get thrush.",
)
MORE_CASES = Rule(
    name="how many more have an illness",
    pattern=r"""
        ^ \W* (?: there \s are \s | this \s (?: means | is ) \s )? (?: about | around | up \s to | fewer \s than
            | an? )? \s*
        (?: \d+ | one | two | three | four | five )? \s* (?: extra | more | additional ) \s (?: cases? | people
            | women | men ) \b
        [^.;]* \b (?: in | of | for ) \s every \s \d
    """,
    flags=re.IGNORECASE,
    needs=("every",),
    example=(
        "It may cause gout. There are about 5 extra cases of breast cancer in every 1,000 women.",
        ["gout", "aside: general"],
    ),
    counter_example="1 in every 10 women have hives.",
)
NOT_FROM_IT = Rule(
    name="what one cannot get from the medicine",
    pattern=r"""
        ^ \W*+ (?: you \s (?: cannot | can ['’]? t | will \s not | won ['’] t ) \s (?: catch | get | become
            | be ) \s [^.;]*
                \b (?: from | by | to \s it | with \s it ) \b
            | [^.:;,]{2,60} \s (?: cannot | can ['’] t | will \s not | won ['’] t ) \s (?: give \s you | cause
                | make \s you )
                \s [^.;,]+ \W* $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "It may cause gout. You cannot catch flu from it. The vaccine cannot give you the illness.",
        ["gout", "aside: negation", "aside: negation"],
    ),
    counter_example="You cannot sleep.",
)
OTHER_CAUSE = Rule(
    name="something other than the medicine that does it",
    pattern=r"""
        ^ \W* (?: (?: drinking \s (?: too \s much \s )? )? alcohol | smoking | pregnancy (?: \s itself )?
            | obesity | stress
            | being \s (?: (?: very \s )? overweight | pregnant | dehydrated | older | over \s \d+ )
            | having \s (?: diabetes | high \s blood \s pressure | a \s baby ) | grapefruit (?: \s juice )?
            | getting \s older | (?: hot | cold ) \s weather | infections? \s such ) \s
        (?: (?: can | may | might | could | will | also | itself ) \s )*
        (?: makes? | increases? | raises? | causes? | gives? | worsens? | puts? | affects? | adds? ) \b
    """,
    flags=re.IGNORECASE,
    example=("It may cause gout. Smoking also raises your risk of blood clots.", ["gout", "aside: general"]),
    counter_example="Alcohol in the gel can make your skin dry.",
)
OF_ILLNESS = Rule(
    name="symptoms of the illness that come back or get better, and signs that the medicine works",
    pattern=r"""
        ^ \W*+ (?: [^.:;,]{0,60} , \s )? (?: your | the | their | these | any ) \s (?: old \s
            | original \s )? (?: [\w-]+ \s )?
            symptoms? \s (?: (?: may | might | can | could | will | should | usually ) \s )*
            (?: come \s back | return | improve | get \s better | go \s away | last | start \s to | settle
                | disappear | ease ) \b
        | \b is \s (?: usually \s | often \s )? (?: an? \s )? (?: (?: normal | good ) \s )? sign \s that \s
            (?: your \s body | the \s (?: vaccine | medicine | treatment ) | it ) \b
    """,
    flags=re.IGNORECASE,
    needs=("symptom", "sign that"),
    example=(
        "It may cause gout. Your symptoms may come back if you stop. Having a fever is a sign that the vaccine works.",
        ["gout", "aside: general", "aside: general"],
    ),
    counter_example="The symptoms are hives.",
)
_GENERAL = (OF_THEM, BENEFIT, PROCEDURE, STAYS_WHERE, WHO_GETS_THEM, MORE_CASES, OTHER_CAUSE, OF_ILLNESS)


def passes(text: str) -> str | None:
    """Why such a sentence names no effects of its own; null for another."""
    if DENIED.match(text) or NOT_FROM_IT.match(text):
        return "negation"
    if any(rule.search(text) for rule in _GENERAL):
        return "general"
    return "advice" if any(rule.match(text) for rule in (COPING, CARER_ACTS, CHECKED)) else None
