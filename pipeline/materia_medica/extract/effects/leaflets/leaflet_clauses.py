"""Clauses of an item that each say what one gets, "you get a cough and feel dizzy", or are one of two verbs."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.item_subjects import IT_FLOWS
from materia_medica.extract.effects.leaflets.leaflet_getting_rules import NEXT_CLAUSE, NEXT_VERB, SENSES
from materia_medica.extract.effects.leaflets.wholes import whole
from materia_medica.extract.language.effect import Effect, joined_details
from materia_medica.extract.language.parentheses import mask, restore
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.stand_alone import is_part
from materia_medica.extract.language.word_tables import in_order, table
from materia_medica.schema.ids import fold

_YOU = re.compile(
    rf"\W*(?:(?:if\s)?you(?:['’](?:re|ve))?|get|have|are|feel|{in_order(table('lay')['actions'])})\s", re.IGNORECASE
)
"""Who gets what an item says, or the verb of getting or doing behind a head that says who."""

_PLACE = re.compile(r"\W*(?:if\s)?(?:your\s(?P<place>[\w-]+)|the\swhites?\sof\s(?:your|the)\seyes)", re.IGNORECASE)

_ACT = r"""
    (?: (?: even | properly ) \s )?
    (?: move | see | hear | speak | talk | read | write | eat | drink | swallow | chew | pee | poo | wee | urinate
        | breathe | walk | stand | sit | lie | stay | sleep | stop | start | control | open | close | bend | raise
        | lift | hold | use | turn | think | focus | concentrate | remember | smell | taste | straighten | empty | get
        | keep | cough | rest | relax
        | feel (?= \s (?: your | the | it | anything | any | pain | heat | cold | part | or | and ) \b ) )
"""
CANNOT_EITHER = Rule(
    name="two things of one that one cannot do",
    pattern=rf"""
        ^ \W* (?: (?: if \s )? you \s )?
        (?P<name> (?: suddenly \s )? (?: cannot | can ['’]? t | are \s (?: unable | not \s able ) \s to ) \s
            (?: {_ACT} (?: \s (?! (?: and | or ) \b ) [\w'’-]+ ){{0,4}}? \s (?: and | or ) \s {_ACT} \b [^,;]*
              | keep \s [\w-]+ \s (?: or | and ) \s [\w-]+ \s down \b [^,;]* ) ) $
    """,
    flags=re.IGNORECASE,
    needs=("can", "able"),
    example=(
        "* you cannot bend or feel your toes\n* you cannot keep water or food down",
        ["cannot bend or feel your toes", "cannot keep water or food down"],
    ),
    counter_example="you cannot sleep or feel very anxious",
)
GAINING_OR_LOSING = Rule(
    name="gaining or losing something",
    pattern=r"""
        ^ \W* (?: (?: if \s )? you (?: ['’] (?: re | ve ) | \s (?: are | have ) )? \s )?
        (?P<name> (?: gain \s or \s lose | gained \s or \s lost | lose \s or \s (?: gain | put \s on )
            | lost \s or \s (?: gained | put \s on ) | put \s on \s or \s los (?: e | t ) ) \s [^,;]+? )
        (?: \s without \s (?: trying | meaning ) (?: \s to )? )? $
    """,
    flags=re.IGNORECASE,
    needs=("gain", "put on"),
    example=(
        "* you gain or lose weight without trying to\n* you've lost or gained a lot of weight",
        ["gain or lose weight", "lost or gained a lot of weight"],
    ),
    counter_example="you gain weight",
)
TURNS_OR = Rule(
    name="two things that happen to one part of the body",
    pattern=r"""
        ^ \W* (?P<part> (?: (?: one | some | parts | both ) \s (?: of \s )?
                | the \s [\w-]+ \s (?: of | on | in | around | under ) \s )? your \s [\w-]+ (?: \s [\w-]+ )?? ) \s
        (?P<one> (?: become | turn | get | go | feel | stop | swell | hurt | ache | peel | crack | is | are )
            (?: e?s )? \b [^,;]{0,40}? ) ,? \s or \s
        (?P<other> (?: (?: becomes? | turns? | gets? | goes? | feels? | starts? | falls? ) \s [^,;]+
            | (?: swell | bruise | bleed | peel | crack | itch | burn | sting | ache | hurt | twitch | tingle | shake
                | jerk | droop ) (?: e?s )? \b [^,;]* ) ) $
    """,
    flags=re.IGNORECASE,
    needs=("your",),
    example=(
        "* your lips swell or turn blue\n* the skin on your feet gets dry or peels",
        ["lips swell", "lips turn blue", "skin on your feet gets dry", "skin on your feet peels"],
    ),
    counter_example="your lips turn blue or grey",
)
_EXAMPLES = re.compile(r",\s(?=(?:such\sas|for\sexample|like|especially)\b)", re.IGNORECASE)
NO_RELIEF = Rule(
    name="medicine that does not help, which is no effect",
    pattern=r"""
        ^ \W* (?: if \s )? (?: your | the ) \s (?: reliever | inhaler | medicine | painkillers? | tablets?
            | spray | cream
            | treatment | adrenaline | auto-?injector ) (?: \s [\w-]+ )? \s
        (?: (?: does | do | is | are ) \s not | doesn ['’] t | don ['’] t ) \s (?: help | work | seem | relieve
            | helping | working ) \b
    """,
    flags=re.IGNORECASE,
    needs=("not", "n't", "n’t"),
    example=(
        "Call 999 if:\n\n* your breathing gets worse and your reliever does not help",
        ["breathing gets worse; serious"],
    ),
    counter_example="your legs do not work",
)
TOLD_BEFORE = Rule(
    name="clause that tells what the effect before leads to, and goes on",
    pattern=r"""
        \s (?: which | that ) \s (?: may | can | could | might ) \s (?: also \s )?
            (?: cause | lead \s to | result \s in | increase | make | mean ) \b [^,;]* $
    """,
    flags=re.IGNORECASE,
    example=(
        "* fewer platelets which may increase the risk of bleeding and you may bruise easily",
        ["fewer platelets; which may increase the risk of bleeding and you may bruise easily"],
    ),
    counter_example="fewer platelets, and you may bruise easily",
)


def clauses_in(words: str) -> list[str]:
    """The clauses of words of an item, each with who gets what it says, or with the part that it happens to."""
    clauses = (clause for part in _next_clauses(words) for clause in _with_verbs(part))
    return [each for clause in clauses for each in _with_part(clause)]


def happening(clause: str) -> tuple[Effect, ...]:
    """What a clause says as a whole, with the examples behind it as detail."""
    name, *examples = _EXAMPLES.split(clause, maxsplit=1)
    return tuple(e._replace(detail=joined_details(e.detail, *examples)) for e in whole(name))


def _with_part(clause: str) -> list[str]:
    """The clauses of "your lips swell or turn blue", each with the part that it happens to."""
    found = TURNS_OR.match(clause)
    return [clause] if found is None else [f"{found['part']} {found['one']}", f"{found['part']} {found['other']}"]


def _next_clauses(words: str) -> list[str]:
    """Words cut where the next thing begins that one may get, in no parenthesis, and not where one only tells on."""
    masked = mask(words)
    text, out, at = masked.text, [], 0
    for found in NEXT_CLAUSE.finditer(text):
        before = text[at : found.start()]
        if found[0].startswith(",") or not (TOLD_BEFORE.search(before) or _is_place(before)):
            out.append(text[at : found.start()])
            at = found.end()
    if not out:
        return [words]
    return [restore(part, masked.inside) for part in (*out, text[at:])]


def _is_place(words: str) -> bool:
    """Whether words only name a place, of which the next say what happens: "your skin or your eyes turn yellow"."""
    place = _PLACE.fullmatch(words)
    return place is not None and is_part((place["place"] or "eyes").lower())


def _with_verbs(part: str) -> list[str]:
    """The clauses of "you get a cough, feel dizzy and are losing weight", each with who gets it."""
    if _YOU.match(part) is None or any(rule.match(part) for rule in (SENSES, CANNOT_EITHER, GAINING_OR_LOSING)):
        return [part]
    masked = mask(part)
    first, *others = (restore(piece, masked.inside) for piece in NEXT_VERB.split(masked.text))
    return [first, *(f"you {other}" for other in others)]


def is_one(part: str) -> re.Match[str] | None:
    """A clause that is one effect as a whole, which its group `name` holds; null for another."""
    return CANNOT_EITHER.match(part) or GAINING_OR_LOSING.match(part) or IT_FLOWS.match(part)


def told_apart(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Effects of one item that have one name between them and differ in what is told of each, with that as their name:
    "spots that come up for no reason" and "spots that keep growing".
    """
    names = [fold(e.name) for e in effects]
    return tuple(
        e._replace(name=f"{e.name} {e.detail}", detail=None)
        if names.count(name) > 1 and (e.detail or "").startswith("that ")
        else e
        for e, name in zip(effects, names, strict=True)
    )
