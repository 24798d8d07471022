"""What the elements of an HTML page are to its text, beside the tags that say it themselves."""

from __future__ import annotations

from typing import Any

from bs4.element import Tag

from materia_medica.read.html_groups import group_of
from materia_medica.reviewed import reviewed

TABLE: dict[str, Any] = reviewed("materia_medica.read", "html.yaml")
_HEADINGS = group_of(TABLE["headings"])
_BOXES = group_of(TABLE["boxes"])
BOX_NAMES: tuple[str, ...] = (*TABLE["boxes"]["components"], *TABLE["boxes"]["tags"])
"""Names of tags that open a box within Markdown: components of JSX, and elements."""
_LONGEST = 150
"""Characters of a heading that is none by its tag; more is text."""
TAGS = frozenset(f"h{n}" for n in range(1, 7))
BLOCKS = ("ul", "ol", "dl", "p", "table", "pre", "div", "section", "blockquote")
_MAY_HEAD = frozenset({"a", "button", "div", "header", "label", "p", "span", "strong", "summary"})
_NOT_ALONE = (*sorted(TAGS), *BLOCKS)


def is_heading(tag: Tag) -> bool:
    """Whether an element that is no heading by its tag heads what it unfolds or what stands below it."""
    if tag.name not in _MAY_HEAD or not (_HEADINGS.holds(tag) or unfolds(tag)):
        return False
    text = tag.get_text().strip()
    return (
        bool(text)
        and len(text) <= _LONGEST
        and tag.find(_NOT_ALONE) is None
        and not _is_within(tag, ("dt", "li", *TAGS))
    )


def heading_level(tag: Tag) -> int | None:
    """The level that such a heading states, if it does."""
    stated = tag.get("aria-level")
    return int(stated) if isinstance(stated, str) and stated in ("1", "2", "3", "4", "5", "6") else None


def unfolds(tag: Tag) -> bool:
    """Whether a button opens the text behind it, of which it is the heading."""
    if tag.name != "button":
        return False
    if _HEADINGS.holds(tag):
        return True
    opened = next(
        (str(tag[a]).lstrip("#") for a in ("aria-controls", "data-bs-target", "data-target") if tag.get(a)), None
    )
    parent = tag.parent
    behind = (tag.find_next_sibling(), parent.find_next_sibling() if parent is not None else None)
    return opened is not None and any(b is not None and b.get("id") == opened for b in behind)


def is_box(tag: Tag) -> bool:
    """Whether an element is a quotation or an alert, whose groups end with it."""
    return _BOXES.holds(tag)


def is_term(tag: Tag) -> bool:
    """Whether a `dt` holds words alone."""
    return tag.find(_NOT_ALONE) is None


def joins_term(tag: Tag) -> bool:
    """Whether a `dd` is the only one of its term and reads on in its line."""
    before, behind = tag.find_previous_sibling(), tag.find_next_sibling()
    if before is None or before.name != "dt" or (behind is not None and behind.name == "dd"):
        return False
    inner = tag.find_all(_NOT_ALONE)
    return not inner or (len(inner) == 1 and inner[0].name == "p")


def _is_within(tag: Tag, names: tuple[str, ...]) -> bool:
    return tag.find_parent(names) is not None
