"""Lists that only tell of the effect in front of them, and clauses that are one effect whatever stands in them."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.told_ends import LEADS_TO, SUCH_AS, with_told
from materia_medica.extract.effects.leaflets.unparted import GUARD, closed
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.word_tables import any_of

_BEFORE = r"(?: \w+ly \s )?"
DESCRIBED = Rule(
    name="words that describe one thing together",
    pattern=rf"""
        \b {_BEFORE} {any_of("leaflets", "describing")}
        (?: (?: ,? \s (?: and/or | and | or ) \s | , \s | / ) {_BEFORE} {any_of("leaflets", "describing")} ){{1,20}}
        \s (?! (?: and | or | and/or | with | in | on | of | at | around | to ) \b ) [\w-]+
    """,
    flags=re.IGNORECASE,
    example=("* gout, itchy, blocked or runny nose", ["gout", "itchy, blocked or runny nose"]),
    counter_example="blocked nose or ears",
)
FEELS_LIKE = Rule(
    name="what it feels like",
    pattern=r"""
        \b (?: feel (?: s | ing )? | sense | sensation ) \s
            (?: (?: like | as \s if | as \s though | that ) \s (?: you | your )
            | you \s (?: are | were | have | cannot | might | may | will )
            | of \s (?: needing | having | wanting ) \s to ) \b
            [^,;()]* (?: (?: , \s [\w-]+ing )* ,? \s (?: and | or ) \s [\w-]+ing (?: \s \w+ly )? )?
      | \b failure \s of (?: \s (?! causing | leading | due ) [\w-]+ ){1,5}? \s to \s [^,;()]+
      | \b (?: act | behav | look ) (?: ing | e )? \s like \s (?: them | your | him | her | one ) sel (?: f | ves ) \b
      | \b feels? \s [\w-]+ (?: , \s [\w-]+ )* \s (?: and | or ) \s [\w-]+ (?= \s* (?: $ | [,;.(\ue000-\uf8ff] ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* feeling like your heart is pounding, racing or beating irregularly, gout\n* feeling you are about to fall",
        [
            "feeling like your heart is pounding, racing or beating irregularly",
            "gout",
            "feeling you are about to fall",
        ],
    ),
    counter_example="feeling sick or tired",
)
NOT_THERE = Rule(
    name="things that one senses though they are not there",
    pattern=r"""
        \b (?: things | something | voices? | sounds? | noises? | people | someone | smells | images | shapes | objects
            | animals | insects ) \s (?: that | which | who ) \s
            (?: are | is | do | does ) (?: \s not | n['’]t ) \s (?: really \s | actually \s )?
            (?: there | exist | real | present | happening ) \b
            (?P<next> ,? \s (?: and | or ) \s (?= (?: seeing | hearing | feeling | smelling ) \s ) )?
    """,
    flags=re.IGNORECASE,
    needs=("are", "is", "do"),
    example=(
        "* seeing or feeling people who are not there, gout\n"
        "* seeing things that aren't there or hearing voices which aren't real",
        [
            *("seeing or feeling people who are not there", "gout"),
            *("seeing things that aren't there", "hearing voices which aren't real"),
        ],
    ),
    counter_example="seeing things",
)
UP_AND_DOWN = Rule(
    name="what goes up and down, or comes and goes",
    pattern=r"\b [\w-]+ \s (?: that | which ) \s (?: goe?s? \s up \s and \s down | comes? \s and \s goe?s? ) \b",
    flags=re.IGNORECASE,
    needs=(" and ",),
    example=("* fever that comes and goes, gout", ["fever that comes and goes", "gout"]),
    counter_example="fever that goes up",
)
OF_ORGANS = Rule(
    name="several organs in front of what is measured of each",
    pattern=r"""
        \b (?: liver | hepatic | kidney | renal | digestive | pancreatic | cardiac | heart | muscle | thyroid )
        (?: (?: , \s | ,? \s (?: and/or | and | or ) \s )
            (?: liver | hepatic | kidney | renal | digestive | pancreatic | cardiac | heart | muscle | thyroid ) )+
        \s (?: enzymes? | function | tests? | values? )
    """,
    flags=re.IGNORECASE,
    example=(
        "* increased liver, renal and digestive enzymes, gout",
        ["increased liver, renal and digestive enzymes", "gout"],
    ),
    counter_example="liver and kidney failure",
)
INTO_WHICH = Rule(
    name="which behind the word of a place",
    pattern=r"\s (?: into | through ) \s which \s [^,;()]*",
    flags=re.IGNORECASE,
    example=(
        "* inflamed vein into which the medicine is given, gout",
        ["inflamed vein into which the medicine is given", "gout"],
    ),
    counter_example="vein which is inflamed",
)
WITH_BEHIND = Rule(
    name="what comes with an effect, behind a comma",
    pattern=r"""
        , \s ( with \s (?! (?: or | and ) \b ) [^,;()]+ (?= \s* (?: [;.(] | $ ) )
            | (?: (?: possibly | sometimes | often | usually ) \s with | progressing \s to
                | most \s commonly (?= \s (?: the | in | of | on ) \s ) ) \s [^,;()]+ (?= \s* (?: [,;.(] | $ ) )
            | (?: occasionally | sometimes ) \s (?: severe | serious | fatal | \w+ing ) (?= \s* (?: [,;.(] | $ ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* severe itching, with a red rash or raised bumps",
        ["severe itching; with a red rash or raised bumps"],
    ),
    counter_example="itching with a red rash",
)
NOT_AS_IT_SHOULD = Rule(
    name="what does not work as it should",
    pattern=r"""
        (?<= \w ) (?<! that ) (?<! which ) (?<! who ) \s (?: or \s not (?= \s at \s all \b )
            | (?: do | does | did ) \s not | less \s than \s it
            | how \s well \s your | you \s can \s? (?: ['’] \s? )? (?: t | not ) )
        (?: \s (?! (?: such | in | which | with | and | or | including | that ) \b ) [\w-]+ ){1,6}
    """,
    flags=re.IGNORECASE,
    needs=("less", "not", "well", "you"),
    example=(
        "* lungs do not work as they should, gout",
        ["lungs do not work as they should", "gout"],
    ),
    counter_example="do not drive",
)
WITH_SIGNS = Rule(
    name="signs that come with an illness or a discharge",
    pattern=rf"""
        \b (?: disorder | condition | discharge (?: \s (?: from | of | in ) \s (?: the | your | one ) \s [\w-]+ )? )
        \s with \s {any_of("leaflets", "come_with")} (?: , \s {any_of("leaflets", "come_with")} ){{1,6}}
        ,? \s (?: and/or | and | or ) \s {any_of("leaflets", "come_with")} (?= \s* (?: [;,.(] | $ ) )
    """,
    flags=re.IGNORECASE,
    needs=(" with ",),
    example=(
        "* discharge from the ear with itching, warmth and swelling (otitis), gout",
        ["discharge from the ear with itching, warmth and swelling; otitis", "gout"],
    ),
    counter_example="skin disorder with itching, redness and headache",
)
OFTEN_DONE = Rule(
    name="how often one does something, which is the effect",
    pattern=r"""
        \b (?P<act> (?: urinat (?: e | ing | ion ) | (?: pee | poo | wee ) (?: ing )? | how
            | pass (?: ing )? \s (?: urine | water | stools? )
            | go (?: ing )? \s to \s the \s toilet | empty (?: ing )? \s (?: the | your ) \s bladder )
            (?: \s (?: more | less | very | too | so | unusually ) )? ) \s (?P<often> often | frequently ) \b
    """,
    flags=re.IGNORECASE,
    example=(
        "* need to pass urine often\n* peeing more often\n* change in how often you pee\n"
        "* sores, most commonly in the mouth",
        [
            "need to pass urine often",
            "peeing more often",
            "change in how often you pee",
            "sores; most commonly in the mouth",
        ],
    ),
    counter_example="often passing urine",
)
_COURSE = re.compile(r"(?<=,\smost\s)(?=commonly\s(?:the|in|of|on)\s)", re.IGNORECASE)
"""In front of a word that tells where an effect mostly is, and not how often it occurs."""


def with_closed(text: str) -> str:
    """A list whose parts that only tell of an effect, or describe one thing, are closed."""
    text = NOT_THERE.sub(
        lambda found: closed(found[0].removesuffix(found["next"] or "")) + ", " * bool(found["next"]), text
    )
    for rule in (FEELS_LIKE, UP_AND_DOWN, OF_ORGANS, DESCRIBED, INTO_WHICH, NOT_AS_IT_SHOULD, WITH_SIGNS):
        text = rule.sub(lambda found: closed(found[0]), text)
    text = _COURSE.sub(GUARD, text)
    text = OFTEN_DONE.sub(lambda found: f"{found['act']} {GUARD}{found['often']}", text)
    masked = mask(text)
    text = with_told(with_told(masked.text, LEADS_TO, least=0), SUCH_AS, least=1)
    return restore(text, masked.inside)
