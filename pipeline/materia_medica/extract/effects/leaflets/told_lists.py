"""Lists that only tell of the effect in front of them, and clauses that are one effect whatever stands in them."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_detail_rules import OF_CLASS
from materia_medica.extract.language.lists import KEPT_WHOLE
from materia_medica.extract.language.parentheses import PLACEHOLDER, mask, restore, unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand, is_part
from materia_medica.extract.language.word_tables import any_of

_CLOSED = str.maketrans(" ,/", "\u2063\u2064\u2062")
"""What stands for the signs of words that no list is to part."""
_OPENED = str.maketrans("\u2063\u2064\u2062", " ,/")
_MOST_WORDS = 6
"""Words of a piece before the last of such a list: a longer one ends what an effect leads to."""
_MOST_TOLD = 6
"""Commas of a list that only tells of an effect: a longer one lists effects."""
_MOST_BARE = 3
"""Pieces without a joint that tell of an effect together; of more or fewer, the list goes on behind the first."""
_BEFORE = r"(?: \w+ly \s )?"

GUARD = "\ua78f"
"""In front of a word that is to be no word of frequency."""
_CLOSED_BLANK = " ".translate(_CLOSED)

LEADS_TO = Rule(
    name="what an effect leads to, as a list",
    pattern=r"""
        (?<= [\w)\ue000-\uf8ff,] ) \s (?: causing | leading \s to | resulting \s in
          | (?: (?: often | sometimes | usually ) \s )? accompanied \s by
          | (?: (?: that | which ) \s (?: is | are ) \s | (?<= , \s ) ) associated \s with
          | (?: appearing | presenting | showing ) \s as | making
          | (?: which | that ) \s (?: (?: can | may | could | might ) \s (?: also \s )? )? occurs? \s
            (?: together | along ) \s with
          | (?: which | that ) \s (?: (?: can | may | could | might ) \s (?: also \s )? )?
            (?: causes? | leads? \s to | results? \s in | makes? \s you
                | predisposes? (?: \s \w+ )? \s to )
          | and \s (?: can | may | could | might ) \s (?: also \s )? (?: cause | lead \s to | result \s in ) ) \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* swollen airways causing coughing, wheezing and choking, gout\n"
        "* slow heart rate followed by rapid heart rate\n* inflamed liver causing yellow skin or eyes, or dark urine",
        [
            *("swollen airways; causing coughing, wheezing and choking", "gout"),
            *("slow heart rate; by rapid heart rate", "inflamed liver; causing yellow skin or eyes, or dark urine"),
        ],
    ),
    counter_example="cause of gout",
)
SUCH_AS = Rule(
    name="examples that the list goes on behind",
    pattern=r"""
        (?<! symptoms \s ) (?<! signs \s ) (?<! effects \s ) (?<! events \s ) (?<! effects , \s ) (?<! symptoms , \s )
        \b (?: such \s as | for \s example | e\.g\.? | including ) \s
    """,
    flags=re.IGNORECASE,
    example=(
        "* sore lining, such as the nose, mouth or windpipe, gout",
        ["sore lining; the nose, mouth or windpipe", "gout"],
    ),
    counter_example="symptoms such as gout",
)
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
        \b (?: things | voices | sounds | noises | people ) \s (?: that | which | who ) \s
            (?: are | do ) (?: \s not | n['’]t ) \s (?: really \s )? (?: there | exist ) \b
    """,
    flags=re.IGNORECASE,
    needs=("are", "do"),
    example=(
        "* seeing or feeling people who are not there, gout",
        ["seeing or feeling people who are not there", "gout"],
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
JOINT = re.compile(r"\s(?:and/or|and|or)\s", re.IGNORECASE)
_GOES_ON = re.compile(r"\s(?:and/or|and|or)\s(?!an?\s)[\w-]+(?:\s[\w-]+){0,3}\s*$", re.IGNORECASE)
"""A last piece that tells with those in front of it: "yellow skin or eyes, or dark urine"."""
_JOINS = ("and/or ", "and ", "or ")
_COURSE = re.compile(r"(?<=,\smost\s)(?=commonly\s(?:the|in|of|on)\s)", re.IGNORECASE)
"""In front of a word that tells where an effect mostly is, and not how often it occurs."""


def closed(words: str) -> str:
    """Words that no list is to part."""
    return words.translate(_CLOSED)


def goes_on(behind: str) -> bool:
    """Whether a list of examples goes on to the end of its text: no joint ends it before."""
    return not behind.startswith(_CLOSED_BLANK)


def opened(words: str) -> str:
    """Words as they were before they were closed."""
    return " ".join(words.replace(GUARD, "").translate(_OPENED).split()).replace(" ,", ",")


def with_closed(text: str) -> str:
    """A list whose parts that only tell of an effect, or describe one thing, are closed."""
    for rule in (FEELS_LIKE, NOT_THERE, UP_AND_DOWN, OF_ORGANS, DESCRIBED, INTO_WHICH, NOT_AS_IT_SHOULD):
        text = rule.sub(lambda found: closed(found[0]), text)
    text = _COURSE.sub(GUARD, text)
    text = OFTEN_DONE.sub(lambda found: f"{found['act']} {GUARD}{found['often']}", text)
    masked = mask(text)
    text = _with_told(_with_told(masked.text, LEADS_TO, least=0), SUCH_AS, least=1)
    return restore(text, masked.inside)


def _with_told(text: str, rule: Rule, *, least: int) -> str:
    """A list without parentheses whose lists behind a rule's words are closed where a joint ends them.

    `least` is the number of commas that must stand before that joint: "such as pain or swelling, itching" may go on.
    """
    for found in rule.finditer(text):
        behind = text[found.end() :]
        end = _end_of_list(behind, least, is_class=OF_CLASS.search(unmask(text[: found.start()])) is not None)
        if end is not None:
            text = f"{text[: found.end()]}{closed(f' {behind[:end]}')}{behind[end:]}"
    return text


def _end_of_list(behind: str, least: int, *, is_class: bool) -> int | None:
    """Where the list with which a text begins ends with its joined last piece; null where nothing joins one."""
    pieces = behind.split(";", maxsplit=1)[0].split(",")
    is_long = least > 0 and len(pieces) > _MOST_TOLD
    if is_long and _joins(pieces[0]) and not KEPT_WHOLE.search(pieces[0].lower()):
        return len(pieces[0])
    is_joined = pieces[-1].lstrip().lower().startswith(_JOINS) or _joins(pieces[-1], places=False)
    if least and is_joined and (is_class or not is_long):
        return None
    at = 0
    for index, piece in enumerate(pieces):
        at += len(piece) + (index > 0)
        if index > _MOST_TOLD or (index < least and _joins(piece)):
            return None
        is_last = index > 0 and index == len(pieces) - 1 and JOINT.search(piece) is not None
        if index >= least and (
            piece.lstrip().lower().startswith(_JOINS)
            or _joins(piece)
            or (is_last and not least and cannot_stand(JOINT.split(piece)[0]))
        ):
            if index + 1 < len(pieces) and _GOES_ON.match(pieces[index + 1]):
                continue
            return at
        if len(piece.split()) > _MOST_WORDS:
            return None
    if least or any(map(_joins, pieces[1:])) or PLACEHOLDER.search(pieces[0]):  # "causing swelling (oedema), fever"
        return None
    if len(pieces) == _MOST_BARE:
        return len(behind.split(";", maxsplit=1)[0])
    return len(pieces[0]) if len(pieces) > _MOST_BARE else None


def _joins(piece: str, *, places: bool = True) -> bool:
    """Whether a piece joins two things that each stand alone, or two `places`, rather than two words for one."""
    joint = JOINT.search(piece)
    first = piece[: joint.start()].strip() if joint else ""
    return joint is not None and ((places and is_part(first.lower())) or not cannot_stand(first))
