"""Extraction of many pages: stable shares, worked in several processes, with the work of the last run reused.

`cache/<source>/<share>.arrow` holds the rows of a share of pages with the rebuild key of each page. A file that is
damaged or of another version is passed over and written anew; deleting the folder costs time and nothing else.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica.account import Extraction, SourcePages, pages_digest
from materia_medica.engine.batch import from_bytes
from materia_medica.engine.garbage import seldom_collected
from materia_medica.engine.gathered import Pages, gather
from materia_medica.engine.helpers import found, submitted
from materia_medica.engine.known import Share, ShareDone, look_up
from materia_medica.engine.processes import PAGES_PER_WORKER, workers_for
from materia_medica.engine.rebuild import code_hash
from materia_medica.engine.spliced import WORTH_KEEPING, Known, known_pages, spliced
from materia_medica.engine.whole import NAMES, PageRow, keep_whole, read_whole
from materia_medica.page import PageRef
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source

SHARES = 64
"""Shares per source: small enough to share out evenly and to rewrite, large enough to keep files few."""
PAGES_A_SHARE = 512
"""A source with more pages a share has twice as many shares, and so on: a share's rows are in memory as a whole."""

CODE = "code.json"
"""In the cache, beside the sources' folders: the hash of the code that its rows were made by."""


class Extracted(NamedTuple):
    """The per-page tables of a run and its account."""

    tables: dict[str, pa.Table]
    account: Extraction
    reused: int
    """Pages whose rows came from the cache."""
    unkept: tuple[str, ...] = ()
    """Why rows could not be kept for the next run, once for each reason."""
    keys: Mapping[str, str] = {}
    """By id the rebuild keys of pages whose rows follow from them; none where nothing is kept from run to run."""


def extract_pages(
    refs: Sequence[PageRef],
    sources: Mapping[str, Source],
    *,
    cache: Path | None = None,
    rest: Path | None = None,
    workers: int | None = None,
    rejects: Sequence[RejectRow] = (),
    snapshots: Mapping[str, str | None] | None = None,
    advance: Callable[[int], None] = lambda _: None,
    meanwhile: Callable[[], None] = lambda: None,
    by: Executor | None = None,
    hashes: Mapping[Path, str] | None = None,
) -> Extracted:
    """Extract all pages; the tables do not depend on the number of workers, nor on what the cache held.

    `rejects` are pages that were refused before they could be read; they are counted and listed with the others.
    `rest` is a folder in which large tables may lie (see `materia_medica.resting`); null where all stays in memory.
    `advance` is told the number of pages done since it was last called; `meanwhile` is called once, where this process
    would wait for others. `by` is a process that extracts pages where these are few. `hashes` are SHA-256 of files of
    pages, where somebody looked. Raises ValueError where a page stands twice in `refs`.
    """
    shares = list(_shares(refs, cache))
    code = code_hash(cache / CODE) if cache else ""  # it only says whether kept rows may be used
    run = _Shares(shares, sources, code, workers, advance=advance, meanwhile=meanwhile, by=by)
    whole = read_whole(cache, len(refs)) if cache else None
    known = known_pages(whole, shares, sources, code, hashes or {})
    found = _spliced(known, run, cache) or _gathered(run, rest, cache)
    tables = {**found.tables, "rejects": with_rejects(found.tables["rejects"], rejects)}
    given = Counter(r.source for r in refs)
    account = account_of(given, sources, found.hashes, found.made, rejects=rejects, snapshots=snapshots or {})
    return Extracted(tables, account, run.reused, tuple(run.unkept), {p.monograph_id: p.key for p in found.known})


class _Found(NamedTuple):
    """The tables of all pages, SHA-256 by id, and rows by table before older versions were refused."""

    tables: dict[str, pa.Table]
    hashes: Iterable[tuple[str, str]]
    made: Mapping[str, int]
    known: Sequence[PageRow]
    """The pages whose rows follow from their keys alone."""


class _Shares:
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


def _spliced(known: Known | None, run: _Shares, cache: Path | None) -> _Found | None:
    """The tables where few pages changed; null where all are to be gathered."""
    if known is None or cache is None:
        return None
    done = spliced(known, run.some(known.left))
    if done is None:
        return None
    run.known()
    if known.changed > WORTH_KEEPING * len(done.pages):
        keep_whole(cache, done.pages, done.tables)
    return _Found(done.tables, done.hashes(), {name: done.tables[name].num_rows for name in NAMES}, done.pages)


def _gathered(run: _Shares, rest: Path | None, cache: Path | None) -> _Found:
    """The tables of all pages, which are kept for the next run."""
    pages = Pages(rest)
    for batch in run.all():
        pages.add(batch)
    done = gather(pages, run.sources, rest)
    known = pages.known() if cache and done.is_plain else ()
    if cache:
        keep_whole(cache, known, done.tables)
    return _Found(done.tables, pages.hashes(), done.made, known)


def account_of(
    given: Counter[str], sources: Mapping[str, Source], pages: Iterable[tuple[str, str]], made: Mapping[str, int],
    *, rejects: Sequence[RejectRow], snapshots: Mapping[str, str | None],
) -> Extraction:  # fmt: skip
    """The account of pages: those given by source, and those refused before; their digests, and the rows made."""
    by_source = given + Counter(r.source for r in rejects)
    return Extraction(
        tuple(SourcePages(s, by_source[s], snapshots.get(s)) for s in sorted(sources)),
        pages_digest(pages),
        {**made, "monographs": by_source.total()},
    )


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


def _shares(refs: Sequence[PageRef], cache: Path | None) -> Iterator[Share]:
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


def with_rejects(table: pa.Table, rejects: Sequence[RejectRow]) -> pa.Table:
    """The table `rejects` with further ones."""
    if not rejects:
        return table
    declared = TABLES["rejects"]
    plain = pa.schema([pa.field(f.name, pa.string()) for f in table.schema])
    added = from_rows(declared, rejects).cast(plain)
    return conform(declared, pa.concat_tables([table.cast(plain), added]))
