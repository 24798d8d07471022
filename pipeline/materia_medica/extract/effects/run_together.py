"""Labels that run on in one paragraph ("CNS: tremor CV: fainting", "Common: a; rare: b"): each is a line of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from materia_medica.extract.language.classes import names_system
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.ingredient import Ingredient
from materia_medica.extract.language.label_rules import EMPTY
from materia_medica.extract.language.mentions import ingredient_named
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.language.sentences import split_sentences
from materia_medica.extract.layout.lines import Line, line_of_label, line_of_part, within_item

_MOST_WORDS = 6
_LONGEST = 80
_AROUND = " *_•–—-"
_SIGNS_BEHIND = ":–—-"
"""One of these stands behind each label."""

BOUNDARY = Rule(
    name="end of what leads to labels",
    pattern=r"[.:;)\]\d–—-] [\s*_]* $",
    example=("Seen in trials: Skin: rash. Ear: noise.", ["Seen in trials:", "Skin: rash.", "Ear: noise."]),
    counter_example="Seen in trials",
)
OF_SENTENCE = Rule(
    name="label that opens a sentence",
    pattern=r"(?<= [.;] ) [\s*_]+ (?P<label> [A-Z] [^.:;()]{2,60} ) (?P<end> :\s )",
    example=("Skin: rash. Ear: noise. Gout: it is rare.", ["Skin: rash.", "Ear: noise.", "Gout: it is rare."]),
    counter_example="Skin: rash",
)
_OPENING = r"(?: ^ | (?<= [.;:,–—-] \s ) | \n ) [\s*_]*"
_CLOSING = r"(?P<end> [*_]* : [*_]* \s | [*_]* \s [–—-] \s )"
_WORDS = r"[^\W_] (?: [^.,:;\n–—] | (?<= \d ) [.,–—] (?= \d ) ){2,60}?"
OF_BAND = Rule(
    name="label of a band within a line",
    pattern=rf"""
        {_OPENING} (?! (?: these | those | they | this | it | all | most | such ) \b ) (?P<label> {_WORDS} ) {_CLOSING}
    """,
    flags=re.IGNORECASE,
    example=("Common: gout; rare: rash, fits.", ["Common: gout;", "rare: rash, fits."]),
    counter_example="Common gout; rare rash",
)
OF_INGREDIENT = Rule(
    name="label of an ingredient within a line",
    pattern=rf"{_OPENING} (?P<label> {_WORDS} ) {_CLOSING}",
    example=("Metformin: gas. Glimepiride: falls.", ["Metformin: gas.", "Glimepiride: falls."]),
    counter_example="Metformin and glimepiride",
)


class _Label(NamedTuple):
    """A label within a line: where it begins and ends, and where what it labels begins."""

    start: int
    end: int
    body: int


def parted(line: Line, ingredients: tuple[Ingredient, ...]) -> list[Line]:
    """A paragraph or item with several labels of body systems, bands or ingredients as one line for each; any other as
    it is. They are items below what leads to them, up to the first label that turns to the ingredients one by one.
    """
    text = line.span.text
    labels = [] if line.is_heading else _labels_in(text, ingredients)
    if len(labels) < 2:
        return [line]
    first = labels[0].start
    lead = text[:first].strip(f"{_AROUND}:")
    if lead and names_system(lead):
        labels, lead = [_Label(text.index(lead), text.index(lead) + len(lead), first), *labels], ""
    if lead and not BOUNDARY.search(text[:first]):
        return [line]
    ends = [label.start for label in labels[1:]] + [len(text)]
    lines = [line_of_label(line, *label, end) for label, end in zip(labels, ends, strict=True)]
    if not lead:
        return _nested(lines, ingredients, depth=line.block.depth)
    sentences = split_sentences(line.span.cut(0, first))
    at = sentences[-1].start - line.span.start if len(sentences) > 1 else 0
    leading = [line_of_part(line, 0, at), line_of_part(line, at, first)] if at else [line_of_part(line, 0, first)]
    names = [part.label is not None and ingredient_named(part.label.text, ingredients) is not None for part in lines]
    turn = names.index(True) if True in names[1:] and not names[0] else len(lines)
    led = _nested(lines[:turn], ingredients, depth=line.block.depth + 1)
    rest = _nested(lines[turn:], ingredients, depth=line.block.depth)
    return [*leading, *(within_item(part, 1) for part in led), *rest]


def _nested(lines: list[Line], ingredients: tuple[Ingredient, ...], *, depth: int) -> list[Line]:
    """The lines with those behind a label that names nothing itself as items below it: "Heart: Common: a; rare: b"."""
    out = []
    outer = inner = 0
    for line in lines:
        label = line.label.text if line.label is not None else ""
        if ingredient_named(label, ingredients):
            outer, inner, below = int(depth > 0), 0, 0
        elif not line.body.text.strip(_AROUND):
            inner, below = 1, outer + 1
        else:
            inner *= _states_band(label)
            below = outer + 2 * inner
        out.append(within_item(line, below) if below else line)
    return out


def _labels_in(text: str, ingredients: tuple[Ingredient, ...]) -> list[_Label]:
    """The labels in their order; none where fewer than two name a body system, state a band or name an ingredient."""
    if sum(map(text.count, _SIGNS_BEHIND)) < 2:
        return []
    found = {
        label.end: label
        for labels in (_sentences_of_systems(text), _ingredients(text, ingredients), _bands(text))
        for label in labels
    }
    return [found[end] for end in sorted(found)]


def _ingredients(text: str, ingredients: tuple[Ingredient, ...]) -> list[_Label]:
    """The labels that name one ingredient of several, where two or more do."""
    if len(ingredients) < 2:
        return []
    named = ((f, ingredient_named(f["label"], ingredients)) for f in OF_INGREDIENT.finditer(text))
    found = [_Label(*f.span("label"), f.end("end")) for f, name in named if name and " + " not in name]
    return found if len(found) > 1 else []


def _sentences_of_systems(text: str) -> list[_Label]:
    """The labels of body systems, and those that open a sentence behind the first of them."""
    out = []
    systems = 0
    at = text.find(":")
    while at >= 0:
        if text[at + 1 : at + 2].isspace() and (start := system_before(text, at)) is not None:
            systems += not EMPTY.search(text[start:at])
            out.append(_Label(start, at, at + 1))
        at = text.find(":", at + 1)
    if systems < 1 or len(out) < 2:
        return []
    others = OF_SENTENCE.finditer(text, out[0].start)
    return [*(_Label(*found.span("label"), found.start("end") + 1) for found in others), *out]


def _bands(text: str) -> list[_Label]:
    """The labels that state a frequency and nothing else, where two or more do."""
    found = [_Label(*f.span("label"), f.end("end")) for f in OF_BAND.finditer(text) if _states_band(f["label"])]
    return found if len(found) > 1 else []


def _states_band(label: str) -> bool:
    return statement(label).tier is not None and not rest_of(label)


def system_before(text: str, colon: int) -> int | None:
    """Where the longest label in front of a colon begins, at a capital letter."""
    words = text[max(0, colon - _LONGEST) : colon].replace("\n", " ").split(" ")[-_MOST_WORDS:]
    for n in range(len(words)):
        label = " ".join(words[n:])
        if label[:1].isupper() and (names_system(label) or EMPTY.search(label)):
            return colon - len(label)
    return None
