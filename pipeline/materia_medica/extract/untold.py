"""Words of a section of which nothing tells: no row, no group, no table's head and no aside. There must be none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import Protocol

from materia_medica.read.document import Span

_LIST_MARK = re.compile(r"\d{1,2}[.)]")


class Stretch(Protocol):
    """A stretch of the document."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


def untold(lines: Iterable[Span], told: Iterable[Stretch]) -> list[Span]:
    """What is left of `lines` outside of all stretches that are told; marks and white space count for nothing."""
    covered = joined(told)
    return [gap for line in lines for gap in _gaps(line, covered)]


def is_told(words: Span, covered: list[tuple[int, int]]) -> bool:
    """Whether words lie in the `joined` stretches, marks and white space aside."""
    return not _gaps(words, covered)


def n_characters(gaps: Iterable[Span]) -> int:
    """How many letters and digits stand in the gaps."""
    return sum(sum(c.isalnum() for c in gap.text) for gap in gaps)


def joined(told: Iterable[Stretch]) -> list[tuple[int, int]]:
    """The stretches in their order, those that meet as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((t.start, t.end) for t in told):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _gaps(line: Span, covered: list[tuple[int, int]]) -> list[Span]:
    at, end, gaps = line.start, line.end, []
    first = bisect_right(covered, at, key=_end_of)
    if first < len(covered) and covered[first][0] <= at and end <= covered[first][1]:
        return []  # as nearly all lines are
    for place in range(first, len(covered)):
        begin, stop = covered[place]
        if begin >= end:
            break
        gaps.append((at, begin))
        at = max(at, stop)
    cuts = [_trimmed(line.cut(a - line.start, b - line.start)) for a, b in [*gaps, (at, end)] if a < b]
    return [cut for cut in cuts if any(c.isalnum() for c in cut.text) and not _LIST_MARK.fullmatch(cut.text)]


_end_of = itemgetter(1)


def _trimmed(span: Span) -> Span:
    """A gap without the marks that part it from the words before."""
    return span.cut(len(span.text) - len(span.text.lstrip(" \t\n:;,.*_–—|•-")))
