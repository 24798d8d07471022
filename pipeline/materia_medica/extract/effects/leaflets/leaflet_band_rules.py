"""Shapes of the bands of leaflets, how often what is listed below occurs, and of heads that stand behind items."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of


def _of(*keys: str) -> str:
    return any_of("leaflets", *keys)


_IN_N = r"(?:1|one) \s (?: \w+ \s )? (?: in | of ) \s (?: (?: every | an? ) \s )? [\d,.\s]* \d"
_COUNTED = rf"""
    {_IN_N} (?: \s {_of("counted")} )? (?: \s (?: treated \s with | taking | using | given | receiving ) \s [\w-]+ )?
"""
_UNKNOWN = r"""
    (?: (?: (?: the \s )? frequency \s (?: is \s )? )? (?: cannot | can \s not | could \s not ) \s be \s \w+
    (?: \s (?: from | based \s on ) [^.:;()]{0,40}? \b data )?
    | (?: the \s )? proportion [^.:;()]{0,40} \s not \s known
    | [^.:;()]{3,120} \b frequency \s (?: is | was | of \s [\w\s]{3,40} \s is ) \s (?: not \s known | unknown ) )
"""
_MAY = r"""
    (?: (?: they | it | these | which | that | the \s following ) \s )? (?: (?: may | can | might ) \s )?
    (?: affects? | occurs? \s (?: in | with ) | happens? \s (?: in | to ) | in ) \s
"""
_HOW_MANY = r"(?: up \s to | more \s than | less \s than | fewer \s than | at \s least | about | between )"
BAND = Rule(
    name="band with its number within a line",
    pattern=rf"""
        (?: (?P<lead> (?: ^ | (?<= [.:;!?] \s ) | (?<= [a-z)] \s ) (?-i: (?= [A-Z] ) ) )
            (?: the \s following | other | some
            | these (?! \s are \b ) ) (?! [^.:;()]{{0,60}} \s (?: signs? | symptoms? ) \s of \s )
            [^.:;()]{{0,60}}? \s )?
        (?<! [\w-] ) (?<! \b seen \s ) (?P<word> {_of("band_words")} ) (?: \s or \s {_of("band_words")} )?
        (?: \s (?: (?: serious | severe ) \s )? {_of("band_nouns")} )? (?: \s are | \s include )?
        \s* [:,–—-]? \s* (?: \(+ \s* (?: {_MAY} )? {_HOW_MANY} \s {_COUNTED} [^()]{{0,60}} \)+
            | \(+ \s* {_UNKNOWN} [^()]{{0,60}} \)+
            | \(+ \s* (?: may \s )? affects? [^()]{{0,60}} \)+
            | \(+ \s* (?: {_MAY} )? \d+ \s (?: to | - ) \s \d+ \s [^()]{{0,60}} \)+
            | (?: {_MAY} ) {_HOW_MANY} \s {_COUNTED}
            | {_UNKNOWN} )
        (?: \s* \* )? (?: (?: \s {_of("band_nouns")} )? (?: \s (?: are | is | were | include | included ) )? \s* :
            )? )
    """,
    flags=re.IGNORECASE,
    example=(
        "* a dry mouth Rare: may affect up to 1 in 1,000 people:\n* gout",
        ["dry mouth", "gout; rare"],
    ),
    counter_example="Gout is rare.",
)
DAMAGED_BAND = Rule(
    name="band whose number a conversion cut off",
    pattern=rf"""
        (?<! [\w-] ) (?P<word> (?-i: (?= [A-Z] ) ) {_of("band_words")} ) (?: \s {_of("band_nouns")} )? \s* [:(–—-]? \s*
        (?: these | this | they | which | it ) \s (?: may | can | might ) \s affect \s (?: {_HOW_MANY} \s )?
        (?: 1 | one ) \s (?: (?: to \s \d+ | or \s more ) \s )? (?: {_of("counted")} \s )? in
        (?: \s+ 1 (?= (?-i: [A-Z] ) ) | (?= \s* $ | \s+ (?-i: [A-Z] ) ) )
      | (?<! [\w-] ) (?-i: (?= [A-Z] ) ) {_of("band_words")} (?: \s {_of("band_nouns")} )? \s* [:–—-] \s*
        (?: (?: these | this | they | which | it ) \s )? (?: may | can | might ) \s affect \s {_HOW_MANY} \s
        (?: (?: 1 | one ) \s (?: in \s | \d[\d,]* \s ) | in \s \d[\d,]* \s ) {_of("counted")} (?: \s* : )?
    """,
    flags=re.IGNORECASE,
    example=(
        "* thirst Common side effects These may affect 1 to 9 users in\n* gout Rare: may affect up to 1 in people\n"
        "* fits",
        ["thirst", "gout; common", "fits; rare"],
    ),
    counter_example="Common side effects These may affect 1 to 9 users in 100",
)
UNKNOWN_BAND = Rule(
    name="side effects whose frequency is not known, as a band",
    pattern=r"""
        (?<! [\w-] ) (?P<word> (?-i: Other | Further | Additional | Possible | Severe | Serious | Side )
            (?: \s possible )? (?: \s side )? ) (?<= side ) \s effects? \s
        (?: (?: with | of ) \s (?: an \s )? unknown \s frequency (?: \s* \( [^()]* \) )?
          | (?: where | for \s which | whose | with ) \s (?: the \s | a \s )? frequency \s (?: is \s )?
            (?: not \s known | unknown ) (?: \s* \( [^()]* \) )?
          | \( \s* (?: unknown \s frequency | (?: the \s )? frequency \s (?: (?: is \s )? (?: not \s known | unknown )
            | cannot \s be \s estimated ) ) [^()]* \) )
        (?: ,? \s includes? \s* : | \s* : )?
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout Side effects with unknown frequency\n* hives",
        ["gout; rare", "hives"],
    ),
    counter_example="Side effects with gout",
)
BARE_BAND = Rule(
    name="band without a number at the end of a line",
    pattern=rf"""
        (?: ^ | (?<= [a-z)*.:] \s ) ) (?-i: (?= [A-Z] ) ) {_of("band_words")}
        (?: \s {_of("band_nouns")} \s* :? | (?: \s* \( [^()]{{3,160}} \) )? \s* : | (?= \s* $ ) ) \s* $
    """,
    flags=re.IGNORECASE,
    needs=("common", "frequent", "not known", "occasional", "rare", "unknown", "very "),
    example=(
        "* thirst Uncommon:\n* gout\n\nhives. Rare side effects\n\n* fits Not known (seen since launch):\n* falls",
        ["thirst", "gout; uncommon", "hives; uncommon", "fits; rare", "falls"],
    ),
    counter_example="Gout is rare:",
)
BAND_WITHIN = Rule(
    name="band without a number within a line that a conversion made of many",
    pattern=rf"""
        (?: ^ | (?<= [a-z):.,;] \s ) ) (?-i: (?= [A-Z] ) ) (?: frequency \s )? {_of("band_words")}
        (?: \s? : (?= \s | $ )
            | \s {_of("band_nouns")} (?-i: (?= \s (?: Other \s )? [A-Z][\w-]+ \s side \s effects \s include ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "In some people: Common: hives, fits Uncommon: gout",
        ["hives; common", "fits; common", "gout; uncommon"],
    ),
    counter_example="how common: rare",
)
NEXT_HEAD = Rule(
    name="head that a conversion left behind an item",
    pattern=r"""
        (?<= [a-z).] ) (?<! \A [a-z]\) ) \s+
            (?= (?: The \s following | Other | Additional ) \s (?: \w+ \s )? side \s effects? \b
              | Side \s effects \s (?: seen | reported | observed | which | that | in ) \b
              | [A-Z] [^.:;()]{0,80} \b following \s (?: \w+ \s ){0,2}? side \s effects? \b [^.:;]{0,240} :
                \s* (?: Very | Common | Uncommon | Rare | Not | Frequency ) \b
              | If \s you \s suffer \s from \s [^.:;]{3,80} , \s you \s may \s [^.:;]{0,40} side \s effects
              | (?: [a-z] \) \s )? If \s you (?: \s or \s your \s child )? \s
                (?: are \s (?: being \s )? treated \s for | have ) \s
                (?: [^.:;()] | \( [^()]* \) ){3,160}? \s (?: Very | Common | Uncommon | Rare | Not | Frequency ) \s
              | [A-Z][\w-]+ \s (?: may | can ) \s (?: also \s )? cause \s an? \s [^.:;]{0,80} side \s effect
                  \s called \b
              | These \s patients \s (?: have | had | may | also ) \b )
    """,
    needs=("effect", "following", "patients", "If you"),
    example=(
        "* gout The following side effects can happen in children. Rare (may affect up to 1 in 1,000 people)\n"
        "* hives b) If you are treated for psoriasis Rare side effects (may affect up to 1 in 1,000 people)\n* fits",
        ["gout", "hives; rare; children", "fits; rare; psoriasis"],
    ),
    counter_example="the following side effects",
)
HEAD_BEHIND = Rule(
    name="sentence of the side effects below, behind the last item of a list",
    pattern=r"""
        (?<= [a-z).] ) (?<! \A Other ) (?<! \A Some ) \s+
        (?= [A-Z] [^.:;]{0,120} \b following \s (?: \w+ \s )? side \s effects? \s* : \s* $
            | (?: [A-Z] (?: [\w-]+ \s ){1,3} side | Undesirable | Side ) \s effects? \b [^.:;]{0,160} : \s* $
            | [A-Z][\w-]+ \s (?: may | can ) \s also \s cause \b
            | You \s (?: may | might | can | are ) \s (?: be \s )? more \s likely \s to \s [^.:;]{3,80} \b if \s you
                (?: \s [\w-]+ )? \s? : \s* $ )
    """,
    needs=("cause", "effect", "following", "more likely"),
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout\n* fits. Older patients may also have the following side "
        "effects:\n* hives",
        ["gout; rare", "fits; rare", "hives; rare"],
    ),
    counter_example="Fits may cause harm",
)
EVENT_BEHIND = Rule(
    name="event with how often it is seen, behind another text",
    pattern=r"""
        (?<= [a-z).:] ) \s+ (?= [A-Z] [a-z] (?: [^.:;()] | \( [^()]* \) ){2,80}? , \s seen \s
            (?: with \s )? (?: very \s )? \w+ (?: \s frequency )? \s \( [^()]* \b 1 \s in \s )
    """,
    needs=("seen",),
    example=(
        "Serious side effects: Gout, seen rarely (may affect up to 1 in 1,000 people)\n\n"
        "The signs of gout are:\n\n* pain",
        ["Gout; rare; serious", "aside: general"],
    ),
    counter_example="Gout is seen rarely (may affect up to 1 in 1,000 people)",
)
EVENT_AND_BAND = r"""
    (?P<event> [A-Z] [a-z] [^.:;(),]{2,60} ) \s \( (?: [^();]{3,60} ; \s )?
        (?P<band> (?: very \s )? (?: common | uncommon | rare ) , \s
        (?: may \s )? affects? \s [^()]* \b 1 \s in \s [^()]* ) \)
"""
"""An event, and how many it affects in a parenthesis: "Gout (rare, may affect up to 1 in 1,000 people)"."""
EVENT_WITH_BAND = Rule(
    name="event with its band in a parenthesis, behind another text",
    pattern=rf"""
        (?<= [a-z).:] ) \s+ (?= {EVENT_AND_BAND} \s* (?: $ | [A-Z] [a-z] ) )
    """,
    needs=("affect",),
    example=(
        "Tell your doctor at once if you notice:\n\n"
        "* fits. You may fall. Gout (rare, may affect up to 1 in 1,000 people)",
        ["fits; You may fall.; serious", "Gout; rare; serious"],
    ),
    counter_example="gout (rare, may affect up to 1 in 1,000 people)",
)
BEHIND_EVENT = Rule(
    name="sentence behind an event with its band",
    pattern=rf"""
        \s* {EVENT_AND_BAND} (?P<behind> \s+ ) (?= [A-Z] [a-z] )
    """,
    example=(
        "Serious side effects: Gout (rare, may affect up to 1 in 1,000 people) Fits may happen.",
        ["Gout; rare; serious", "Fits; serious"],
    ),
    counter_example="Gout (rare, may affect up to 1 in 1,000 people)",
)
SENTENCE_BEHIND = Rule(
    name="sentence behind an item without a sign between",
    pattern=r"""
        (?<= [a-z)] ) (?: \s+ | \. )
        (?= (?: You | Your | If | This | These | They | Tell | Please | Most | Some | Talk | Contact | Patients
            | A \s small \s number \s of | There \s have \s been ) \s [a-z] )
    """,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\nGout\n\nHives (urticaria) You may feel hot when this happens.",
        ["Gout; rare", "Hives; urticaria; rare", "feeling hot; when this happens; rare"],
    ),
    counter_example="Gout. You may feel hot.",
)
