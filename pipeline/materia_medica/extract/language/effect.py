"""An effect as the words give it."""

from __future__ import annotations

from typing import NamedTuple

from materia_medica.extract.language.statement import Statement


class Effect(NamedTuple):
    """One effect as the words give it, before the page's groups are known."""

    name: str
    detail: str | None
    said: Statement
    """What the item itself states in a parenthesis, a tail or a word in front."""
    category: str | None
    hints: tuple[str, ...]
    """Parentheses and tails that may lay the effect to one ingredient."""
    is_reworded: bool


def joined_details(*details: str | None) -> str | None:
    """Several details of one effect as one; null where there is none."""
    stated = [detail for detail in details if detail]
    return "; ".join(stated) if stated else None
