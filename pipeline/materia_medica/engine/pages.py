"""Extraction of many pages: stable shares, worked in several processes, with the work of the last run reused.

`cache/<source>/<share>.arrow` holds the rows of a share of pages with the rebuild key of each page. A file that is
damaged or of another version is passed over and written anew; deleting the folder costs time and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica.account import Extraction, SourcePages, pages_digest
from materia_medica.engine.gathered import Pages, gather
from materia_medica.engine.rebuild import code_hash
from materia_medica.engine.shares import Shares, shares_of
from materia_medica.engine.spliced import WORTH_KEEPING, Known, known_pages, spliced
from materia_medica.engine.whole import NAMES, PageRow, keep_whole, read_whole
from materia_medica.page import PageRef
from materia_medica.schema import TABLES
from materia_medica.schema.arrow import conform, from_rows
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source

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
    shares = list(shares_of(refs, cache))
    code = code_hash(cache / CODE) if cache else ""  # it only says whether kept rows may be used
    run = Shares(shares, sources, code, workers, advance=advance, meanwhile=meanwhile, by=by)
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


def _spliced(known: Known | None, run: Shares, cache: Path | None) -> _Found | None:
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


def _gathered(run: Shares, rest: Path | None, cache: Path | None) -> _Found:
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


def with_rejects(table: pa.Table, rejects: Sequence[RejectRow]) -> pa.Table:
    """The table `rejects` with further ones."""
    if not rejects:
        return table
    declared = TABLES["rejects"]
    plain = pa.schema([pa.field(f.name, pa.string()) for f in table.schema])
    added = from_rows(declared, rejects).cast(plain)
    return conform(declared, pa.concat_tables([table.cast(plain), added]))
