"""Lines of leaflets as they were meant: bands that a conversion left behind an item stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from materia_medica.extract.effects.leaflets.broken_lines import before_doses, below_colon
from materia_medica.extract.effects.leaflets.leaflet_band_rules import (
    BAND,
    BAND_WITHIN,
    BARE_BAND,
    BEHIND_EVENT,
    DAMAGED_BAND,
    EVENT_BEHIND,
    EVENT_WITH_BAND,
    HEAD_BEHIND,
    NEXT_HEAD,
    UNKNOWN_BAND,
)
from materia_medica.extract.effects.leaflets.leaflet_item_bands import names_before_band
from materia_medica.extract.effects.leaflets.leaflet_line_rules import GOES_ON, REPORTING, REPORTING_IN_PASSING, RUN_ON
from materia_medica.extract.effects.leaflets.leaflet_marks import marked
from materia_medica.extract.effects.leaflets.leaflet_run_heads import head_in_front
from materia_medica.extract.effects.leaflets.leaflet_systems import SYSTEM_AT_END, of_systems
from materia_medica.extract.effects.leaflets.led_lists import led
from materia_medica.extract.effects.leaflets.unsigned import begins_unsigned, begins_with_name
from materia_medica.extract.language.stand_alone import cannot_stand
from materia_medica.extract.language.verbs import has_verb
from materia_medica.extract.layout.lines import Line, at_margin, line_of_part
from materia_medica.read.document import Span
from materia_medica.schema.ids import fold

_LEADING = 80
"""Characters behind a band that only lead to its list: "Very common (...) Visual side effects include:"."""


_BANDS = (BAND, DAMAGED_BAND, UNKNOWN_BAND)
_FEWEST_ITEMS = 3
_DESCRIBES = ("ic", "ior", "al", "ous", "mour", "mor")
"""The end of a word that describes what follows: "Thrombotic Thrombocytopenic Purpura"."""
_BEGINS_CLAUSE = ("if ", "when ", "in ", "for ")
FIRST_WORD = re.compile(r"[^\w-]")


_ENDS = ",;."
_LEADS_TO_NAME = frozenset(
    (
        "with",
        "see",
        "and",
        "of",
        "or",
        "the",
        "called",
        "to",
        "in",
        "by",
        "like",
        "as",
        "a",
        "an",
        "named",
        "from",
        "for",
        "on",
    )
)


class Piece(NamedTuple):
    """A line, or a part of one."""

    line: Line
    is_band: bool
    """Whether it is a band of frequency with its number, and nothing else."""
    is_sentence: bool = False
    """Whether it is a band that is a sentence of its own, behind which others stand."""


def pieces_of(line: Line) -> list[Piece]:
    """A line cut at its bands and at the marks of items within it; where it has none it is one piece."""
    if any(len(parts := cut(line)) > 1 for cut in (below_colon, before_doses, marked, led, of_systems)):
        return [piece for part in parts for piece in pieces_of(part)]
    text = line.span.text
    if not line.is_heading and (at := head_in_front(text) or _next_head(text)) is not None:
        rest = at_margin(line_of_part(line, at, len(text)))
        return [*pieces_of(line_of_part(line, 0, at)), *pieces_of(rest)]
    bands = _bands(text)
    bands = _with_bare(text, bands) or _bare_band(line)
    if not bands and not line.is_heading and (system := SYSTEM_AT_END.search(text)):
        rest = at_margin(line_of_part(line, system.end(), len(text)))
        return [*pieces_of(line_of_part(line, 0, system.start())), *pieces_of(rest)]
    if not bands:
        return [Piece(part, False) for part in _without_lead(line)]
    out: list[Piece] = []
    at = 0
    for start, end in bands:
        if text[at:start].strip(" .,;:*"):
            part = line_of_part(line, at, start)
            out += [Piece(piece, False) for piece in _without_lead(at_margin(part) if at else part)]
        out.append(Piece(at_margin(line_of_part(line, start, end)), True, text[end:].startswith(". ")))
        at = end
    if text[at:].strip(" .,;:*)"):
        rest = at_margin(line_of_part(line, at, len(text)))
        out += pieces_of(rest) if _bare_band(rest) else [Piece(rest, False)]
    return out


def _next_head(text: str) -> int | None:
    """Where in a text a head, or an event with its band, begins or ends behind another; null where none does."""
    found = NEXT_HEAD.search(text) or EVENT_BEHIND.search(text) or EVENT_WITH_BAND.search(text)
    if found is None and (behind := BEHIND_EVENT.match(text)):
        return behind.start("behind")
    found = found or _head_behind(text)
    return None if found is None else found.start()


def _head_behind(text: str) -> re.Match[str] | None:
    """Where behind an item a sentence begins that heads what follows; null in a text of sentences."""
    head = HEAD_BEHIND.search(text)
    before = text[: head.start()] if head else ""
    is_clause = (
        before.lower().startswith(_BEGINS_CLAUSE)
        or ("side effect" in before.lower() and not before.endswith("."))
        or (has_verb(before) and not before[:1].islower())
    )
    return None if is_clause else head


def reporting_at(line: Line) -> int | None:
    """Where in a line the part begins that says whom to tell of side effects; null where it does not."""
    found = REPORTING.search(line.span.text)
    return found.start() if found else None


def is_in_passing(line: Line, at: int, lines: Sequence[Line]) -> bool:
    """Whether words that say whom to tell stand in front of the bands of the section, and end nothing."""
    if not REPORTING_IN_PASSING.match(line.span.text[at:]):
        return False
    return any(other.span.start > line.span.start and _bands(other.span.text) for other in reversed(lines))


def run_on(span: Span, names: Iterable[str] = ()) -> list[Span]:
    """The items of a list that a conversion made one text: each begins with a capital letter, without a sign before,
    or right behind the name of another.

    `names` are those of the medicine, which begin no item.
    """
    own = {fold(name.split(" ", 1)[0]) for name in names if name}
    ends = {at.start() for at in RUN_ON.finditer(span.text) if _begins_item(span.text, at.start(), own)}
    unsigned = begins_unsigned(span.text)
    ends.update(at - 1 for at in unsigned if span.text[at - 1] == " ")
    cuts = [0, *sorted(ends), len(span.text)]
    return [part for a, b in pairwise(cuts) if (part := span.cut(a, b)).text]


def is_run_on(span: Span) -> bool:
    """Whether a conversion made several items one text, of which no more than the last is a sentence."""
    parts = run_on(span)
    is_one = len(parts) >= _FEWEST_ITEMS and begins_with_name(parts[0].text)
    return is_one and not any(has_verb(part.text) for part in parts[:-1])


def _begins_item(text: str, at: int, own: set[str]) -> bool:
    """Whether an item begins at a capital: in no parenthesis, behind no word that leads to a name, or a part of one."""
    before = text[:at]
    last = before.rsplit(" ", 1)[-1].rsplit("/", 1)[-1]
    if before.count("(") + before.count("[") > before.count(")") + before.count("]"):
        return False
    opens_name = last[:1].isupper() and (len(before) > len(last) or last.endswith(_DESCRIBES))
    if not opens_name and before[max(map(before.rfind, _ENDS)) + 1 :].strip() == last and cannot_stand(last.lower()):
        return False  # "Chest Pain", "gout, decreased Iron levels"
    if opens_name or last.lower() in _LEADS_TO_NAME:
        return False
    return fold(FIRST_WORD.split(text[at:].strip(), maxsplit=1)[0]) not in own


def _bands(text: str) -> list[tuple[int, int]]:
    """The bands that open a group: at the begin or end of the line, before a colon, or behind a sentence."""
    out: list[tuple[int, int]] = []
    for found in sorted((f for rule in _BANDS for f in rule.finditer(text)), key=lambda found: found.start()):
        if out and found.start() < out[-1][1]:
            continue
        start = found.start()
        before, behind = text[:start].rstrip(), text[found.end() :].strip(" \n.*)")
        is_own = found[0][:1].islower() or (before.endswith(".") and text.rstrip().endswith(")."))
        if not behind and is_own and names_before_band(before):
            continue
        opens = not before or before.endswith((".", ":", ";", "!", "?", ")")) or found[0].lstrip()[0].isupper()
        leads_on = len(behind) < _LEADING and behind.endswith(":") and BARE_BAND.search(behind) is None
        ends = not behind or leads_on or found[0].rstrip().endswith(":") or behind[:1].isupper() or not before
        is_closed = found[0].rstrip().endswith(")")
        ends = ends or (is_closed and (begins_with_name(behind) or (before.endswith(".") and _names_first(behind))))
        if (
            opens
            and ends
            and before.count("(") <= before.count(")")
            and (found[0].rstrip().endswith(":") or not _reads_on(behind))
        ):
            out.append((start, len(text.rstrip()) if leads_on else found.end()))
    return out


def _with_bare(text: str, bands: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Bands with those without a number that stand among the lists of one line: "Common: gout Uncommon: hives"."""
    bare = [found.span() for found in BAND_WITHIN.finditer(text)]
    apart = [(a, b) for a, b in bare if all(b <= start or end <= a for start, end in bands)]
    is_open = len(bands) + len(apart) > 1 or any(text[:a].rstrip().endswith((":", ".")) for a, _ in apart)
    return sorted([*bands, *apart]) if is_open else bands


def _bare_band(line: Line) -> list[tuple[int, int]]:
    """The band without a number with which an item or a paragraph ends: "thirst Uncommon:"."""
    found = None if line.is_heading else BARE_BAND.search(line.span.text)
    if found is None or not found.start():
        return []
    before = line.span.text[: found.start()].rstrip()
    is_item = before.endswith((".", ":")) or before[:1].islower() or not has_verb(before)
    return [found.span()] if is_item else []


def _reads_on(behind: str) -> bool:
    """Whether what stands behind a band goes on with its sentence, so that the band speaks of that."""
    return behind.split(" ", 1)[0] in ("in", "of", "and", "or", "with", "when", "if", "but", "by", "during", "after")


def _names_first(behind: str) -> bool:
    """Whether the first part of a list behind a band is no clause, whatever word it begins with."""
    return not has_verb(re.split(r"[,;.(]", behind, maxsplit=1)[0])


def _without_lead(line: Line) -> list[Line]:
    """A line and, apart from it, the words at its end that lead to findings of tests: "pain Blood tests may show:"."""
    text = line.span.text
    if line.block.kind != "item" or not text.rstrip().endswith(":"):
        return [line]
    at = max((found.start() for found in RUN_ON.finditer(text)), default=0)
    if at and GOES_ON.match(text[at:].strip()):
        return [line_of_part(line, 0, at), at_margin(line_of_part(line, at, len(text)))]
    return [line]
