"""One share of pages: load each, take its rows from the cache where its rebuild key is equal, else extract them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from materia_medica.engine.batch import DonePage, to_batch, to_bytes
from materia_medica.engine.cache import read_cache, write_cache
from materia_medica.engine.gathered import in_order
from materia_medica.engine.known import Share, ShareDone, keyed, places_of
from materia_medica.engine.time_limit import TooSlow, seconds_for, within
from materia_medica.extract.page import extract
from materia_medica.fetch.load import load
from materia_medica.page import Page, PageRef
from materia_medica.schema.ids import reject_id
from materia_medica.schema.rows import PageRows, RejectRow, page_json
from materia_medica.settings.source import Source

PAGES_A_BATCH = 64
"""Pages whose rows are values of Python at the same time; as Arrow's they take a fraction of the memory."""


def extract_share(share: Share, sources: Mapping[str, Source], code: str, *, is_here: bool = False) -> ShareDone:
    """Rows of every page of the share; a page that cannot be loaded or extracted becomes a reject, never an error.

    `is_here` says whether this process asked, which needs no bytes to take the rows from.
    """
    kept = read_cache(share.cache) if share.cache else None
    places = places_of(kept)
    made: list[pa.RecordBatch] = []
    fresh: list[DonePage] = []
    reused: list[int] = []
    for ref in share.refs:
        done = _page(ref, sources[ref.source], code, places)
        if isinstance(done, int):
            reused.append(done)
        else:
            fresh.append(done)
        if len(fresh) == PAGES_A_BATCH:
            made.append(_batch(fresh))
            fresh.clear()
    if kept is not None and not fresh and not made and len(reused) == kept.num_rows:
        return ShareDone([to_bytes(in_order(kept), compressed=False)], len(reused))
    made.append(_batch(fresh))
    if kept is not None and reused:
        made.append(kept.take(pa.array(reused)))
    batch = in_order(pa.concat_batches(made))
    if is_here and share.cache is None:
        return ShareDone([batch], len(reused))
    data = to_bytes(batch, compressed=share.cache is not None)
    return ShareDone([batch if is_here else data], len(reused), _keep(share.cache, data))


def extract_fresh(refs: Sequence[PageRef], sources: Mapping[str, Source]) -> pa.RecordBatch:
    """Rows of every page, none of them reused or kept; pages that fail become rejects as in a share."""
    done = (_page(ref, sources[ref.source], "", {}) for ref in refs)
    return _batch([page for page in done if not isinstance(page, int)])


def extract_held(pages: Iterable[Page], sources: Mapping[str, Source]) -> pa.RecordBatch:
    """The same of pages whose bytes are at hand."""
    done = (_of_page(page, sources[page.source], "", {}) for page in pages)
    return _batch([page for page in done if not isinstance(page, int)])


def _keep(file: Path | None, data: bytes) -> str | None:
    """Keep the rows for the next run; what lies in the way, or a full disk, costs that run time, this one nothing."""
    try:
        if file:
            write_cache(file, data)
    except OSError as error:
        return f"{error.filename or file}: {error.strerror or error}"
    return None


def _page(ref: PageRef, source: Source, code: str, places: Mapping[str, int]) -> DonePage | int:
    """The page's rows, or their place in the cache."""
    try:
        ref.path.encode()
    except UnicodeEncodeError:
        shown = ref.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        return failed(ref._replace(path=shown), "undecodable_path", "the page's path is not UTF-8")
    try:
        page = load(ref)
    except OSError as error:
        return failed(ref, "unreadable_file", f"the page's file cannot be read: {error.strerror or error}")
    return _of_page(page, source, code, places)


def _of_page(page: Page, source: Source, code: str, places: Mapping[str, int]) -> DonePage | int:
    key, sha256 = keyed(page, source, code)
    if key in places:
        return places[key]
    return DonePage(page.monograph_id, key, sha256, _rows(page, source, sha256))


def _rows(page: Page, source: Source, sha256: str) -> PageRows:
    ref = PageRef(page.source, page.path, Path())
    seconds = seconds_for(len(page.data))
    try:
        with within(seconds):
            return extract(page, source)
    except TooSlow:
        why = f"{len(page.data):,} bytes take more than {seconds:.0f} s of computing"
        return failed(ref, "too_slow", why, sha256).rows
    except Exception as error:  # whatever a page does to the code, the run goes on and says so
        return failed(ref, "extraction_failed", _said(error), sha256).rows


def _batch(pages: Sequence[DonePage]) -> pa.RecordBatch:
    """All pages as one batch; a page whose rows do not fit the declared types becomes a reject."""
    try:
        return to_batch(pages)
    except (pa.ArrowException, UnicodeError, ValueError, TypeError, OverflowError):
        return to_batch([_fitting(p) for p in pages])


def _fitting(page: DonePage) -> DonePage:
    try:
        to_batch([page])
    except (pa.ArrowException, UnicodeError, ValueError, TypeError, OverflowError) as error:
        source, _, path = page.monograph_id.partition("/")
        reject = failed(PageRef(source, path, Path()), "extraction_failed", _said(error), page.sha256)
        return page._replace(rows=reject.rows)
    return page


def failed(ref: PageRef, rule: str, reason: str, sha256: str = "") -> DonePage:
    """A page without rows, and the reject that says why; never reused, for the next run may fare better.

    `sha256` is that of the page where its bytes could be read.
    """
    stage = "extract" if rule in ("extraction_failed", "too_slow") else "read"
    key = f"{ref.source}/{ref.path}"
    identity = reject_id(stage, "monographs", key, ref.source, ref.path, rule)
    reject = RejectRow(
        reject_id=identity,
        stage=stage,
        table="monographs",
        row_key=key,
        source=ref.source,
        path=ref.path,
        rule=rule,
        reason=reason,
        row_json=page_json(sha256) if sha256 else None,
    )
    return DonePage(key, "", sha256, PageRows(rejects=(reject,)))


def _said(error: Exception) -> str:
    words = " ".join(str(error).split())[:200].encode("utf-8", "backslashreplace").decode()
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
