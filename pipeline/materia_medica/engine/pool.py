"""Worker processes for shares of pages: they end with their parent, and a page that kills one costs only itself.

What extracts is loaded by the server that they come from; the process that shares out pages does without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa

from materia_medica.engine.batch import to_batch, to_bytes
from materia_medica.engine.garbage import collect_seldom
from materia_medica.engine.known import Share, ShareDone
from materia_medica.engine.processes import begin_work, context, start_server
from materia_medica.engine.room import with_room
from materia_medica.settings.source import Source

_sources: Mapping[str, Source] = {}
_code = ""


def in_processes(
    shares: Sequence[Share],
    sources: Mapping[str, Source],
    code: str,
    workers: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, ShareDone]]:
    """Work the shares in `workers` processes: the place of each share and its rows, in the order they get done.

    `meanwhile` is called once, when all of them have something to do.
    """
    left = dict(enumerate(shares))
    for place, done in _pooled(shares, sources, code, workers, meanwhile):
        del left[place]
        yield place, done
    # A process died (killed, out of memory, a crash in a parser). Which page did it shows only one by one.
    for place, share in left.items():
        yield place, _page_by_page(share, sources, code)


def _pooled(
    shares: Sequence[Share],
    sources: Mapping[str, Source],
    code: str,
    workers: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, ShareDone]]:
    """As many shares as get done before a process dies."""
    start_server()
    pool = ProcessPoolExecutor(workers, context(), _start, (sources, code))
    try:
        places = {pool.submit(_work, share): place for place, share in enumerate(shares)}
        meanwhile()
        for future in as_completed(places):
            place = places.pop(future)
            try:
                done = future.result()
            except BrokenProcessPool:
                continue
            del future  # it would hold the rows as long as the next are waited for
            yield place, done
            del done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _page_by_page(share: Share, sources: Mapping[str, Source], code: str) -> ShareDone:
    batches: list[bytes | pa.RecordBatch] = []
    reused = 0
    for ref in share.refs:
        alone = Share([ref], None)
        done = next((d for _, d in _pooled([alone], sources, code, 1)), None)
        if done is None:
            from materia_medica.engine.share import failed

            reject = failed(ref, "extraction_failed", "the process that extracted the page died")
            done = ShareDone([to_bytes(to_batch([reject]))], 0)
        batches += done.batches
        reused += done.reused
    return ShareDone(batches, reused)


def _start(sources: Mapping[str, Source], code: str) -> None:
    global _sources, _code  # sent once per process, not with every share
    _sources, _code = sources, code
    begin_work()
    collect_seldom()


def _work(share: Share) -> ShareDone:
    from materia_medica.engine.share import extract_share

    return with_room(extract_share, share, _sources, _code)
