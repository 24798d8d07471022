"""Sentences whose subject is no effect: benefits, procedures, the illness that is treated, what else brings one."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule

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
LIKELIER_ON = Rule(
    name="on what side effects that were named are likelier",
    pattern=r"""
        ^ \W* (?: these | they | this | it ) (?: \s side \s effects? )? (?: \s (?: are | is ) | ['’] (?: re | s ) ) \s
            (?: also \s )? (?: much \s )? (?: more | less | most | least ) \s likely \s (?: to \s (?: happen
                | occur ) | if | when | with | in )
            \b
        | ^ \W* the \s (?: higher | longer | larger | bigger | lower | more ) \b [^.;:]{3,80}
            \b the \s (?: more | less | higher | greater | lower ) \s (?: (?: the | your ) \s )? (?: likely
                | chance | risk | likelihood ) \b
            [^.;:]{0,60} \b side \s effects? \b
        | ^ \W* the \s (?: more | longer | older ) \b [^.;:]{3,80} \b the \s (?: more | likelier ) \s
            (?: often \s )? (?: these | such | the | this | they ) \b [^.;:]{0,60} \W* $
        | ^ \W* (?: these | they | this | it ) \s (?: (?: side \s )? effects? \s )? (?: may | can | might ) \s
            (?: occur | happen | develop ) \s (?: in \s particular | particularly | especially | mainly | mostly
                | more \s (?: often | frequently ) ) \s
            in \s (?: patients | people | women | men | children | those ) \b [^.;0-9]* \W* $
    """,
    flags=re.IGNORECASE,
    needs=("likely", "side effect", "the more", "occur", "happen", "develop"),
    example=(
        "It may cause gout. These are more likely to happen if you have a slow bowel. The higher the dose the more "
        "chance that you will get side effects. The more doses you are given the more these reactions occur. "
        "This may happen especially in people with risks such as diabetes.",
        ["gout", "aside: general", "aside: general", "aside: general", "aside: general"],
    ),
    counter_example="You're more likely to get thrush.",
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
        ^ \W* (?: alcohol | smoking | pregnancy (?: \s itself )? | obesity | stress | coffee
            | (?: physical \s )? exercise | (?: drinking | eating | smoking | vaping | exercising )
                (?: \s (?! (?: it | this | medicines? | tablets? | dose | taking | using | with | while | when ) \b )
                    [\w-]+ ){1,5}?
            | being \s (?: (?: very \s )? overweight | pregnant | dehydrated | older | over \s \d+ )
            | having \s (?: diabetes | high \s blood \s pressure | a \s baby ) | grapefruit (?: \s juice )?
            | getting \s older | (?: hot | cold ) \s weather | infections? \s such ) \s
        (?: (?: can | may | might | could | will | also | itself ) \s )*
        (?: makes? | increases? | raises? | causes? | gives? | worsens? | puts? | affects? | adds? ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "It may cause gout. Smoking also raises your risk of blood clots. Drinking strong coffee can raise your blood "
        "pressure.",
        ["gout", "aside: general", "aside: general"],
    ),
    counter_example="Drinking alcohol with it can make you sleepy.",
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
HARD_TO_TELL = Rule(
    name="that it is hard to tell what comes from the medicine",
    pattern=r"""
        \b (?: hard | difficult | not \s (?: always \s )? (?: possible | easy ) ) \s to \s
        (?: tell | know | say | distinguish | be \s sure ) \b
        [^.;]* \b (?: side \s effects? | medicines? | treatment ) \b
    """,
    flags=re.IGNORECASE,
    needs=("hard", "difficult", "possible", "easy"),
    example=(
        "It may cause gout. It can be hard to tell whether hives are a side effect or an allergy to milk.",
        ["gout", "aside: general"],
    ),
    counter_example="It can be hard to fall asleep.",
)

_GENERAL = (HARD_TO_TELL, LIKELIER_ON, BENEFIT, PROCEDURE, MORE_CASES, OTHER_CAUSE, OF_ILLNESS)


def speaks_of_other(text: str) -> str | None:
    """Why such a sentence gives no effect; null for another."""
    if NOT_FROM_IT.match(text):
        return "negation"
    return "general" if any(rule.search(text) for rule in _GENERAL) else None
