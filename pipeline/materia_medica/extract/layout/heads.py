"""The device by which a page marks its sections where it has no headings for them, turned into headings.

What marks one section on a page marks its others: once "Side effects" is found as a line in capitals, a short line of
its own, a label in a list or the first cell of a row, the other lines that look alike are heads as well. Nothing after
this knows by what a section was marked.
"""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.language.frequency import statement
from materia_medica.extract.language.labels import read_label
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line
from materia_medica.extract.layout.openings import headings_first, names_effects
from materia_medica.extract.layout.section_kinds import (
    NEVER_HOLD_EFFECTS,
    is_question,
    kind_of,
    kind_of_heading,
    may_head_effects,
    names_more_than_effects,
)

BELOW_ALL_HEADINGS = 7
"""The level of a section that no heading opened: any heading ends it."""
_MOST_WORDS = 8
"""A plain line of its own with more words heads nothing."""
_OF_A_GROUP = frozenset(("group", "system", "class", "note", "ingredient"))
"""Readings of a label that may stand within side effects."""

_NEVER_WITHIN = frozenset(("contraindications", "dosage", "faqs", "interactions", "mechanism", "pregnancy", "storage"))
"""Kinds of sections that are no group of effects, however their heads look."""


class Device(NamedTuple):
    """How a line stands out."""

    form: str
    """`own` for a line of its own, `label` for words before a colon, `row` for the first cell of a row."""
    depth: int
    is_bold: bool
    is_upper: bool


class _Page(NamedTuple):
    """What a page has beside the line that is looked at."""

    names: frozenset[str]
    """Its medicines in small letters, one of which may stand in front of a head."""
    takes_composed: bool
    """Whether no line names side effects alone, so that one that names more than them counts."""
    takes_lesser: bool
    """Whether no line names side effects at all, so that a lesser name stands for them."""
    may_ask: bool
    """Whether a head may be a question: no label was found to open side effects."""


def with_heads(lines: list[Line], *, found: bool, names: frozenset[str]) -> list[Line]:
    """The lines of a page, those that its device marks as heads turned into headings below all headings.

    `found` says whether a label outside of lists opens side effects, so that none inside of a list is looked for;
    `names` are the page's medicines in small letters, one of which may stand in front of a head.
    """
    within = _where_effects_may_be_marked(lines)
    if not within:
        return lines
    page = _Page(
        names,
        takes_composed=not names_effects_alone(lines),
        takes_lesser=not names_effects(lines),
        may_ask=not found,
    )
    marking = (d for i in sorted(within) if (d := _marks_effects(lines[i], page)))
    device = next((d for d in marking if not (found and d.depth)), None)
    if device is None:
        return lines
    takes_all = device.form == "row" or device.is_upper or device in _with_words_behind(lines, within, page)
    marked: list[Line] = []
    above: Line | None = None
    for index, line in enumerate(lines):
        is_head = index in within and _is_head(line, device, page, takes_all=takes_all)
        is_head = is_head and not (above is not None and _is_group_of(line, above))
        above = line if is_head else above
        marked.append(_as_head(line) if is_head else line)
    return marked


def _is_group_of(line: Line, above: Line) -> bool:
    """Whether a line that names side effects of one frequency stands below a head that names them all."""
    if kind_of(title_of(line)) != "side_effects" or kind_of(title_of(above)) != "side_effects":
        return False
    return statement(title_of(line)).says_something and not statement(title_of(above)).says_something


def _with_words_behind(lines: list[Line], within: set[int], page: _Page) -> set[Device]:
    """The devices of labels with words behind them: a page of labelled facts, in which each label is a head."""
    named = (lines[i] for i in within if lines[i].label is not None and lines[i].body.text)
    return {d for line in named if (d := _marks_effects(line, page))}


def _where_effects_may_be_marked(lines: list[Line]) -> set[int]:
    """The lines that may hold the page's device: all, or those below a heading of side effects and other things."""
    if any(_heads_effects_alone(line) for line in lines if line.block.kind == "heading"):
        return set()
    heading: Line | None = None
    found: set[int] = set()
    below_effects: set[int] = set()
    for index, line in enumerate(lines):
        if line.is_heading:
            kind = kind_of_heading(title_of(line))
            if heading is not None and kind is None and line.block.level > heading.block.level:
                continue
            heading = line
        elif heading is None or kind_of_heading(title_of(heading)) not in NEVER_HOLD_EFFECTS:
            found.add(index)
            if heading is not None and kind_of_heading(title_of(heading)) == "side_effects":
                below_effects.add(index)
    return below_effects or found


def _heads_effects_alone(heading: Line) -> bool:
    title = title_of(heading)
    return kind_of_heading(title) == "side_effects" and not names_more_than_effects(title)


def title_of(line: Line) -> str:
    """What a line would be as a heading: the first cell of a row, else its label, else all of it."""
    if line.block.kind == "row" and line.block.cells:
        first = line.block.cells[0]
        return line.span.text[first.start - line.span.start : first.end - line.span.start]
    return (line.label or line.span).text


def names_effects_alone(lines: list[Line]) -> bool:
    """Whether a line that may be a head names side effects and nothing else."""
    return any(kind_of(title_of(line)) == "side_effects" for line in headings_first(lines) if _may_be_head(line))


def _may_be_head(line: Line) -> bool:
    return line.is_heading or _device_of(line) is not None


def _device_of(line: Line, *, may_ask: bool = False) -> Device | None:
    """The device of a line that may head something; null for plain text, and for a question unless it `may_ask`."""
    title = title_of(line)
    if line.is_heading or not title.strip() or (is_question(title) and not may_ask):
        return None
    if line.block.kind == "row":
        return Device("row", 0, False, False) if len(line.block.cells) > 1 else None
    words = title.strip(" *_:")
    has_body = line.label is not None and bool(line.body.text)
    if not has_body and (words.count(" ") >= _MOST_WORDS or words.endswith((".", ";", ",", "!"))):
        return None
    is_upper = words.isupper() and line.block.depth == 0
    form = "own" if is_upper or line.label is None else "label"
    # a text without markup stands in a list by chance, behind a line that begins with a dash: only an item is deeper
    depth = 0 if form == "own" and line.block.kind == "paragraph" else line.block.depth
    return Device(form, depth, line.is_bold, is_upper)


def _marks_effects(line: Line, page: _Page) -> Device | None:
    """The device of a line that names side effects by it; a bare item of a list is none."""
    device = _device_of(line, may_ask=page.may_ask)
    if device is None or _kind_of(line, page) != "side_effects":
        return None
    if device.form == "own" and ((line.is_bold and not device.is_upper) or (device.depth and line.label is None)):
        return None  # bold lines of their own are found as labels are, and a bare item names no section
    return device


def _kind_of(line: Line, page: _Page) -> str | None:
    """The kind that a line names, perhaps behind the name of the page's medicine where it is a line of its own."""
    title = title_of(line)
    kind = kind_of(title)
    if kind is None and line.label is None and line.block.kind == "paragraph":
        name = next((n for n in page.names if title.lower().startswith(f"{n} ")), None)
        kind = kind_of(title[len(name) + 1 :]) if name else None
    if kind is None and page.takes_composed and not has_verb(title):
        kind = kind_of_heading(title) or ("side_effects" if page.takes_lesser and may_head_effects(title) else None)
    return kind


def _is_head(line: Line, device: Device, page: _Page, *, takes_all: bool) -> bool:
    """Whether a line looks like the page's heads; where not all such lines are, it must name a known kind.

    One that looks otherwise counts where it names what never is a part of side effects.
    """
    own = _device_of(line, may_ask=page.may_ask)
    if own is None:
        return False
    title = title_of(line)
    if own != device:
        is_like = own.depth == device.depth and "row" not in (own.form, device.form) and not is_question(title)
        return is_like and _kind_of(line, page) in _NEVER_WITHIN
    if is_question(title) and _kind_of(line, page) is None:
        return False
    return _kind_of(line, page) is not None or (takes_all and read_label(title, ()).kind not in _OF_A_GROUP)


def _as_head(line: Line) -> Line:
    block = line.block._replace(kind="heading", level=BELOW_ALL_HEADINGS, depth=0, number=None, cells=())
    if line.block.kind == "row":
        first, second = line.block.cells[:2]
        cut = line.span.start
        label, body = line.span.cut(0, first.end - cut), line.span.cut(second.start - cut)
        return Line(block, line.span, label, body, False)
    return line._replace(block=block)
