"""Extraction of many pages by Spark: the same tables and the same account as on one machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from materia_medica.account import Extraction
from materia_medica.engine.pages import account_of
from materia_medica.engine.spark.elsewhere import pages_elsewhere
from materia_medica.engine.spark.frames import PageFrame
from materia_medica.engine.standing import NEEDED, named_anew, standing_pages
from materia_medica.engine.versions import COLUMNS, older_versions, without_pages
from materia_medica.page import PageRef
from materia_medica.schema.rows import RejectRow
from materia_medica.settings.source import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class OnSpark(NamedTuple):
    """Extracted pages as Spark holds them, and their account."""

    pages: PageFrame
    account: Extraction
    rejects: Sequence[RejectRow]
    """Pages that were refused before they could be read; their rows are not among those of the frame."""
    kept: tuple[DataFrame, ...]
    """What stays on the disks of the workers until it is forgotten."""

    def forget(self) -> None:
        """Free it; of what is kept of the pages nothing can be asked any more."""
        for frame in self.kept:
            frame.unpersist()


def extract_on_spark(
    spark: SparkSession,
    refs: Sequence[PageRef],
    sources: Mapping[str, Source],
    addresses: Mapping[str, str] | None = None,
    *,
    rejects: Sequence[RejectRow] = (),
    snapshots: Mapping[str, str | None] | None = None,
) -> OnSpark:
    """The rows of all pages, titles that name a site and older versions of documents dealt with.

    Both show only in a look over all pages, which needs a few short columns of `monographs`: the driver takes that.
    `addresses` (source to address) hold further pages, which Spark reads itself; `rejects` were refused before.
    """
    elsewhere = pages_elsewhere(spark, sources, addresses or {})
    ordered = sorted(refs, key=lambda r: f"{r.source}/{r.path}")  # as tables are sorted
    read = PageFrame.extracted(spark, ordered, sources) if ordered or elsewhere.pages is None else None
    if elsewhere.pages is not None:
        others = PageFrame.extracted_here(spark, elsewhere.pages, elsewhere.counted.total(), sources)
        read = read.with_those_of(others) if read else others
    assert read is not None
    read = read.kept()
    digests = read.digests()
    pages, kept = read, [*elsewhere.kept, read.frame]
    if standing := standing_pages(read.columns("monographs", NEEDED)):
        pages = pages.each(partial(named_anew, pages=standing, sources=sources)).kept()
        kept.append(pages.frame)
    made = {name: rows for name, rows in pages.counted().items() if name != "rejects"}
    if older := older_versions(pages.columns("monographs", COLUMNS).sort_by("monograph_id")):
        pages = pages.each(partial(without_pages, older=older)).kept()  # each table is asked for on its own
        kept.append(pages.frame)
    refused = [*rejects, *elsewhere.rejects]
    given = Counter(ref.source for ref in refs) + elsewhere.counted
    whence = {**(snapshots or {}), **elsewhere.snapshots}
    account = account_of(given, sources, digests, made, rejects=refused, snapshots=whence)
    return OnSpark(pages, account, refused, tuple(kept))
