"""Headings, lists and tables of Markdown that people also read as plain text: columns stand below each other."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 80
"""Characters of a line of words."""
MOST_NAMES = 60
"""Names in one line."""
MOST_LINES = 20
"""Lines of one table."""


def named(title: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Names under a heading, by what they have in common; nothing where there are none."""
    lines = [filled(f"- {how} ({len(of):,}): {listed(sorted(of))}", indent="  ") for how, of in names.items() if of]
    return [f"## {title}", "", *lines] if lines else []


def filled(words: str, indent: str = "") -> str:
    """A paragraph in lines that a terminal shows whole; the second and further ones are indented so."""
    return textwrap.fill(words, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names in one line, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(plain(name) for name in names[:most]) + more


def section(title: str, header: Sequence[str], rows: Sequence[Sequence[Any]], note: str | None = None) -> list[str]:
    """A table under a heading, with a note below it; nothing where it has no row."""
    if not rows:
        return []
    more = [f"And {len(rows) - MOST_LINES:,} more."] if len(rows) > MOST_LINES else []
    return [f"## {title}", "", *table(header, rows[:MOST_LINES]), *(["", *more] if more else []),
            *(["", filled(note)] if note else [])]  # fmt: skip


def table(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    """A table; whole numbers stand on the right of their column."""
    numbers = [all(isinstance(row[n], int) for row in rows) for n in range(len(header))]
    cells = [list(header), *([f"{c:,}" if isinstance(c, int) else plain(str(c)) for c in row] for row in rows)]
    widths = [max(3, *(len(row[n]) for row in cells)) for n in range(len(header))]
    rule = [f"{'-' * (width - 1)}:" if right else "-" * width for width, right in zip(widths, numbers, strict=True)]
    lines = [
        [c.rjust(w) if right else c.ljust(w) for c, w, right in zip(row, widths, numbers, strict=True)] for row in cells
    ]
    return [f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:])]


def plain(words: str) -> str:
    """Words of a page as they are, in a cell of Markdown."""
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")
