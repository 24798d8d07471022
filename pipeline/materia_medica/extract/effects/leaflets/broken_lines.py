"""Paragraphs that a conversion made of several: a head above its list, and a plan of doses behind a sentence."""

from __future__ import annotations

import re

from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line, line_of_part

DOSING = Rule(
    name="plan of doses, which a conversion left among the side effects",
    pattern=r"""
        (?: ^ | (?<= [.!?] \s ) ) \W{0,8}+ (?: (?: recommended | usual ) \s )?
        (?: dos (?: e | age | ing ) | treatment | medication | injection ) \s
        (?: schedule | plan | calendar | regimen | diary | chart ) (?: \s for \s [^.:;]{3,60} )? \s? (?: : | $ )
    """,
    flags=re.IGNORECASE,
    needs=("schedule", "plan", "calendar", "regimen", "diary", "chart"),
    example=(
        "Dosing calendar: zoxal taken with iron\n\nDay 1\n\nIron\n\nTell your doctor if you get any side effects.\n\n"
        "Rare (may affect up to 1 in 1,000 people)\n\n* gout",
        ["gout; rare", *["aside: general"] * 2, "aside: advice"],
    ),
    counter_example="gout when the dosing plan changes",
)


def below_colon(line: Line) -> list[Line]:
    """The lines of a paragraph that breaks behind a colon: its head, and each line below that begins in small letters;
    itself where no line ends so.
    """
    text = line.span.text
    if "\n" not in text or line.is_heading or line.block.kind == "item":
        return [line]
    head, _, below = text.partition("\n")
    if not head.rstrip().endswith(":") or not below[:1].islower():
        return [line]
    out = [line_of_part(line, 0, len(head))]
    start = at = len(head) + 1
    for part in below.split("\n"):
        if part[:1].islower() and at > start:
            out.append(line_of_part(line, start, at - 1))
            start = at
        at += len(part) + 1
    return [*out, line_of_part(line, start, len(text))]


def before_doses(line: Line) -> list[Line]:
    """A line cut where a plan of doses begins in it."""
    found = None if line.is_heading else DOSING.search(line.span.text)
    if found is None or not found.start():
        return [line]
    return [line_of_part(line, 0, found.start()), line_of_part(line, found.start(), len(line.span.text))]
