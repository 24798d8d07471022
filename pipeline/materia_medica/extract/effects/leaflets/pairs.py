"""Pairs of words that a list does not part: "chapped or reddened lips", "losing or gaining weight"."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.fragments import FELT
from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_effect

_JOIN = r"(?: \s (?: and/or | and | or ) \s )"
_DESCRIBING = r"[a-z]{2,} (?: [^aeiou\W] ed | [ai] [trsznlm] ed | ful | ous | able | ible | less )"
_ORGAN = rf"""
    (?: {any_of("phrases", "parts")} | {any_of("leaflets", "places")} | abdominal | pelvic | muscular | gut | throat )
"""
_ACHES = r"(?: pains? | aches? | cramps? | spasms? | discomfort | stiffness | weakness | soreness | tenderness )"
_FELT_AT = r"""
    (?: pain | straining | discomfort | burning | stinging | bleeding | cramps?
        | cough (?: ing )? | tightness | choking | soreness | aching | itching | tingling | weakness | wheezing )
"""

DESCRIBED_BOTH = Rule(
    name="two words that describe one thing",
    pattern=rf"""
        (?: ^ \W*+ | (?<= [,;] \s ) ) (?: (?: an? | the | your ) \s )?
        (?P<one> {_DESCRIBING} | {any_of("leaflets", "describing")} ) {_JOIN}
        (?P<other> {_DESCRIBING} | {any_of("leaflets", "describing")} )
        \s (?! (?: and | or | and/or | with | in | on | of | at | around | to | by | from | when | during | after ) \b )
        [a-z][\w-]+
    """,
    flags=re.IGNORECASE,
    example=(
        "* thirst, chapped and reddened lips\n* slowed or impaired responses",
        ["thirst", "chapped and reddened lips", "slowed or impaired responses"],
    ),
    counter_example="chapped and hives",
)
ORGANS_ACHE = Rule(
    name="organs that ache",
    pattern=rf"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?: (?: severe | mild | strong | sudden | persistent ) \s )?
        {_ORGAN} (?: , \s {_ORGAN} ){{0,6}} (?: ,? {_JOIN} | / ) {_ORGAN} \s {_ACHES} \b (?! {_JOIN} )
    """,
    flags=re.IGNORECASE,
    example=(
        "* pelvic or abdominal cramps\n* gout, head, neck or hip pain",
        ["pelvic or abdominal cramps", "gout", "head, neck or hip pain"],
    ),
    counter_example="pain in the bowel or belly",
)
AT_ONE_ACT = Rule(
    name="two things felt at one act",
    pattern=rf"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?P<one> (?: (?: severe | mild | sudden ) \s )? {_FELT_AT} ) {_JOIN}
        (?P<other> {_FELT_AT} )
        (?P<tail> \s (?: when | while | on | upon ) \s (?: you \s )? [a-z]+ (?: ing )? \b
            (?: \s (?! and \b | or \b | with \b ) [\w-]+ ){{0,3}} ) (?= \W* $ | , | ; | \s \( )
    """,
    flags=re.IGNORECASE,
    needs=(" on ", "upon", "when", "while"),
    example=(
        "* thirst, burning or stinging when swallowing food",
        ["thirst", "burning when swallowing food", "stinging when swallowing food"],
    ),
    counter_example="straining or pain of the bladder",
)
OTHER_SENSATION = Rule(
    name="sign beside a sensation that has a word of its own",
    pattern=r"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?P<one> itching | burning | tingling | numbness | prickling | stinging ) \s
        (?: and | or | and/or ) \s (?= (?: unusual | abnormal | strange | odd | altered | other | changed ) \s
            (?: [\w-]+ \s )? (?: sensations? | feelings? ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("feeling", "sensation"),
    example=("* itching and unusual skin sensations", ["itching", "unusual skin sensations"]),
    counter_example="itching and burning sensations",
)
SENSATIONS = Rule(
    name="kinds of one sensation",
    pattern=r"""
        (?: ^ \W* | (?<= [,;] \s ) ) (?: an? \s )? [a-z]+ing (?: , \s [a-z]+ing ){0,6} ,? \s (?: and | or | and/or ) \s
        [a-z]+ing \s (?: skin \s )? (?: sensations? | feelings? ) \b
    """,
    flags=re.IGNORECASE,
    needs=("feeling", "sensation"),
    example=(
        "* gout, stinging, crawling or burning skin sensation",
        ["gout", "stinging, crawling or burning skin sensation"],
    ),
    counter_example="stinging, crawling or rash",
)
FLUID_OF = Rule(
    name="two fluids that come from one place or gather there",
    pattern=r"""
        \b (?: oozing | leak (?: age | ing ) | seep (?: age | ing ) | discharge | build-?up | collection | accumulation
            | drain (?: age | ing ) | flow ) \s of \s [\w-]+ \s (?: and/or | and | or ) \s [\w-]+
        (?= \s (?: from | in | into | under | around | at | through | on ) \s )
    """,
    flags=re.IGNORECASE,
    needs=(" of ",),
    example=(
        "* oozing of pus or fluid from the wound, gout\n* partial decrease or loss of hearing and hives",
        ["oozing of pus or fluid from the wound", "gout", "partial decrease or loss of hearing", "hives"],
    ),
    counter_example="oozing of fluid or pain",
)
VOICE = Rule(
    name="how one's voice is",
    pattern=r"\b (?: hoarse | croaky | husky | weak | lost ) \s voice \b",
    flags=re.IGNORECASE,
    needs=("voice",),
    example=("You may get a hoarse voice or dry cough.", ["hoarse voice", "dry cough"]),
    counter_example="voice that is hoarse",
)
LOSE_OR_GAIN = Rule(
    name="what one loses or gains",
    pattern=r"""
        \b (?: losing | gaining | putting \s on | eating | sleeping ) \s (?: and/or | and | or ) \s
        (?: losing | gaining | putting \s on | drinking ) \s [a-z]+
      | \b weight \s (?: gain | loss ) \s (?: and | or ) \s (?: gain | loss )
            (?P<unmeant> \s without \s (?: trying | meaning ) (?: \s to )? )
    """,
    flags=re.IGNORECASE,
    needs=("losing", "gaining", "putting", "drinking", "weight"),
    example=(
        "* losing or gaining weight\n* sudden weight gain or loss without meaning to",
        ["losing or gaining weight", "sudden weight gain or loss"],
    ),
    counter_example="losing hair or weight",
)
OR_HAVING = Rule(
    name="what one feels, and what one has besides",
    pattern=r"""
        (?P<one> \b feeling \s [a-z-]+ (?: , \s [a-z-]+ ){0,2} ) ,? \s (?: and | or ) \s
        (?= (?: having | being | getting | losing | finding | feeling ) \s
            | [a-z]+ \s (?: problems? | disturbances? | changes | disorders? | pains? | loss | attacks? ) \b )
    """,
    flags=re.IGNORECASE,
    needs=("feeling",),
    example=(
        "* feeling restless or having trouble sleeping\n* feeling angry and sleep disturbances",
        ["feeling restless", "trouble sleeping", "feeling angry", "sleep disturbances"],
    ),
    counter_example="feeling restless or sick",
)
HAD_BEFORE = Rule(
    name="something one had before, which gets worse or comes back",
    pattern=r"""
        \b [a-z]+ \s (?: (?: that | which ) \s )? you \s
        (?: already \s (?: have | had )
            | (?: have \s )? had \s (?: already | before | previously | in \s the \s past ) ) \s
        (?: (?: before \s )? (?: you \s started \s )? treatment \s )?
        (?: (?: get | become ) s? \s (?: worse | bigger | larger | more \s [a-z]+ ) | comes? \s back
            | flares? \s up | (?: return | spread | worsen ) s? )
    """,
    flags=re.IGNORECASE,
    needs=("already", "had"),
    example=(
        "* hives, or a cough you already have becomes worse\n* acne that you had before flares up, gout",
        ["hives", "cough you already have becomes worse", "acne that you had before flares up", "gout"],
    ),
    counter_example="a cough you have",
)
PUT_ON = Rule(
    name="where one puts one of several forms of the medicine",
    pattern=any_of("tails", "put_on"),
    flags=re.IGNORECASE,
    needs=("where",),
    example=(
        "* blisters where you rub the ointment, foam or oil, gout",
        ["blisters; where you rub the ointment, foam or oil", "gout"],
    ),
    counter_example="where you rub the ointment",
)
_WHOLE = (ORGANS_ACHE, SENSATIONS, FLUID_OF)
_WHOLE_IN_PLAIN_WORDS = (VOICE, LOSE_OR_GAIN, HAD_BEFORE)


def with_pairs(text: str) -> str:
    """A list in which pairs of words that share what stands in front or behind are not parted, or each have it."""
    text = OTHER_SENSATION.sub(lambda found: f"{found[0][: found.start('one') - found.start()]}{found['one']}, ", text)
    text = AT_ONE_ACT.sub(_at_act, text)
    for rule in _WHOLE:
        text = rule.sub(lambda found: closed(found[0]), text)
    return text


def with_lay_pairs(text: str) -> str:
    """A list in which pairs of plain words that are one are not parted, and what one feels is from what one has."""
    text = OR_HAVING.sub(lambda found: f"{found['one']}, ", text)
    text = PUT_ON.sub(_without_comma, text)
    for rule in _WHOLE_IN_PLAIN_WORDS:
        text = rule.sub(lambda found: closed(found[0].removesuffix(found.groupdict().get("unmeant") or "")), text)
    return text


def _without_comma(found: re.Match[str]) -> str:
    """A place in which a comma parts nothing."""
    front, comma, behind = found[0].partition(",")
    return f"{front}{closed(comma + behind)}"


def with_described(text: str) -> str:
    """A list in which two words that describe one thing are not parted, in any words."""
    return DESCRIBED_BOTH.sub(_described, text)


def _described(found: re.Match[str]) -> str:
    """Two words that describe what stands behind them, unless one of them names an effect or what one feels."""
    words = (found["one"].lower(), found["other"].lower())
    is_named = any(FELT.match(word) or (names_effect(word) and not word.endswith("ed")) for word in words)
    return found[0] if is_named else closed(found[0])


def _at_act(found: re.Match[str]) -> str:
    tail = closed(found["tail"])
    before = found[0][: found.start("one") - found.start()]
    return f"{before}{found['one']}{tail}, {found['other']}{tail}"
