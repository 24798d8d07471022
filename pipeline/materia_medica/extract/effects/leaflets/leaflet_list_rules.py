"""Shapes of the lists of leaflets: words that stay together, and what all pieces of a list share."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

SHARED_TAIL = Rule(
    name="place that all of a list share",
    pattern=r"""
        \b (?: at | where | around | near ) \s (?: the \s | your \s )? (?: \w+ \s ){0,2}
            (?: (?: (?<= received \s ) | (?<= had \s ) | (?<= got \s ) | (?<= have \s ) ) (?: the | your | an ) \s )?
            (?: site | place | spot |
            injection | infusion | application | vaccine | given | inject (?: ed )? | needle | drip
            | medicine (?= \s (?: is | was | has \s been ) \s (?: applied | infused ) ) ) \b
            (?: (?: (?<= injected ) | (?<= inject ) ) \s (?: the | your | this ) \s
                    (?: medicine | insulin | injection | dose | vaccine )
                | (?: (?<= injection ) | (?<= infusion ) | (?<= vaccine ) | (?<= needle ) | (?<= drip )
                    | (?<= medicine ) ) \s (?: (?: is | was | has \s been ) \s
                        (?: given | injected | made | inserted | applied | infused )
                    | (?: went | goes ) \s in \b ) )?
            (?: \s into \s (?: the | your | a ) \s vein )?
        (?P<more> \s (?: (?: where | in \s which | you | that \s you )
            (?: \s (?! (?: such | which | including | that ) \b ) [\w'’-]+ ){1,6} | of \s (?: the \s )? (?: injection |
            infusion ) ) )?
    """,
    flags=re.IGNORECASE,
    needs=(
        "application",
        "drip",
        "given",
        "infusion",
        "inject",
        "medicine",
        "needle",
        "place",
        "site",
        "spot",
        "vaccine",
    ),
    example=(
        "* pain, redness and swelling where you injected the medicine\n"
        "* itching or lumps where you had your injection\n* hives and rash where the needle went in\n"
        "* greatly reduced tear production, burning in the eyes",
        [
            *(f"{sign} where you injected the medicine" for sign in ("pain", "redness", "swelling")),
            *("itching where you had your injection", "lumps where you had your injection"),
            *("hives where the needle went in", "rash where the needle went in"),
            *("greatly reduced tear production", "burning in the eyes"),
        ],
    ),
    counter_example="pain, redness",
)
GLUED = Rule(
    name="piece that goes on with the one before",
    pattern=r"""
        ^ \s* (?: (?: and | or | and/or | as \s well \s as ) \s+ )?
        (?: which | that | who | whose | where | when | such | including | e\.?g | like | especially | particularly
            | in \s particular
          | this | these
          | since | (?: as \s )? (?: shown | seen | found | detected | measured ) \s (?: in | by | on | during | with )
          | causes | makes | affects | mainly | sometimes | usually | often | possibly | with | without | leading
              | causing | damaging | resulting | caused | due | because | also
          | i\.?e | for \s example | known | called | making | accompanied | followed | so | but | if | even | its
              | their | one \s of | adjacent | other | then | is | gets | becomes | lasts ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* itching, which may be severe, hives\n* tightness in your chest that lasts, or is intense",
        ["itching; which may be severe", "hives", "tightness in your chest; that lasts, or is intense"],
    ),
    counter_example="hives",
)
REFERENCE = Rule(
    name="reference in a list",
    pattern=r"""
        ^ \W* (?: see | listed \s in | described \s in ) \s (?: also \s )? (?: section | below | above | the | this )
    """,
    flags=re.IGNORECASE,
    example=("* inflammation of the aorta, see section 2, gout", ["inflammation of the aorta", "gout"]),
    counter_example="seeing things",
)
AND_OR = Rule(
    name="and/or in two pieces",
    pattern=r"\b and \s* / \s* or \b",
    flags=re.IGNORECASE,
    example=("* redness and /or itching", ["redness", "itching"]),
    counter_example="redness or itching",
)
DURING_OR = Rule(
    name="two times of one effect",
    pattern=r"""
        (?<= \w ) \s ( (?: during | before | after | within | while ) \s (?: [^,;()]{0,30} \s )? (?: or | and | and/or )
            \s (?: shortly \s | up \s to \s )? (?: during | before | after | within ) \s [^,;()]+ )
    """,
    flags=re.IGNORECASE,
    example=("* loss of taste during or after treatment, gout", ["loss of taste; during or after treatment", "gout"]),
    counter_example="gout after treatment",
)
AS_WELL_AS = Rule(
    name="as well as, and if in front of the next effect",
    pattern=r"""
        ,? \s (?: as \s well \s as (?! \s it \b ) | (?: or | and ) \s if \s there \s (?: is | are ) ) \s
        (?: an? \s | the \s )?
    """,
    flags=re.IGNORECASE,
    example=("* gout as well as swelling of the face", ["gout", "swelling of the face"]),
    counter_example="well-being",
)
ONE_OR_OTHER = Rule(
    name="two signs of one place",
    pattern=r"""
        ^ (?! .* , .* \s or \s ) (?: an? \s | the \s )? (?P<one> [\w'’-]+ (?: \s [\w'’-]+ )? ) \s (?: or | and/or ) \s
        (?P<other> (?! (?: change | alteration | increase | decrease | reduction | drop | fall | rise ) s? \s in \b )
            [\w'’/-]+ (?: \s [\w'’/-]+ )?? ) \s
        (?= (?: on | in | inside | around | under ) \s (?! .* \b (?: injection | infusion | site ) \b ) )
    """,
    flags=re.IGNORECASE,
    needs=("or",),
    example=(
        "* brown marks or small lumps on the brow\n* sore skin or changes in smell",
        ["brown marks or small lumps on the brow", "sore skin", "changes in smell"],
    ),
    counter_example="marks, dots or small lumps on the brow",
)
_SIDES = r"(?: small | large | upper | lower | left | right | inner | outer )"
_SENSING = r"(?: see (?: ing )? | hear (?: ing )? | feel (?: ing )? | sensing | smell (?: ing )? | tast (?: e | ing ) )"
_UNDONE = r"(?: trouble | difficult (?: y | ies ) | problems | loss | pain | weakness | swelling | numbness )"
"""With which an effect begins, and no place."""
_PART = r"""(?: bones? | joints? | muscles? | backs? | limbs? | necks? | shoulders? | stomach | tummy | chest | jaw
    | hips? | knees? | legs? | arms? | breasts? | ears? | eyes? )"""
TWO_OF_A_KIND = Rule(
    name="two words that share the word behind or in front",
    pattern=rf"""
        \b (?: an? \s (?P<one> [\w-]+ ) \s (?: and | or ) \s
                 (?! (?: an? | the | your | any | feeling | being | having ) \s ) [\w-]+ \s [\w-]+
             | (?: feeling | being | having ) \s (?: or | and ) \s (?: being | feeling | getting ) \s [\w-]+
             | (?<! [\w-] - ) \w [\w-]* (?: \s [\w-]+ )? \s (?: and | or ) \s [\w-]+ \s (?: sensations? | feelings? )
             | (?<! [\w-] - ) (?= \w ) (?: [\w-]+ \s )? [\w-]+ \s or \s (?: [\w-]+ \s )? [\w-]+ \s
                 (?= in \s your \s vision \b )
             | (?: pain | difficult (?: y | ies ) ) \s or \s (?: pain | difficult (?: y | ies ) ) \s
                 (?= (?: when | while | on | in ) \s [\w-]+ing \b )
             | (?<! or \s ) (?<! and \s ) (?<! the \s ) (?<! your \s ) (?<! of \s ) (?<! in \s )
                 {_PART} (?: (?: , \s | / | \s or \s | \s and \s ) {_PART} ){{0,20}} (?: , \s | \s )
                 (?: and/or | and | or ) \s {_PART} \s (?: pains? | aches? | cramps? | spasms? | stiffness | weakness )
                 (?! \s or \s )
             | (?: lack | loss ) \s of \s [\w-]+ \s (?: and | or ) \s {any_of("leaflets", "lacking")}
             | resist \s the \s [\w-]+ , \s [\w-]+ \s or \s [\w-]+
             | (?: excessive | compulsive | uncontrollable ) \s [\w-]+ing \s or \s [\w-]+ing
             | of \s [\w-]+ \s (?: and | or ) \s other \s [\w-]+
             | of \s the \s {_SIDES} \s (?: and | or ) \s (?: the \s )? {_SIDES} \s [\w-]+
             | (?<! [\w-] - ) (?= \w ) (?: [\w-]+ \s )? [\w-]+ing (?: , \s [\w-]+ing ){{0,12}} \s
                 (?: and | or ) \s [\w-]+ing \s movements?
             | (?: difficult(?:y|ies) | trouble | problems ) \s (?: in \s | with \s )?
                 [\w-]+ing (?: , \s [\w-]+ing ){{1,12}} ,? \s (?: and | or | and/or ) \s
                 [\w-]+ing \b (?! \s (?: at | of ) \b )
             | {_SENSING} (?: , \s {_SENSING} ){{0,12}} ,? \s (?: and | or | and/or ) \s {_SENSING} \s [\w-]+
             | (?: bumps | spots | marks | sores | ulcers | blisters | lumps | rash | pain ) \s or \s [\w-]+ (?= \s
                 (?: on | in ) \b ) )
    """,
    flags=re.IGNORECASE,
    example=("* fever, twitching or jerking movements", ["fever", "twitching or jerking movements"]),
    counter_example="fever and chills",
)
PLACES = Rule(
    name="list of places",
    pattern=rf"""
        (?<= \s ) (?: of | on | in | to | around | into | from ) \s (?: (?: the | your | a ) \s )? (?:
            {any_of("phrases", "parts")} s? | {any_of("leaflets", "places")} )
        (?: , \s (?: (?: the | your ) \s )? (?! (?: {any_of("leaflets", "describing")} | {_UNDONE} ) \s )
            [a-z]+ (?: \s [a-z]+ )? (?= , | \s or | \s and ) )* ,? \s (?: and/or |
            and | or ) \s (?: (?: the | your ) \s )? (?: {any_of("phrases", "parts")} | {
        any_of("leaflets", "places")
    } ) \b (?! \s (?: loss | gain | ulcers? | pain | disorders? | problems? | irritation | discharge | failure | damage
        | attacks? | infections? | inflammation | diseases? | bleeding | cramps? | spasms? | stiffness
        | injur (?: y | ies ) | reactions? | rash (?: es )? | lesions? | cancers? | dryness | tightness | rhythm
        | rate | beats? | toxicity | redness ) \b )
    """,
    flags=re.IGNORECASE,
    example=(
        "* rash on the nose, brow or skin, hives\n* weakness of your body, trouble speaking or thinking\n"
        "* burning of the foot, and kidney failure\n* changes in taste, and skin rashes",
        [
            "rash on the nose, brow or skin",
            "hives",
            "weakness of your body",
            "trouble speaking or thinking",
            "burning of the foot",
            "kidney failure",
            "changes in taste",
            "skin rashes",
        ],
    ),
    counter_example="redness on the nose, hives",
)
INNER = Rule(
    name="parenthesis within a parenthesis",
    pattern=r"\( ( [^()]* ) \( ( [^()]* ) \) ( [^()]* ) \)",
    example=("* rash [a reaction with fever (short: RF)]", ["rash; a reaction with fever ; short: RF"]),
    counter_example="rash (fever) (itch)",
)
ARTICLE = Rule(
    name="article in front of words kept together",
    pattern=r"^ (?: an? | the | (?: any | some ) (?! \s of \b ) ) \s+",
    flags=re.IGNORECASE,
    example=("* fever, a weak and rapid pulse", ["fever", "weak and rapid pulse"]),
    counter_example="weak pulse",
)
JOINED = Rule(
    name="joint in front of words kept together",
    pattern=r"^ \W* (?: and/or | and | or ) \s+",
    flags=re.IGNORECASE,
    example=("* gout, or low sodium or uric acid in the blood", ["gout", "low sodium or uric acid in the blood"]),
    counter_example="loss or gain of weight",
)
RISK = Rule(
    name="risk of an effect",
    pattern=r"^ \W* (?P<risk> (?: [\w-]+ \s )? risk \s of ) \s",
    flags=re.IGNORECASE,
    example=(
        "* risk of fractures\n* risk of infections – mostly of the skin",
        ["risk of fractures", "risk of infections; mostly of the skin"],
    ),
    counter_example="fractures",
)
