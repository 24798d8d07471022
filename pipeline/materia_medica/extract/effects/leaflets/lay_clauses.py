"""Clauses of plain language that are one effect though two verbs stand in them, or that only say who gets the next."""

from __future__ import annotations

import re

from materia_medica.extract.effects.leaflets.item_subjects import IT_FLOWS
from materia_medica.extract.language.effect import Effect
from materia_medica.extract.language.rule import Rule
from materia_medica.schema.ids import fold

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


def is_one(part: str) -> re.Match[str] | None:
    """A clause that is one effect as a whole, which its group `name` holds; null for another."""
    return CANNOT_EITHER.match(part) or IT_FLOWS.match(part)


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
