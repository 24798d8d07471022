"""How often Python looks for garbage while pages are extracted, checked and linked: seldom, for it finds next to none.

Most of what lives are word tables, remembered wordings, and values of rows. Looking through them again and again was a
twentieth of the time of extraction and a quarter of that of the steps after it, and freed nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = (200_000, 50, 50)


def collect_seldom() -> None:
    """From now on look seldom, and never at what lives already."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLD)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The same within the context, for a process that has other work behind it; within another one it is so already."""
    before = gc.get_threshold()
    if before == _THRESHOLD:
        yield
        return
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
