"""Worker processes: how many, and how they are started. Imports nothing heavy, so that they can be started early."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.context import BaseContext

PAGES_PER_WORKER = 100
"""Fewer pages than this are done before another process has started."""
_PRELOADED = "pipeline.extract.pool"


def workers_for(pages: int, asked: int | None = None) -> int:
    """Processes for a number of pages: those asked for, else one a core where there is enough to do."""
    return asked if asked is not None else max(1, min(os.cpu_count() or 1, pages // PAGES_PER_WORKER))


def context() -> BaseContext:
    """Processes forked from a small server that has the code loaded: quick, and no thread or lock is copied."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([_PRELOADED])
    return forks


def warm_up(asked: int | None = None) -> None:
    """Let the server load its code on another core while this process looks for pages, however many there will be."""
    if (asked or os.cpu_count() or 1) > 1 and context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()
