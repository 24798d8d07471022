"""Worker processes: how many, and how they are started. Imports nothing heavy, so that they can be started early."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable
from importlib.abc import MetaPathFinder
from multiprocessing.context import BaseContext
from pathlib import Path

from materia_medica.engine.threads import without_idle_threads

PAGES_PER_WORKER = 100
"""Fewer pages than this are done before another process has started."""
_PRELOADED = ["materia_medica.engine.pool", "materia_medica.engine.share", "materia_medica.engine.warmed"]


def workers_for(pages: int, asked: int | None = None) -> int:
    """Processes for a number of pages: those asked for, else one a core where there is enough to do."""
    return asked if asked is not None else max(1, min(os.cpu_count() or 1, pages // PAGES_PER_WORKER))


def context() -> BaseContext:
    """Processes forked from a small server that has the code loaded: quick, and no thread or lock is copied."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(_PRELOADED)
    return forks


def many_files(folders: Iterable[Path]) -> bool:
    """Whether folders hold enough files to be worked by several processes; looks at no more than it takes to know."""
    found = itertools.chain.from_iterable(os.walk(folder) for folder in folders)
    files = itertools.chain.from_iterable(names for _, _, names in found)
    return sum(1 for _ in itertools.islice(files, 2 * PAGES_PER_WORKER)) == 2 * PAGES_PER_WORKER


def warm_up(pages: int, asked: int | None = None) -> None:
    """Let the server load its code on another core while this process does its own; the sooner the better."""
    if workers_for(pages, asked) > 1:
        start_server()


def start_server() -> None:
    """Start the server of worker processes, where this system has one and it does not run yet.

    A terminal that goes away tells the whole group (SIGHUP). That is this process's to handle, which ends the others;
    those are started with the signal blocked, and none of them dies in the middle of that.
    """
    if context().get_start_method() != "forkserver":
        return
    from multiprocessing.forkserver import ensure_running

    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


class _WithoutPandas(MetaPathFinder):
    """Hides pandas from pyarrow, which loads it with the first array it makes: half a second that few need."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not loaded here", name=fullname)


def keep_pandas_away() -> None:
    """Let pyarrow take no notice of pandas until it is asked for a frame, for a process that has rules run by another;
    where pandas is loaded already there is nothing to save.
    """
    if "pandas" in sys.modules:
        return
    hidden = _WithoutPandas()
    sys.meta_path.insert(0, hidden)
    try:
        with without_idle_threads():
            import pyarrow as pa

        pa.array([0])  # it looks for pandas now, and when a frame is asked for
    finally:
        sys.meta_path.remove(hidden)


def begin_work() -> None:
    """What a worker does first: it leaves Ctrl-C to its parent, ends with it, and does without pandas."""
    begin_beside()
    sys.meta_path.insert(0, _WithoutPandas())


def begin_beside() -> None:
    """The same of a process that may need pandas."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def end_with_parent() -> None:
    """From now on this process ends as soon as the one that started it does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
