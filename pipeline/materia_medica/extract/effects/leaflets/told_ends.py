"""Where lists end that only tell of the effect in front of them."""

from __future__ import annotations

import re
from itertools import pairwise

from materia_medica.extract.effects.leaflets.leaflet_detail_rules import OF_CLASS
from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.lists import KEPT_WHOLE
from materia_medica.extract.language.parentheses import PLACEHOLDER, unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import cannot_stand, is_part

_MOST_WORDS = 6
"""Words of a piece before the last of such a list: a longer one ends what an effect leads to."""
_MOST_TOLD = 6
"""Commas of a list that only tells of an effect: a longer one lists effects."""
_MOST_BARE = 3
"""Pieces without a joint that tell of an effect together; of more or fewer, the list goes on behind the first."""
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
        "* sore lining, such as the nose, mouth or windpipe, gout\n"
        "* eye problems such as pain, heat and itching, thirst and fits",
        ["sore lining; the nose, mouth or windpipe", "gout", "eye problems; pain, heat and itching", "thirst", "fits"],
    ),
    counter_example="symptoms such as gout",
)
JOINT = re.compile(r"\s(?:and/or|and|or)\s", re.IGNORECASE)
_GOES_ON = re.compile(r"\s(?:and/or|and|or)\s(?!an?\s)[\w-]+(?:\s[\w-]+){0,3}\s*$", re.IGNORECASE)
"""A last piece that tells with those in front of it: "yellow skin or eyes, or dark urine"."""
_JOINS = ("and/or ", "and ", "or ")


def with_told(text: str, rule: Rule, *, least: int) -> str:
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
        return _joined_before(pieces)
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


def _joined_before(pieces: list[str]) -> int | None:
    """Where a list ends of which a piece before the last one joins two things: "itching and rash, gout and fever"."""
    at = len(pieces[0])
    for piece, behind in pairwise(pieces[1:]):
        at += len(piece) + 1
        if len(piece.split()) > _MOST_WORDS or behind.lstrip().lower().startswith(_JOINS):
            return None
        is_pair = " and " in piece and " or " not in piece and not KEPT_WHOLE.search(piece.lower())
        if piece.lstrip().lower().startswith("and ") or (is_pair and _joins(piece)):
            return at
    return None


def _joins(piece: str, *, places: bool = True) -> bool:
    """Whether a piece joins two things that each stand alone, or two `places`, rather than two words for one."""
    joint = JOINT.search(piece)
    first = piece[: joint.start()].strip() if joint else ""
    return joint is not None and ((places and is_part(first.lower())) or not cannot_stand(first))
