"""Arms of a combination and of its parts alone: "Zox/Bex" beside "Zox" and "Bex" is the medicine of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from materia_medica.extract.effects.tables.trial_rules import DOSE
from materia_medica.schema.ids import fold

_JOINT = re.compile(r"\s*(?:/|\+|&|\bplus\b|\band\b|\bwith\b|-)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def parts_alone(names: Sequence[str]) -> frozenset[str]:
    """Names of arms that have one part of another arm alone, where every part of that has an arm of its own.

    A trial of one medicine alone and with another one ("Examplol + zoxal", "Examplol") has no arm of the other.
    """
    by_words = {_words(name): name for name in names}
    found: set[str] = set()
    for name in names:
        parts = {words for part in _JOINT.split(name) if (words := _words(part))}
        if len(parts) > 1 and parts <= by_words.keys():
            found.update(by_words[part] for part in parts)
    return frozenset(found)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without doses."""
    return tuple(_WORD.findall(DOSE.sub(" ", fold(name))))
