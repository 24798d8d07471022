"""What comes out of a container: pages, and what had to be refused."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """One page."""

    path: str
    """Path in the source: that of the container, then the page's own within it."""
    data: bytes


class Broken(NamedTuple):
    """A part of a container that gives no page."""

    path: str
    rule: str
    reason: str


class Bomb(Exception):  # noqa: N818  (it says what the container is)
    """A container unpacks to more than any honest one of its size; the message says to how much."""
