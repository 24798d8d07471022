"""Room for the frames of deep calls, in one piece.

CPython keeps frames in pieces of 16 KB. Where a call that is made again and again crosses the end of one, the system
gives and takes a piece each time: a quarter of all page faults of a run. Behind a frame that asks for much room, all
that it calls lies in one piece with it.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, TypeVar

Found = TypeVar("Found")
_ROOM = 1 << 17
"""Values of a frame: with that CPython takes a piece of 2 MB, of which memory is only what is used."""


def _called(work: Callable[..., Found], *args: Any) -> Found:
    return work(*args)


_in_room = types.FunctionType(_called.__code__.replace(co_stacksize=_ROOM), globals(), "_in_room")


def with_room(work: Callable[..., Found], *args: Any) -> Found:
    """What `work` gives, called with room for many frames."""
    return _in_room(work, *args)  # type: ignore[no-any-return]
