"""Facts of US labels in the form in which both of their forms, XML and JSON, are to be kept."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")
_NUMBERED = re.compile(r"\d")


def iso_date(stated: str | None) -> str | None:
    """The day of a time as HL7 writes it ("20130930", "20130930142211"); null where it is none."""
    try:
        return datetime.datetime.strptime((stated or "")[:8], "%Y%m%d").date().isoformat()
    except ValueError:
        return None


def once(values: Iterable[T]) -> tuple[T, ...]:
    """The values in their order, each once."""
    return tuple(dict.fromkeys(values))


def known_substances(names: Iterable[str]) -> tuple[str, ...]:
    """The names of substances, each once, those in capitals as a page would write them: "Warfarin sodium"."""
    found: dict[str, str] = {}
    for name in (" ".join(n.split()) for n in names):
        if name:
            found.setdefault(name.casefold(), _in_small_letters(name) if name.isupper() else name)
    return tuple(found.values())


def _in_small_letters(name: str) -> str:
    """A name in capitals with small letters behind the first; words with digits ("LU-177") stay."""
    words = [w if _NUMBERED.search(w) else w.lower() for w in name.split(" ")]
    return words[0][:1].upper() + " ".join(words)[1:]
