"""Shares of pages, and which of their rows are known from the last run: nothing here loads the code that makes rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from materia_medica.engine.cache import read_cache
from materia_medica.engine.gathered import in_order
from materia_medica.engine.rebuild import page_key
from materia_medica.fetch.load import load
from materia_medica.page import Page, PageRef
from materia_medica.settings.source import Source


class Share(NamedTuple):
    """Pages of one source that are worked and kept together."""

    refs: Sequence[PageRef]
    cache: Path | None
    """File of this share's rows from the last run; null for no reuse."""


class ShareDone(NamedTuple):
    """The rows of one share."""

    batches: Sequence[bytes | pa.RecordBatch]
    """Pages in the order of their ids; as `batch.to_bytes` gives them where they come from another process."""
    reused: int
    """Pages whose rows came from the cache."""
    unkept: str | None = None
    """Why the rows could not be kept for the next run; null where they are."""


def look_up(share: Share, sources: Mapping[str, Source], code: str) -> ShareDone | int:
    """The rows of the share where the cache holds just those; else how many of its pages must be extracted."""
    kept = read_cache(share.cache) if share.cache else None
    if kept is None:
        return len(share.refs)
    places = places_of(kept)
    new = sum(not _is_known(ref, sources[ref.source], code, places) for ref in share.refs)
    return ShareDone([in_order(kept)], len(share.refs)) if not new and kept.num_rows == len(share.refs) else new


def places_of(kept: pa.RecordBatch | None) -> dict[str, int]:
    """Where the cache holds the rows of a key."""
    if kept is None:
        return {}
    return {key: place for place, key in enumerate(kept.column("key").to_pylist()) if key}


def _is_known(ref: PageRef, source: Source, code: str, places: Mapping[str, int]) -> bool:
    return key_of(ref, source, code) in places


def key_of(ref: PageRef, source: Source, code: str, sha256: str | None = None) -> str:
    """The rebuild key of a page as it is now, or was where the SHA-256 of its file was taken; empty where it cannot be
    read.
    """
    in_file_of_its_own = ref.offset is None and ref.length is None
    if sha256 is not None and in_file_of_its_own and ref.sha256 in (None, sha256):
        return page_key(Page(ref.source, ref.path, b"", ref.url, ref.fetched_at), source, code, sha256)
    try:
        return keyed(load(ref), source, code)[0]
    except OSError:
        return ""


def keyed(page: Page, source: Source, code: str) -> tuple[str, str]:
    """The rebuild key of a page and the SHA-256 of its bytes."""
    sha256 = hashlib.sha256(page.data).hexdigest()
    return page_key(page, source, code, sha256), sha256
