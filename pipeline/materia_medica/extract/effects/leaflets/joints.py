"""Joints within one effect: an "and" or "or" whose words behind name no effect by themselves parts nothing."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.leaflet_list_rules import GLUED
from materia_medica.extract.effects.leaflets.unparted import closed
from materia_medica.extract.language.lists import KEPT_WHOLE
from materia_medica.extract.language.parentheses import mask, restore, unmask
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.word_tables import any_of
from materia_medica.extract.terms.scan import names_effect

_JOINT = re.compile(r",?\s(?:and/or|and|or)\s", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:of|in|to|from|into|on|between|with|by|for|at)\s", re.IGNORECASE)
_EDGES = " \t.,;:*–—-"

INTO_PLACE = Rule(
    name="another place, behind a joint",
    pattern=r"""
        ^ (?: of | in | on | at | inside | around | under | beneath | into | near | behind | upon | within | between
            | from ) \s
        (?! (?: (?: rare | some | very | isolated | severe | most | many | few | certain | a \s few | exceptional
            | extreme ) \s | children | adults | patients | people | women | men | infants | particular | addition
            | general | the \s (?: case | event ) ) )
    """,
    flags=re.IGNORECASE,
    example=(
        "* feeling faint when standing or at rest\n* poor circulation to your hands, feet, or other bodily areas",
        ["feeling faint when standing or at rest", "poor circulation to your hands, feet, or other bodily areas"],
    ),
    counter_example="bleeding and, in rare cases, gout",
)
NEXT_ACT = Rule(
    name="another act that one cannot do",
    pattern=rf"^ (?: either \s | to \s )? {any_of('leaflets', 'acts')} \b",
    flags=re.IGNORECASE,
    example=("* difficulty speaking or writing", ["difficulty speaking or writing"]),
    counter_example="inability to sit or itching",
)
CANNOT = Rule(
    name="words in front of what one cannot do",
    pattern=r"""
        \b (?: in?abilit | abilit | unable | difficult | trouble | problem | thought | impulse | not \s | cannot \s
        | can['’]t \s | seeing \b
        | (?: to | in | of | on | upon | after | when | while | with | way | clenching | grinding ) \s )
    """,
    flags=re.IGNORECASE,
    example=("* clenching your teeth or moving", ["clenching your teeth or moving"]),
    counter_example="feeling thirsty and producing less urine",
)
ANOTHER = Rule(
    name="article of the next effect",
    pattern=r"^ an? \s",
    flags=re.IGNORECASE,
    example=("* difficulty breathing with wheezing or a rash", ["difficulty breathing with wheezing", "rash"]),
    counter_example="the rash",
)
A_PART = Rule(
    name="part of what stands in front",
    pattern=r"^ one \s of \s (?: its | their | the ) \b",
    flags=re.IGNORECASE,
    example=("* tear in the retina or one of its layers", ["tear in the retina"]),
    counter_example="one of both layers",
)
ANOTHER_STATE = Rule(
    name="what one is, feels or has besides",
    pattern=r"^ (?: being | feeling | having | losing | becoming | getting ) \s",
    flags=re.IGNORECASE,
    example=(
        "* difficulty in thinking or being confused and losing your memory",
        ["difficulty in thinking", "being confused", "losing your memory"],
    ),
    counter_example="thinking or writing",
)
CANNOT_DO = Rule(
    name="what one does badly",
    pattern=r"\b (?: difficulty | trouble | problems ) \s (?: (?: in | with ) \s )? (?! being | feeling ) \w+ing $",
    flags=re.IGNORECASE,
    example=("* trouble sleeping or feeling restless", ["trouble sleeping", "feeling restless"]),
    counter_example="fear of falling",
)
HEALING = Rule(
    name="healing of what does not heal well",
    pattern=r"\b healing \s of \s [\w\s-]+ $",
    flags=re.IGNORECASE,
    example=("* slow healing of cuts and wounds, bruising", ["slow healing of cuts and wounds", "bruising"]),
    counter_example="healing and wounds",
)
OF_SOMETHING = Rule(
    name="head with what it is of",
    pattern=r"\w \s (?: of | in | to | from | into | on | between | that | the \s way | sl?owed ) (?: \s | $ )",
    flags=re.IGNORECASE,
    example=("* disturbance of gait and equilibrium", ["disturbance of gait and equilibrium"]),
    counter_example="gait and equilibrium",
)
NAMES_SIGN = Rule(
    name="word of a sign",
    pattern=rf"\b {any_of('leaflets', 'sign_words')} \b",
    flags=re.IGNORECASE,
    example=("* tremor of the hands and strange postures", ["tremor of the hands", "strange postures"]),
    counter_example="equilibrium",
)
WITH_SIGN = Rule(
    name="effect with a sign of it",
    pattern=r"""
        \w [\w)] ,? (?<! together ) (?<! along ) (?<! combination ) (?<! combined ) \s with \s (?P<sign> [^,;]+ ) $
    """,
    flags=re.IGNORECASE,
    example=("* sore throat with fever or chills", ["sore throat with fever or chills"]),
    counter_example="flaking or peeling",
)
EVENT_WITH = Rule(
    name="event with its signs",
    pattern=r"""
        ^ \W* (?: an? \s )? (?: (?: severe | serious | sudden | life-threatening | acute ) ,? \s )*
        (?: (?: allergic | hypersensitivity | anaphylactic | anaphylactoid ) \s (?: reactions? | shock )
            | anaphylaxis ) \s with \s
    """,
    flags=re.IGNORECASE,
    needs=("with",),
    example=(
        "* severe allergic reaction with hives and a drop in blood pressure",
        ["severe allergic reaction with hives and a drop in blood pressure"],
    ),
    counter_example="allergic reaction and fever",
)
CAUSED_BY = Rule(
    name="one of several causes",
    pattern=r"\b (?: caused \s by | due \s to | because \s of | as \s a \s result \s of ) \s [^,;]+ $",
    flags=re.IGNORECASE,
    example=(
        "* yellowing of the skin, caused by liver or blood problems",
        ["yellowing of the skin; caused by liver or blood problems"],
    ),
    counter_example="liver or blood problems",
)


def with_joints(piece: str) -> str:
    """A piece of a list, in which no list is seen where words behind a joint only go on with the effect before it."""
    masked = mask(piece)
    out, at, begin, kept = "", 0, 0, tuple(found.span() for found in KEPT_WHOLE.finditer(masked.text.lower()))
    joints = [*_JOINT.finditer(masked.text)]
    for index, joint in enumerate(joints):
        end = joints[index + 1].start() if index + 1 < len(joints) else len(masked.text)
        before, is_kept = masked.text[at : joint.start()], any(a < joint.end() and joint.start() < b for a, b in kept)
        in_front, behind = _words(masked.text[begin : joint.start()]), _words(masked.text[joint.end() : end])
        is_one = not is_kept and _is_one(in_front, behind)
        if not is_kept and _is_another(in_front, behind):
            out += f"{before}; "
        else:
            out += f"{_one_list(before)}{closed(joint[0])}" if is_one else f"{before}{joint[0]}"
        at = joint.end()
        begin = begin if is_one else at
    return restore(out + masked.text[at:], masked.inside) if out else piece


def _one_list(before: str) -> str:
    """Words in front of a joint that parts nothing, in which the commas behind what is listed part nothing either."""
    heads = [*_HEAD.finditer(before)]
    at = heads[-1].end() if heads else len(before)
    if any(GLUED.match(piece) for piece in before[at:].split(",")[1:]):  # ", such as the hands and feet"
        return before
    return before[:at] + re.sub(r",\s", lambda comma: closed(comma[0]), before[at:])


def _words(text: str) -> str:
    return unmask(text).strip(_EDGES)


def _is_another(before: str, behind: str) -> bool:
    """Whether words behind a joint say what else one is or feels, beside what the words in front of it name."""
    return ANOTHER_STATE.match(behind) is not None and CANNOT_DO.search(before) is not None


def _is_one(before: str, behind: str) -> bool:
    """Whether words behind a joint go on with the effect in front of it."""
    if not before or not behind:
        return False
    if HEALING.search(before):
        return True
    if INTO_PLACE.match(behind) or (NEXT_ACT.match(behind) and CANNOT.search(before)):
        return True
    if sign := WITH_SIGN.search(before):
        is_sign = names_sign(sign["sign"]) or is_part(sign["sign"].lower())
        return EVENT_WITH.match(before) is not None or (is_sign and not ANOTHER.match(behind))
    if CAUSED_BY.search(before):
        return True
    if A_PART.match(behind):
        return False
    return OF_SOMETHING.search(before) is not None and not names_sign(behind.partition(" with ")[0])


def names_sign(words: str) -> bool:
    """Whether words name an effect or a sign by themselves."""
    return NAMES_SIGN.search(words) is not None or names_effect(words)
