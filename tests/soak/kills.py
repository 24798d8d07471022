"""Commands that a kill ends, each in a process of its own that costs no start: it is forked from one that is ready."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, NamedTuple

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["soak.ready"])
_TESTS = str(Path(__file__).resolve().parents[1])
os.environ["PYTHONPATH"] = os.pathsep.join([_TESTS, *filter(None, [os.environ.get("PYTHONPATH")])])
"""The process that is ready takes `soak.ready` from there: it knows no other path of this one."""


SAID = "said-by-{}.txt"


class Point(NamedTuple):
    """A named point at which a process dies: `when` (`before` or `after`) a function of `owner` is called."""

    owner: str
    """A module, or `module:Class`."""
    name: str
    when: str


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    """Exit code; the number of the signal below zero."""
    said: str
    """What it wrote."""

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL


def owner_of(point: Point) -> Any:
    """The module or class that a point is in."""
    module, _, inner = point.owner.partition(":")
    place = import_module(module)
    return getattr(place, inner) if inner else place


def points(*places: tuple[str, str]) -> list[Point]:
    """Before and after each of these functions."""
    return [Point(*place, when) for place in places for when in ("before", "after")]


def run(project: Path, *words: str, dies: Point | None = None) -> Ended:
    """Run a command to its end, or to the point at which it `dies`."""
    process = start(project, *words, dies=dies)
    process.join()
    return Ended(int(process.exitcode or 0), said_by(project, words[0]))


def said_by(project: Path, command: str) -> str:
    """What a command wrote, the last time that it ran in this project."""
    return (project / SAID.format(command)).read_text("utf-8", "replace")


def start(project: Path, *words: str, dies: Point | None = None) -> ForkServerProcess:
    """Start a command in a process of its own; what it writes goes to a file of the project, by its name."""
    process = _FORKS.Process(target=_materia, args=(str(project), words, dies, dict(os.environ)))
    process.start()
    return process


def _materia(project: str, words: tuple[str, ...], dies: Point | None, environment: dict[str, str]) -> None:
    os.environ.update(environment)  # that of the process it is forked from may be another test's
    said = os.open(f"{project}/{SAID.format(words[0])}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if dies:
        _die_at(dies)
    sys.argv = ["materia", "--project", project, *words]
    from materia_medica.cli.app import main

    main()


def _die_at(point: Point) -> None:
    place = owner_of(point)
    whole: Callable[..., Any] = getattr(place, point.name)

    def dying(*given: Any, **named: Any) -> None:
        if point.when == "after":
            whole(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(place, point.name, dying)
