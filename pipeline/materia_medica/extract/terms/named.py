"""One name of an adverse effect, as tokens of a text."""

from __future__ import annotations

from typing import NamedTuple

JOINTS = frozenset((",", "/", "and", "or", "and/or", ";", "&"))
"""What stands between the members of a list."""


class Named(NamedTuple):
    """One name, by tokens: the stretches of them that make it up, in the order of the name."""

    parts: tuple[tuple[int, int], ...]
    kind: str
    """`term` where it is listed, `composed`, `measured`, or `class` where it heads effects and is none."""
    start: int
    """Where what it stands in begins, shared words included."""
    end: int

    @property
    def is_reworded(self) -> bool:
        """Whether its words do not stand together."""
        return len(self.parts) > 1


def whole(start: int, end: int, kind: str) -> Named:
    """A name whose words stand together."""
    return Named(((start, end),), kind, start, end)
