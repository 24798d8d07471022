"""Numbers that run on in one paragraph ("1. nausea 2. gout 3. rash"): each begins an item of a list."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from materia_medica.extract.effects.run_together import system_before
from materia_medica.extract.language.rule import Rule
from materia_medica.extract.layout.lines import Line, line_of_label, line_of_part, within_item

_FEWEST = 3
"""Fewer numbers may be of another kind: a dose, a step, a grade."""

NUMBER = Rule(
    name="number of an item within a line",
    pattern=r"(?P<number> \d (?: (?<= ^\d ) | (?<= [\s;,:]\d ) ) \d? ) [.)] \s+ (?= [^\W\d] )",
    example=("Seen were: 1. gout 2. rash 3. fits", ["Seen were:", "gout", "rash", "fits"]),
    counter_example="Seen were: gout, rash, 3.5 % fits",
)

CAPITALS = Rule(
    name="label in front of numbers",
    pattern=r"""
        [a-z)] [.;,]? \s+ (?P<label> [A-Z] [\w-]+ (?: \s+ (?: and | or | of | the | [A-Z] [\w-]+ ) ){1,5} ) [\s:]* $
    """,
    example=(
        "1. gout 2. rash Allergic Reactions 1. hives 2. fits",
        ["gout", "rash", "Allergic Reactions", "hives", "fits"],
    ),
    counter_example="rash or other Reactions",
)


class _Item(NamedTuple):
    """An item within a line: where its number begins, and its words; `begins` says that it is the first of a list."""

    start: int
    words: int
    begins: bool


def itemised(line: Line) -> list[Line]:
    """A paragraph whose items are numbered within it as one line for each, below what leads to them; any other as it
    is. A body system in front of a number 1 is the label of that list.
    """
    text = line.span.text
    items = [] if line.is_heading else _items_in(text, is_item=line.block.kind == "item")
    if len(items) < _FEWEST:
        return [line]
    out: list[Line] = []
    depth = 0 if line.block.kind == "item" else 1
    lead, label = 0, _label_start(text, 0, items[0].start)
    for item, following in zip_longest(items, items[1:]):
        if item.begins:
            if text[lead : item.start if label is None else label].strip():
                out.append(line_of_part(line, lead, item.start if label is None else label))
                depth = 1
            if label is not None:
                out.append(within_item(line_of_label(line, label, item.start, item.start, item.start), 1))
                depth = 2
        end = following.start if following else len(text)
        if following and following.begins:
            label = _label_start(text, item.words, following.start)
            lead = end = following.start if label is None else label
        out.append(within_item(line_of_part(line, item.words, end), depth))
    return out


def _items_in(text: str, *, is_item: bool) -> list[_Item]:
    """The numbered items that follow one another from 1 on; a list may begin anew. The number of a list item is no part
    of its words, so that a 2 may be the first in them.
    """
    out: list[_Item] = []
    expected = 1
    for found in NUMBER.finditer(text):
        number = int(found["number"])
        if is_item and not out and number == 2:
            out, expected = [_Item(0, 0, begins=True)], 2
        if number in (1, expected):
            out.append(_Item(found.start(), found.end(), begins=number == 1))
            expected = number + 1
    return out


def _label_start(text: str, start: int, end: int) -> int | None:
    """Where the label of a list begins that stands right in front of it, behind `start`: words with capitals behind
    others, or a body system.
    """
    behind = CAPITALS.search(text[start:end])
    if behind is not None:
        return start + behind.start("label")
    at = system_before(text, len(text[:end].rstrip(" :\n")))
    return at if at is not None and at >= start else None
