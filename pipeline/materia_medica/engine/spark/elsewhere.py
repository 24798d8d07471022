"""Pages below addresses that Spark reads: containers are taken apart where the bytes are, and their pages shared out.

Every file is read once. What is in it stays on the disks of the workers while the driver, which alone sees all paths,
gives each page a path of its own; then the pages, no matter which file they came out of, are shared out anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from materia_medica.engine.spark.listing import MOST_BYTES, Listed, files_below, is_page, listed, path_below
from materia_medica.fetch.containers.found import Broken
from materia_medica.fetch.containers.members import ZIP
from materia_medica.fetch.containers.records import may_hold_many
from materia_medica.fetch.containers.taken import (
    is_page_itself,
    once,
    pages_within,
    pieces_of,
    until_bomb,
    without_page,
)
from materia_medica.fetch.rejected import rejected
from materia_medica.page import MAX_DOCUMENT_BYTES, Page
from materia_medica.read.formats.base import HEAD
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_BATCH_BYTES = 16_000_000
_BATCH_ROWS = 200
_TAKEN = pa.schema(
    [("file", pa.string()), ("number", pa.int64()), ("path", pa.string()), ("data", pa.binary()),
     ("rule", pa.string()), ("reason", pa.string())]
)  # fmt: skip
"""A page or a broken part: of which file, the how manieth of it (null for a page that is the file), and what it is."""
_AS_SPARK = "`file` string, `number` bigint, `path` string, `data` binary, `rule` string, `reason` string"
Row = tuple[str, int | None, str, bytes | None, str | None, str | None]
_PAGES = pa.schema([("source", pa.string()), ("path", pa.string()), ("data", pa.binary())])


class Elsewhere(NamedTuple):
    """The pages below the addresses of one run."""

    pages: DataFrame | None
    """`source`, `path` and `data` of each; null where no address was given."""
    counted: Counter[str]
    """Pages by source."""
    rejects: list[RejectRow]
    """What was refused: by the listing, and within containers."""
    snapshots: dict[str, str]
    """State of each address, by source."""
    kept: tuple[DataFrame, ...]
    """What stays on the disks of the workers until it is unpersisted."""


def pages_elsewhere(spark: SparkSession, sources: Mapping[str, Source], addresses: Mapping[str, str]) -> Elsewhere:
    """The pages below `addresses` (source to address); raises `Stop` where Spark cannot list one, or finds no page."""
    from pyspark import StorageLevel

    found = Elsewhere(None, Counter(), [], {}, ())
    for name, address in addresses.items():
        source = sources[name]
        files = files_below(spark, source, address)
        known = listed(files, source, address)
        small = files.where(f"length <= {MOST_BYTES}").select("path", "content")
        taken = small.mapInArrow(partial(_taken, source, address), _AS_SPARK)
        if known.empty:
            empty = [row for path in known.empty for row in _rows(path, b"", pages_within(source))]
            taken = taken.unionAll(spark.createDataFrame(pa.Table.from_batches([_batch(empty)]), _AS_SPARK))
        taken = taken.persist(StorageLevel.DISK_ONLY)
        said: pa.Table = taken.select("file", "number", "path", "rule", "reason").toArrow()
        renamed, rejects = _named(source, known, said)
        pages = _pages(taken.where("rule is null"), name, renamed)
        n_pages = sum(rule is None for rule in said.column("rule").to_pylist())
        found = Elsewhere(
            pages if found.pages is None else found.pages.unionAll(pages),
            found.counted + Counter({name: n_pages}),
            [*found.rejects, *known.rejects, *rejects],
            {**found.snapshots, name: known.snapshot},
            (*found.kept, taken),
        )
    return found


def pages_of(batch: pa.RecordBatch) -> Iterator[Page]:
    """The pages that a batch of such rows holds."""
    for source, path, data in zip(*(column for column in batch.cast(_PAGES).columns), strict=True):
        yield Page(source.as_py(), path.as_py(), data.as_py())


def _taken(source: Source, address: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What is in each file, a file that is a page as it stands included."""
    below, fits, within = path_below(address), is_page(source), pages_within(source)
    rows: list[Row] = []
    size = 0
    for batch in batches:
        for place, content in zip(*batch.columns, strict=True):
            path = below(place.as_py())
            if not fits(path):
                continue
            for row in _rows(path, content.as_py(), within):
                rows.append(row)
                size += len(row[3] or b"")
                if size >= _BATCH_BYTES or len(rows) >= _BATCH_ROWS:
                    yield _batch(rows)
                    rows, size = [], 0
    yield _batch(rows)


def _rows(path: str, data: bytes, within: Callable[[str], bool]) -> Iterator[Row]:
    """Pages first, then what is broken, as a container on this machine gives them."""
    whole: Row = (path, None, path, data[: MAX_DOCUMENT_BYTES + 1], None, None)
    if not (path.lower().endswith(ZIP) or (path.lower().endswith(".json") and may_hold_many(data[:HEAD]))):
        yield whole
        return
    pieces = until_bomb(pieces_of(BytesIO(data), path, len(data), within), path)
    broken: list[Broken] = []
    first: Row | None = None  # a document may have one label, or none, and tells so at its end
    number = 0
    for piece in pieces:
        if isinstance(piece, Broken):
            broken.append(piece)
            continue
        row: Row = (path, number, piece.path, piece.data, None, None)
        number += 1
        if number == 1:
            first = row
            continue
        if first:
            yield first
            first = None
        yield row
    if is_page_itself(path, number, len(broken)):
        yield whole
        return
    if first:
        yield first
    if not number and not broken:
        broken = [without_page(path)]
    for n, part in enumerate(broken, number):
        yield (path, n, part.path, None, part.rule, part.reason)


def _batch(rows: list[Row]) -> pa.RecordBatch:
    columns = zip(*rows, strict=True) if rows else [()] * len(_TAKEN)
    return pa.RecordBatch.from_arrays(
        [pa.array(c, f.type) for c, f in zip(columns, _TAKEN, strict=True)], schema=_TAKEN
    )


def _named(source: Source, known: Listed, said: pa.Table) -> tuple[dict[tuple[str, int], str], list[RejectRow]]:
    """Pages (file and number) that need another path, since theirs is taken, and the refused parts of containers."""
    taken = Counter(known.paths)
    rows = said.sort_by([("file", "ascending"), ("number", "ascending")]).to_pylist()
    gone = set(known.paths).difference(row["file"] for row in rows)
    rejects = [rejected(source.id, path, "cannot_open", "listed, and gone when it was read") for path in sorted(gone)]
    renamed: dict[tuple[str, int], str] = {}
    opened: set[str] = set()
    for row in rows:
        if row["number"] is None:
            continue
        if row["file"] not in opened:
            opened.add(row["file"])
            taken[row["file"]] -= 1
        path = once(row["path"], taken)
        if row["rule"]:
            rejects.append(rejected(source.id, path, row["rule"], row["reason"]))
        elif path != row["path"]:
            renamed[row["file"], row["number"]] = path
    return renamed, rejects


def _pages(taken: DataFrame, source: str, renamed: Mapping[tuple[str, int], str]) -> DataFrame:
    """What was taken out of files as pages, under the paths that they have."""
    from pyspark.sql.functions import lit

    pages = taken.mapInArrow(partial(_renamed, renamed), _AS_SPARK) if renamed else taken
    return pages.select(lit(source).alias("source"), "path", "data")


def _renamed(renamed: Mapping[tuple[str, int], str], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        at = zip(*(batch.column(name).to_pylist() for name in ("file", "number", "path")), strict=True)
        paths = pa.array([renamed.get((file, number), path) for file, number, path in at], pa.string())
        yield batch.cast(_TAKEN).set_column(_TAKEN.get_field_index("path"), "path", paths)
