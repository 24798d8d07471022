"""Floors: figures below which the project's own label sets must not fall.

`tests/gold/floors.yaml` holds them. Raising is free; lowering needs a reason, which the file keeps.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from materia_medica import disk
from materia_medica.accuracy.labels import LABELS

FILE = LABELS / "floors.yaml"
_HEAD = (
    "# Figures below which `make test` fails, for each label set beside this file.\n"
    "# Written by `python -m materia_medica.accuracy --raise`; `--lower --reason TEXT` lowers them and records why.\n"
)
_PLACES = 1000
"""Floors have three decimals, rounded down."""


class FloorError(Exception):
    """The floors cannot be read or changed so; the message says why."""


class Floors(NamedTuple):
    """Floors of one label set."""

    figures: dict[str, float]
    lowered: tuple[dict[str, Any], ...] = ()
    """Each lowering with figure, `from`, `to` and reason, oldest first."""


class Below(NamedTuple):
    """A figure that fell below its floor; `now` is null where it is no longer measured."""

    labels: str
    figure: str
    now: float | None
    floor: float

    def __str__(self) -> str:
        now = "not measured" if self.now is None else f"{self.now:.4f}"
        return f"{self.labels}: {self.figure} is {now}, below its floor {self.floor:.3f}"


def load_floors(file: Path) -> dict[str, Floors]:
    """Floors by label set; raises `FloorError`."""
    try:
        said = yaml.safe_load(file.read_text("utf-8")) or {}
        return {
            name: Floors({k: float(v) for k, v in f["floors"].items()}, tuple(f.get("lowered", ())))
            for name, f in said.items()
        }
    except FileNotFoundError:
        return {}
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise FloorError(f"{file} is damaged: {error}; restore it from the history") from None


def save_floors(floors: Mapping[str, Floors], file: Path) -> None:
    """Write floors so that equal floors give equal bytes."""
    said = {
        name: {"floors": dict(sorted(f.figures.items())), **({"lowered": list(f.lowered)} if f.lowered else {})}
        for name, f in sorted(floors.items())
    }
    text = _HEAD + yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)
    disk.write_whole(file, text.encode())


def figures_of(entries: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """The figures that have floors, by label set: F1 and accuracies."""
    return {
        f"{e['name']}, {e['source']}": {k: v for k, v in e["figures"].items() if k.endswith(("_f1", "_accuracy"))}
        for e in entries
    }


def below(floors: Mapping[str, Floors], figures: Mapping[str, Mapping[str, float]]) -> list[Below]:
    """Every figure that stands below its floor or is gone."""
    return [
        Below(name, figure, now, floor)
        for name, pinned in floors.items()
        for figure, floor in pinned.figures.items()
        if (now := figures.get(name, {}).get(figure)) is None or now < floor
    ]


def without_floor(floors: Mapping[str, Floors], figures: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Figures that have no floor yet."""
    return [f"{s}: {f}" for s, known in figures.items() for f in known if f not in floors.get(s, Floors({})).figures]


def raised(floors: Mapping[str, Floors], figures: Mapping[str, Mapping[str, float]]) -> dict[str, Floors]:
    """Floors at the present figures, rounded down, where that is higher; none falls."""
    out = dict(floors)
    for name, known in figures.items():
        pinned = out.get(name, Floors({}))
        higher = {f: max(_down(v), pinned.figures.get(f, 0.0)) for f, v in known.items()}
        out[name] = pinned._replace(figures={**pinned.figures, **higher})
    return out


def lowered(floors: Mapping[str, Floors], failed: Sequence[Below], reason: str) -> dict[str, Floors]:
    """Floors with those of `failed` at the present figure, and the reason kept; raises `FloorError` without one."""
    if not reason.strip():
        raise FloorError("lowering a floor needs --reason TEXT: why is the lower figure right?")
    out = dict(floors)
    for fall in failed:
        pinned = out[fall.labels]
        to = None if fall.now is None else _down(fall.now)
        note = {"figure": fall.figure, "from": fall.floor, "to": to, "reason": reason.strip()}
        figures = {k: v for k, v in pinned.figures.items() if k != fall.figure}
        figures |= {} if to is None else {fall.figure: to}
        out[fall.labels] = Floors(figures, (*pinned.lowered, note))
    return out


def _down(figure: float) -> float:
    return math.floor(figure * _PLACES + 1e-9) / _PLACES
