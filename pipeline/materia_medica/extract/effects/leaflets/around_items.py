"""Words around the effects of an item that name none: what leads to them, where more is told and whom to tell."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_ON_CONDITION = re.compile(r"\swhich,\sif\s[\w\s]{3,20},\s(?=(?:can|could|may|might)\b)", re.IGNORECASE)
"""A condition between commas in a clause that tells of an effect."""
_TIRED_AND_PALE = [
    "feeling tired; signs of too few red cells",
    "looking paler; signs of too few red cells",
]
_OF_ALL = r"(?: all | any | most | some | several | one )"
OF_THE_FOLLOWING = Rule(
    name="some of the following, in front of a list",
    pattern=rf"""
        ^ (?: [^:,;()]{{0,60}} \b )?? {_OF_ALL} (?: \s or \s (?: {_OF_ALL} | more ) )? \s of \s the \s following
        (?: \s (?: signs? | symptoms? | side \s effects? | problems? | reactions? )
            (?: \s (?: in | of | on | with ) \s (?: the | your ) \s [\w-]+ (?: \s [\w-]+ )? )? )? \s* : \s+
    """,
    flags=re.IGNORECASE,
    example=(
        "* you notice any of the following: hives, fits\n\nYou may get all or most of the following: gout, thirst.",
        ["hives", "fits", "gout", "thirst"],
    ),
    counter_example="the following: gout",
)
COPING_BEHIND = Rule(
    name="what helps with an effect or what to leave, behind a dash",
    pattern=rf"""
        (?<= [\w)] ) \s [–—-] \s (?= [^.]* (?: [,;] | \s (?: or | and ) \s ) )
        (?= (?: signs | symptoms ) \s (?: of \s (?: this | these | it ) \s )? (?: may \s )? include \s [^.]+ $
          | (?: you | your \s child ) (?: \s or \s your \s (?: child | baby ) )?
                (?: ['’] ll | \s (?: will | may | might | can | should ) ) \s [^.]+ $
          | (?: (?: if | when | while | until ) \s [^.;(),–—]{{3,100}} , \s )?
            (?: (?: you \s (?: can | could | should ) | it (?: ['’] s | \s (?: may | might | can ) ) \s
                    (?: help | best | be \s better | a \s good \s idea ) \s to ) \s )?
            {any_of("leaflets", "copes")} (?= \s | , ) (?! \s of \b ) [^.]* [.]? $ )
    """,
    flags=re.IGNORECASE,
    example=(
        "* feeling sleepy – go for walks, naps or fresh air. It soon goes away.\n"
        "* cramps – if it lasts, stop, rest, and tell a doctor at once\n"
        "* fits – lie down, and tell your doctor straight away\n* your eyes feel dry – signs include grit and itching",
        [
            "feeling sleepy; go for walks, naps or fresh air; It soon goes away.",
            "cramps; if it lasts, stop, rest, and tell a doctor at once",
            "fits; lie down, and tell your doctor straight away; serious",
            "eyes feel dry; signs include grit and itching",
        ],
    ),
    counter_example="gout – try it",
)
AND_YOU = Rule(
    name="you in front of a list of what one does or feels",
    pattern=r",? \s (?: and \s | or \s )? you \s? : \s+ (?P<list> [a-z] .* ) $",
    flags=re.IGNORECASE | re.DOTALL,
    example=(
        "* If you suddenly feel unwell, and you: start sweating; have hives; feel dizzy.",
        ["feeling unwell", "sweating", "hives", "feeling dizzy"],
    ),
    counter_example="as you know: gout",
)
_SEE = r"(?: please \s )? see \s (?: also \s )?"
SEE_SECTION = Rule(
    name="where more is told, behind an effect",
    pattern=rf"""
        (?: (?<= [\w)–—-] ) [,:]? \s {_SEE} (?: (?: (?: the \s )? section | above | below | warnings ) (?! \w ) [^,;()]*
            | (?: section \s \d \W{{1,3}} )? ['"‘’“”„] [\w\s,/-]{{4,80}} ['"‘’“”] [^,;()]*
            | [\w\s,/-]{{4,80}} \s in \s section \s \d [^,;()]* )
        | (?: [,:] | (?<= [)–—-] ) ) \s {_SEE} [\w\s/-]{{4,60}} ,? \s (?: below | above ) \W* ) $
    """,
    flags=re.IGNORECASE,
    example=(
        "* gout see section 2 Warnings and precautions\n* hives, see “Pregnancy, breast-feeding” in section 2",
        ["gout", "hives"],
    ),
    counter_example="trouble to see small print or lines below",
)
TELL_OF_IT = Rule(
    name="whom to tell of an effect, behind a colon",
    pattern=r"""
        \s* : \s* (?: please \s )? (?: tell | talk \s to | contact | call | inform | see ) \s (?: your | a | the ) \s
        (?: doctor | nurse | pharmacist | hospital ) \b [^:]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* gout or thoughts of suicide: tell your doctor at once;",
        ["gout; serious", "thoughts of suicide; serious"],
    ),
    counter_example="tell your doctor: gout",
)
LEADING_ON = Rule(
    name="words at the end of an item that lead to those below it",
    pattern=r"""
        ,? \s (?: such \s as | including | for \s example | e\.g\. | like | which \s (?: may \s )? include ) \W* $
    """,
    flags=re.IGNORECASE,
    example=("* blood vessel disorders, such as:\n* hives", ["blood vessel disorders", "hives"]),
    counter_example="disorders such as hives",
)
THERE_IS_RISK = Rule(
    name="there is, in front of a risk",
    pattern=r"^ \W* there \s (?: is | may \s be ) \s (?: an? \s )? (?= (?: [\w-]+ \s )? risk \s of \s )",
    flags=re.IGNORECASE,
    needs=("there",),
    example=(
        "* There is a risk of brittle nails\n* diarrhoea which, if severe, can cause loss of salts",
        ["risk of brittle nails", "diarrhoea; which can cause loss of salts"],
    ),
    counter_example="a risk of anaemia",
)
SUGGESTING = Rule(
    name="symptoms in front of what they suggest",
    pattern=r"^ \W* (?: symptoms | signs ) \s that \s (?: may \s )? (?: suggest | indicate ) \s",
    flags=re.IGNORECASE,
    needs=("symptom", "sign"),
    example=("* symptoms that suggest an inflamed liver, and gout", ["inflamed liver", "gout"]),
    counter_example="symptoms of gout",
)
TESTS_FIND = Rule(
    name="item that leads to findings of tests",
    pattern=r"""
        ^ \W* (?: during | in | after )? \s? (?: \w+ \s ){0,3} tests? (?: \s your \s doctor )? \s
        (?: (?: may | might | can | could ) \s (?: also \s )? (?: find | show | see | reveal ) | showing ) \W* $
    """,
    flags=re.IGNORECASE,
    example=(
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout\n* during tests your doctor may find\n* low sodium",
        ["gout; rare", "low sodium; rare"],
    ),
    counter_example="tests may show low sodium",
)
AND_BEHIND_DASH = Rule(
    name="next effect behind a dash and a joint",
    pattern=r"\s [–—] \s (?= (?: and | or ) \s (?: \w+ing | you | your | an? ) \s )",
    flags=re.IGNORECASE,
    example=("* feeling tired – and looking paler (signs of too few red cells)", _TIRED_AND_PALE),
    counter_example="gout – and in rare cases",
)
ACCIDENT = Rule(
    name="accident, for which one is to be seen and which is no effect",
    pattern=r"""
        ^ \W* (?: if \s )? you (?: ['’] (?: re | ve ) | \s (?: are | have ) )?
            (?: \s (?: had | been | are | have ) )? \s
        (?: involved \s in \b | in \s an? \s (?: \w+ \s ){0,2} accident
            | an? \s (?: \w+ \s ){0,2}? (?: accident | fall | (?: serious | bad | head ) \s injury
                | (?: blow | knock | bump | bang ) \s to ) \b
            | (?: fall (?! \s asleep \b ) | injure | hurt | hit | bang ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("accident", "fall", "injur", "blow", "knock", "bump", "bang", "hurt", "hit", "involved in"),
    example=(
        "Call 999 if:\n\n* you fall or hit your head\n* you have fits\n* you fall asleep suddenly",
        ["fits; serious", "fall asleep suddenly; serious", "aside: general"],
    ),
    counter_example="falls",
)


def without_around(words: str) -> str:
    """Words of an item without what stands around its effects and names none."""
    words = AND_BEHIND_DASH.sub(", ", _ON_CONDITION.sub(" which ", words))
    words = SUGGESTING.sub("", THERE_IS_RISK.sub("", OF_THE_FOLLOWING.sub("", words)))
    if found := AND_YOU.search(words):
        listed = re.sub(r";\s(?:and\s)?", ", you ", found["list"])
        words = f"{words[: found.start()]}, you {listed}"
    for rule in (SEE_SECTION, TELL_OF_IT, LEADING_ON):
        words = rule.sub("", words)
    return words
