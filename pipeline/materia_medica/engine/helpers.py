"""Processes that do one thing after the other for a run, and what is done where one of them dies.

The sooner such a process is there, the more of what takes long to load is loaded while this one does something else.
Forked from this one it is there at once, and has what this one has. Only a process with a single thread is safe to be
forked, so that it is done before tables are read, or not at all.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from materia_medica.engine.garbage import collect_seldom
from materia_medica.engine.processes import begin_beside, begin_work, context, end_with_parent
from materia_medica.engine.room import with_room

Found = TypeVar("Found")
LARGE = 1000
"""Pages of a release for which a further process is worth starting."""
_THREADS = Path("/proc/self/task")


class Helper(Executor):
    """A process forked from this one, which does `begin` first and then what it is given."""

    def __init__(self, begin: Callable[[], object], held: Sequence[int] = ()) -> None:
        """`held` are descriptors that are this process's own, such as that of a lock."""
        forks = multiprocessing.get_context("fork")
        self._ours, theirs = forks.Pipe()
        self._process = forks.Process(target=_serve, args=(theirs, (self._ours.fileno(), *held), begin), daemon=True)
        self._process.start()
        theirs.close()
        self._asking = ThreadPoolExecutor(1)  # its thread starts when it is first asked

    def submit(self, fn: Callable[..., Found], /, *args: Any, **kwargs: Any) -> Future[Found]:
        """Have the process do something; its future raises `BrokenProcessPool` where the process died."""
        return self._asking.submit(self._asked, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process as soon as it has done what it is given, or is doing."""
        self._asking.shutdown(wait=wait, cancel_futures=cancel_futures)
        self._ours.close()
        self._process.join()

    def _asked(self, work: Callable[..., Found], args: Any, kwargs: Any) -> Found:
        try:
            self._ours.send((work, args, kwargs))
            error, made = self._ours.recv()
        except (EOFError, OSError) as broken:
            raise BrokenProcessPool("the process died") from broken
        if error is not None:
            raise error
        return made  # type: ignore[no-any-return]


class Here(Executor):
    """Does what it is given at once, in this process."""

    def submit(self, fn: Callable[..., Found], /, *args: Any, **kwargs: Any) -> Future[Found]:
        """Do it now."""
        done: Future[Found] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


def beside_workers() -> Executor:
    """A process of the server that workers of pages come from; it starts with the first thing that it is given."""
    return ProcessPoolExecutor(1, context(), _begin_beside_workers)


def _begin_beside_workers() -> None:
    import pyarrow as pa

    begin_beside()
    collect_seldom()
    pa.set_memory_pool(pa.system_memory_pool())


class Helpers(NamedTuple):
    """Those of a run; null where it does the work itself."""

    checker: Executor | None = None
    """Has the library of the rules."""
    writer: Executor | None = None
    """Extracts pages and writes files."""
    beside_workers: bool = False
    """Whether the checker comes from where workers do, and starts when these have begun."""


ALONE = Helpers()


def begin() -> None:
    """What a process beside this one does first: it ends with this one, and looks for no cycles among its values."""
    import pyarrow as pa  # a process that loaded it is forked no more

    begin_work()
    gc.disable()
    pa.set_memory_pool(pa.system_memory_pool())


def may_fork() -> bool:
    """Whether another core is there, and no thread but the one that asks."""
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2:
        return False
    return len(os.listdir(_THREADS)) == 1


def submitted(pool: Executor, work: Callable[..., Found], *what: object) -> Future[Found]:
    """Give a process something to do; one that died already is told where its work is asked for."""
    try:
        return pool.submit(work, *what)
    except BrokenProcessPool as error:
        failed: Future[Found] = Future()
        failed.set_exception(error)
        return failed


def found(there: Future[Found], here: Callable[[], Found]) -> Found:
    """What the other process found; where it died (out of memory), what is found here."""
    try:
        return there.result()
    except BrokenProcessPool:
        return here()


def _serve(given: Connection, held: Sequence[int], begin: Callable[[], object]) -> None:
    """What the process does: it leaves signals, lock and pipe to its parent, and ends with it."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for descriptor in held:
        os.close(descriptor)
    end_with_parent()
    collect_seldom()
    with_room(_work, given, begin)


def _work(given: Connection, begin: Callable[[], object]) -> None:
    begin()
    collect_seldom()  # what was loaded lives on
    with suppress(EOFError):
        while True:
            work, args, kwargs = given.recv()
            try:
                made: tuple[Exception | None, Any] = None, work(*args, **kwargs)
            except Exception as error:  # whoever asked has it raised there
                made = error, None
            given.send(made)
