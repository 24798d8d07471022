"""The shares of a run: which pages are worked together, and where each share is worked."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path

import pyarrow as pa

from materia_medica.engine.batch import from_bytes
from materia_medica.engine.garbage import seldom_collected
from materia_medica.engine.helpers import found, submitted
from materia_medica.engine.known import Share, ShareDone, look_up
from materia_medica.engine.processes import PAGES_PER_WORKER, workers_for
from materia_medica.page import PageRef
from materia_medica.settings.source import Source

SHARES = 64
"""Shares per source: small enough to share out evenly and to rewrite, large enough to keep files few."""
PAGES_A_SHARE = 512
"""A source with more pages a share has twice as many shares, and so on: a share's rows are in memory as a whole."""


def shares_of(refs: Sequence[PageRef], cache: Path | None) -> Iterator[Share]:
    """The same page is always in the same share, whatever other pages there are."""
    by_share: defaultdict[tuple[str, int], list[PageRef]] = defaultdict(list)
    shares = {source: _shares_for(pages) for source, pages in Counter(r.source for r in refs).items()}
    seen: set[tuple[str, str]] = set()
    for ref in sorted(refs, key=lambda r: (r.source, r.path)):
        if (ref.source, ref.path) in seen:
            raise ValueError(f"page {ref.source}/{ref.path} is given twice")
        seen.add((ref.source, ref.path))
        digest = hashlib.sha256(f"{ref.source}/{ref.path}".encode("utf-8", "surrogateescape")).digest()
        by_share[ref.source, int.from_bytes(digest[:4], "little") % shares[ref.source]].append(ref)
    for (source, share), pages in sorted(by_share.items()):
        yield Share(pages, cache / source / f"{share:02x}.arrow" if cache else None)


def _shares_for(pages: int) -> int:
    """How many shares so many pages of a source have."""
    shares = SHARES
    while pages > shares * PAGES_A_SHARE:
        shares *= 2
    return shares


class Shares:
    """The shares of a run: what each gives is asked for once, and noted."""

    def __init__(
        self, shares: Sequence[Share], sources: Mapping[str, Source], code: str, workers: int | None, *,
        advance: Callable[[int], None], meanwhile: Callable[[], None], by: Executor | None,
    ) -> None:  # fmt: skip
        self.shares, self.sources = shares, sources
        self.reused = 0
        self.unkept: dict[str, None] = {}
        self._run = partial(_run, sources=sources, code=code, asked=workers, meanwhile=meanwhile, by=by)
        self._advance = advance
        self._left = dict(enumerate(shares))
        self._held: list[pa.RecordBatch] = []

    def some(self, numbers: Iterable[int]) -> list[pa.RecordBatch]:
        """The rows of the shares of these numbers."""
        self._held += self._batches([self._left.pop(number) for number in numbers])
        return self._held

    def all(self) -> Iterator[pa.RecordBatch]:
        """The rows of all shares, those that were asked for before first."""
        yield from self._held
        left, self._left = list(self._left.values()), {}
        yield from self._batches(left)

    def _batches(self, asked: Sequence[Share]) -> Iterator[pa.RecordBatch]:
        for place, rows in self._run(asked, pages=sum(len(share.refs) for share in self.shares)):
            for data in rows.batches:
                yield data if isinstance(data, pa.RecordBatch) else from_bytes(data)
            self.reused += rows.reused
            if rows.unkept:
                self.unkept[rows.unkept] = None
            self._advance(len(asked[place].refs))

    def known(self) -> None:
        """Note that the pages of all shares that were not asked for are known."""
        pages = sum(len(share.refs) for share in self._left.values())
        self._left.clear()
        self.reused += pages
        self._advance(pages)


def _run(
    shares: Sequence[Share],
    sources: Mapping[str, Source],
    code: str,
    asked: int | None,
    *,
    pages: int,
    meanwhile: Callable[[], None],
    by: Executor | None,
) -> Iterator[tuple[int, ShareDone]]:
    """The place of each share and its rows. Shares that the cache holds whole need no other process, and where few
    pages are new, these need but the one that is there, which begins at once; when there is enough to do for all
    processes, they look for themselves. `pages` are those of the whole run.
    """
    left, new = list(range(len(shares))), 0
    begun: dict[int, Future[ShareDone]] = {}
    workers = workers_for(pages, asked)
    with seldom_collected():
        if workers > 1:
            left = []
            for place, share in enumerate(shares):
                enough = new >= workers * PAGES_PER_WORKER
                known = len(share.refs) if enough else look_up(share, sources, code)
                if isinstance(known, ShareDone):
                    yield place, known
                    continue
                new += known
                if by is not None and new < PAGES_PER_WORKER:
                    begun[place] = submitted(by, extracted, share, sources, code)
                else:
                    left.append(place)
            workers = workers_for(new, asked)
        if workers <= 1:
            for place in left:
                yield place, extracted(shares[place], sources, code, is_here=True)
            left = []
    if left:
        from materia_medica.engine.pool import in_processes

        for nth, done in in_processes([shares[place] for place in left], sources, code, workers, meanwhile):
            yield left[nth], done
    elif begun:
        meanwhile()
    for place, future in begun.items():
        yield place, found(future, partial(extracted, shares[place], sources, code))


def extracted(share: Share, sources: Mapping[str, Source], code: str, *, is_here: bool = False) -> ShareDone:
    """The rows of the share; the code that makes them is loaded at the first."""
    from materia_medica.engine.share import extract_share

    return extract_share(share, sources, code, is_here=is_here)
