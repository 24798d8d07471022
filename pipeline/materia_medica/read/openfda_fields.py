"""The fields of openFDA's label records that are sections, and the words of their texts, from `openfda.yaml`."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from materia_medica.reviewed import reviewed

_TABLE: dict[str, Any] = reviewed("materia_medica.read", "openfda.yaml")


class SectionField(NamedTuple):
    """A field that is a section."""

    code: str
    title: re.Pattern[str]
    """The title with which its text begins, its number included."""
    within: tuple[str, ...]
    """Fields of sections whose text may hold it."""
    names_effects: bool
    """Whether effects are read from it, so that its tables and all of its titles count."""
    has_highlights: bool
    """Whether its text holds the highlights of the section beside the section itself."""


def _field(name: str, said: dict[str, Any]) -> SectionField:
    words = re.escape(name.replace("_", " ")).replace(r"\ and\ ", r"\ (?:and|&)\ ")
    titles = "|".join((*said.get("titles", ()), words))
    return SectionField(
        code=said["code"],
        title=re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*\.? )?(?:{titles})(?=\W|$) ?:?", re.IGNORECASE),
        within=tuple(said.get("within", ())),
        names_effects=bool(said.get("names_effects")),
        has_highlights=name == "adverse_reactions",
    )


SECTIONS: dict[str, SectionField] = {name: _field(name, said) for name, said in _TABLE["sections"].items()}
"""The known fields, in the order of a label."""
LEFT_OUT = frozenset(_TABLE["left_out"])
"""Fields of text that are no sections."""


def words_of(name: str) -> list[str]:
    """A list of the table."""
    return [str(entry) for entry in _TABLE[name]]
