"""Lines of a snapshot's files, each checked before it is believed: what is damaged is said with its file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from materia_medica.stop import Exit, Stop

_SHA256 = re.compile("[0-9a-f]{64}")
RESTORE = "restore the snapshot from a backup or DVC, or fetch it again"


class Line(NamedTuple):
    """One line of a file."""

    said: dict[str, Any]
    where: str
    """File and line, for messages."""


def damaged(where: str | Path, why: str) -> Stop:
    """The error of a snapshot that cannot be believed."""
    return Stop(Exit.IO_ERROR, f"{where}: {why}; {RESTORE}")


def lines_of(path: Path, known: Mapping[str, Callable[[Any], bool]], needed: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a file of JSON objects; `known` are the fields with what holds of their values, nulls aside.

    Raises `Stop` at the first line that is none.
    """
    number = 0
    try:
        with path.open("rb") as lines:
            for number, text in enumerate(lines, 1):
                yield Line(_object(text, known, needed), f"{path}, line {number}")
    except OSError as error:
        raise damaged(path, f"cannot be read ({error.strerror or error})") from None
    except ValueError as error:
        raise damaged(f"{path}, line {number}", " ".join(str(error).split())[:200]) from None


def _object(text: bytes, known: Mapping[str, Callable[[Any], bool]], needed: tuple[str, ...]) -> dict[str, Any]:
    if not text.endswith(b"\n"):
        raise ValueError("the line is cut off")
    said = json.loads(text.decode("utf-8"))
    if not isinstance(said, dict):
        raise ValueError("not an object")
    if missing := [name for name in needed if said.get(name) is None]:
        raise ValueError(f"{missing[0]} is missing")
    for name, value in said.items():
        if name not in known:
            raise ValueError(f"the unknown field {name!r}")
        if value is not None and not known[name](value):
            raise ValueError(f"{name} cannot be {value!r}")
    return said


def is_text(value: Any) -> bool:
    """Whether a value is a text."""
    return isinstance(value, str)


def is_count(value: Any) -> bool:
    """Whether a value is a whole number from 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_sha256(value: Any) -> bool:
    """Whether a value is a SHA-256 in hexadecimal."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def is_inside(value: Any) -> bool:
    """Whether a value is a relative path that leads nowhere else."""
    return isinstance(value, str) and "\0" not in value and not any(p in ("", ".", "..") for p in value.split("/"))
