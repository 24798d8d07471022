"""Which table rows of an HTML page only lay it out."""

from __future__ import annotations

from bs4 import Tag

from materia_medica.read.html_shell import ENTER, HEADINGS, WORDS, Event

LISTS = frozenset({"ul", "ol"})


def layout_rows(events: list[Event]) -> set[int]:
    """Rows (by `id`) that hold headings, lists or tables, and so are no rows of the text."""
    rows: set[int] = set()
    stack: list[Tag] = []
    for kind, node in events:
        if kind == WORDS:
            continue
        if node.name == "tr":
            if kind == ENTER:
                stack.append(node)
            elif stack:
                stack.pop()
        elif kind == ENTER and (node.name in HEADINGS or node.name in LISTS or node.name in ("table", "pre")):
            for row in reversed(stack):
                if id(row) in rows or not _is_laid_out_by(row, node):
                    break
                rows.add(id(row))
    return rows


def _is_laid_out_by(row: Tag, part: Tag) -> bool:
    """Whether a table row that holds this part only lays out the page; a list may stand in a table with heads."""
    if part.name not in LISTS:
        return True
    table = row.find_parent("table")
    return table is None or table.find("th") is None
