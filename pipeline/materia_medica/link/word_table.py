"""The reviewed tables of linking, read in one way."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

from materia_medica.reviewed import reviewed

_ROOM = "materia_medica.link"
_ENDING = ".yaml"


def word_table(*place: str) -> Any:
    """What a table below this room states; the last part of `place` is its name without the ending."""
    *folders, name = place
    return reviewed(_ROOM, *folders, f"{name}{_ENDING}")


def word_tables(*place: str) -> Mapping[str, Any]:
    """What all tables of a folder below this room state, by their names, in the order of the names."""
    files = resources.files(_ROOM).joinpath(*place).iterdir()
    names = sorted(f.name.removesuffix(_ENDING) for f in files if f.name.endswith(_ENDING))
    return {name: word_table(*place, name) for name in names}
