"""Tables of all pages of which few changed: rows of the others lie in the file of an earlier run (`engine.whole`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica.engine import standing, versions
from materia_medica.engine.batch import to_batch, to_tables
from materia_medica.engine.gathered import SHORT, of_one_list
from materia_medica.engine.known import Share, key_of
from materia_medica.engine.whole import NAMES, PageRow, Whole, spans, table_of
from materia_medica.schema.arrow import plain
from materia_medica.settings.source import Source

MOST_CHANGED = 0.05
"""A greater share of pages that changed costs more to put between the others than to gather all of them anew."""
_MOST_PAGES = 500
"""No more of them: each may make two pieces of each table."""
WORTH_KEEPING = 0.02
"""From such a share on that an earlier run did not gather, it is worth to keep the tables anew."""


class Known(NamedTuple):
    """Pages whose rows an earlier run gathered."""

    whole: Whole
    places: list[int]
    """Of these pages among those of the whole."""
    left: list[int]
    """Which shares have other pages, too."""
    changed: int
    """How many these are."""
    pages: int
    """How many pages there are at all."""


def known_pages(
    whole: Whole | None, shares: Sequence[Share], sources: Mapping[str, Source], code: str, hashes: Mapping[Path, str]
) -> Known | None:  # fmt: skip
    """The pages of the shares that the whole has; null where that is no gain. `hashes` are those of their files, where
    somebody looked.
    """
    if whole is None:
        return None
    places: list[int] = []
    left: list[int] = []
    pages = changed = 0
    for number, share in enumerate(shares):
        keys = (key_of(ref, sources[ref.source], code, hashes.get(ref.file)) for ref in share.refs)
        found = [whole.places[key] for key in keys if key in whole.places]
        places += found
        pages += len(share.refs)
        if len(found) < len(share.refs):
            left.append(number)
            changed += len(share.refs) - len(found)
            if changed > _MOST_PAGES:
                return None
    return Known(whole, places, left, changed, pages) if changed <= MOST_CHANGED * pages else None


class Spliced(NamedTuple):
    """The tables of all pages."""

    tables: dict[str, pa.Table]
    """As `gathered` gives them."""
    pages: list[PageRow]
    """Those that are known by their keys, sorted."""
    others: list[PageRow]
    """Refused ones, and those whose rows must not be reused."""

    def hashes(self) -> Iterator[tuple[str, str]]:
        """Id and SHA-256 of each page."""
        for page in chain(self.pages, self.others):
            yield page.monograph_id, page.sha256


def spliced(known: Known, batches: Sequence[pa.RecordBatch]) -> Spliced | None:
    """The tables of the known pages, and of those in the batches that are not among them; null where a look over all
    pages changes rows.
    """
    rows, pages = _unknown(batches, known.whole)
    found = {page.monograph_id for page in (*pages, *map(known.whole.pages.__getitem__, known.places))}
    if len(found) != known.pages or len(pages) != known.changed:  # a page changed since it was looked at
        return None
    tables = to_tables([rows])
    refused = set(plain(tables["rejects"].column("row_key")).to_pylist())
    others = {page for page in pages if not page.key or page.monograph_id in refused}
    try:
        parts = list(spans(known.whole, known.places, Whole(sorted(pages), {n: tables[n] for n in NAMES})))
    except KeyError:
        return None
    made = {name: of_one_list(name, table_of(name, parts)) for name in NAMES}
    short = _short(made["monographs"])
    if standing.standing_pages(short) or versions.older_versions(short):
        return None
    kept = [page for part in parts for page in part.of.pages[part.first : part.last + 1] if page not in others]
    return Spliced({**made, "rejects": tables["rejects"]}, kept, sorted(others))


def _unknown(batches: Sequence[pa.RecordBatch], whole: Whole) -> tuple[pa.RecordBatch, list[PageRow]]:
    """The pages that the whole does not have: their rows, and what they are known by."""
    taken, pages = [to_batch([])], []
    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in PageRow._fields)
        found = [PageRow(*page) for page in zip(*columns, strict=True)]
        rows = [row for row, page in enumerate(found) if page.key not in whole.places]
        taken.append(batch.take(pa.array(rows, pa.int64())))
        pages += [found[row] for row in rows]
    return pa.concat_batches(taken), pages


def _short(monographs: pa.Table) -> pa.Table:
    """What only all pages together show, without dictionaries."""
    return pa.table({name: plain(monographs.column(name)) for name in SHORT})
