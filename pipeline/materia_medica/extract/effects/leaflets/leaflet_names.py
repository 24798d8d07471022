"""Names of effects without what stands around them in leaflets: the medicine, who had them, and advice."""

from __future__ import annotations

from collections.abc import Sequence

from materia_medica.extract.effects.leaflets.leaflet_name_rules import (
    CARRIED_OUT,
    KNOWN_AS,
    LEFT_OVER,
    NO_EFFECT,
    WHOSE,
)
from materia_medica.extract.language.verbs import has_verb
from materia_medica.schema.ids import fold

_SHORT = 3
"""Letters; a word of no more is no name by which a medicine is told."""
_LONGEST_NAME = 3
"""Words; more behind a medicine's name tell of something else: "exampline crystals in the kidney"."""

_ON_IT = ("addicted", "tolerant", "dependent", "reliant")
"""What one becomes to the medicine, which is no effect without it."""


class OwnNames:
    """Takes the names of a section's medicine, and what is none of an effect, off the names of its rows."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def own(self, name: str) -> str | None:
        """An effect's name without that of the medicine at its end; null where it is that, or points to other words."""
        head, joint, last = name.rpartition(" to ")
        if joint and self._is_medicine(last):
            return name if head.lower().endswith(_ON_IT) else head
        name = LEFT_OVER.sub("", CARRIED_OUT.sub("", name)).removeprefix("your ")
        if found := WHOSE.match(name) or KNOWN_AS.match(name):
            name = found["name"]
        return None if self._is_medicine(name) or name.lower().startswith("such ") or NO_EFFECT.match(name) else name

    def _is_medicine(self, words: str) -> bool:
        if len(words.split()) > _LONGEST_NAME and not has_verb(words):
            return False
        first = fold(words.split(" ", 1)[0])
        return len(first) > _SHORT and any(first == fold(name.split(" ", 1)[0]) for name in self.names)
