"""Publishing: every table is written to a folder of its own, read back, and renamed into place as a whole."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from materia_medica import disk
from materia_medica.account import Extraction
from materia_medica.delta.stored import End
from materia_medica.disk import file_sha256
from materia_medica.release import layout
from materia_medica.release.around import damage, dated_ahead, says
from materia_medica.release.changes import write_changes
from materia_medica.release.code import code_version
from materia_medica.release.counts import count_rows
from materia_medica.release.database.files import has_sqlite, write_database
from materia_medica.release.formats import DEFAULT, PARTED, OutputFormat, rows_of_parts
from materia_medica.release.index import entries_of, entry_of, write_index
from materia_medica.release.manifest import build_manifest, content_sha256
from materia_medica.release.metadata.write import metadata_files
from materia_medica.release.published import Published
from materia_medica.release.stated import schema_as_json
from materia_medica.release.writing import Begun, write_files
from materia_medica.schema import SCHEMA_VERSION
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop


class Explorer(Protocol):
    """Makes the page that people open first."""

    def __call__(
        self, manifest: Mapping[str, Any], tables: Mapping[str, pa.Table], *, releases: Sequence[Mapping[str, Any]]
    ) -> str:
        """The page. `releases`: what the index says of all releases, the oldest first and this one last."""


class Report(NamedTuple):
    """What a release says about itself beside its tables."""

    checks_json: str
    """The content of checks.json."""
    checks: Mapping[str, Any]
    """Summary of the checks for the manifest."""
    accuracy: Sequence[Mapping[str, Any]] = ()
    """One entry per set of labels: name, hash, source, pages, rows, figures, code version."""
    notes: Mapping[str, Any] = {}
    """Further entries of the manifest, such as a drift let through and why."""
    page: Callable[[str], str] | None = None
    """The content of checks.html for the release of a version; null for a release without one."""
    explorer: Explorer | None = None
    """What makes the content of report.html; null for a release without one."""


ReadBack = Callable[[Path, Mapping[str, pa.Table]], Sequence[object]]
"""Problems of a folder of files that should hold these tables."""


def publish(
    tables: Mapping[str, pa.Table],
    account: Extraction,
    sources: Mapping[str, Source],
    output: Path,
    *,
    report: Report | Callable[[], Report],
    read_back: ReadBack,
    now: datetime.datetime,
    forms: Sequence[OutputFormat] = DEFAULT,
    database: bool = True,
    begun: Begun | None = None,
    damaged: Sequence[str] | None = None,
) -> Published:
    """Make a release of `tables`, unless the last one already says the same in these forms, `database` (SQLite) among
    them. Call it under the lock. Where its files are being written already, of just these tables, `begun` is what came
    of that. `report` may wait for what others find, and raises `Stop` where that lets no release through. `damaged`
    says what is wrong with the files of the last release, where somebody looked.

    One whose files are damaged says nothing any more, so the next is made. Raises `Stop` where the rows do not add up,
    the written files do not hold the tables or the last release is dated after `now`; then nothing is released.
    """
    _balance(tables, account)
    day = now.astimezone(datetime.UTC).date()
    part = begun.folder if begun else new_part(output, day)
    try:
        hashes, contents = begun.files() if begun else write_files(tables, part, forms)
        content = content_sha256(contents)
        last = layout.latest_release(output)
        parted = rows_of_parts(forms, tables)
        wrong = damage(last) if last and damaged is None else damaged or ()
        if last and _same(says(last), content, forms, parted, database=database) and not wrong:
            _made(report)
            return Published(last.name, last, is_new=False)
        if ahead := layout.ahead_of(day, output):
            raise Stop(Exit.DIFFERENCE, f"{dated_ahead(output, ahead, day)}; no release")
        version = layout.next_version(day, output)
        end = End(version, content, SCHEMA_VERSION)
        changes = write_changes(part, last, end, tables=tables, hashes=hashes, code=code_version(), damaged=wrong)
        report = _made(report)
        said = {layout.CHECKS: report.checks_json, layout.SCHEMA: schema_as_json()}
        if report.page is not None:
            said[layout.CHECKS_PAGE] = report.page(version)
        for name, text in said.items():
            disk.write_durably(part / name, text.encode())
        base = begun.database() if begun else write_database(tables, part, forms, with_sqlite=database)
        hashes |= {name: file_sha256(part / name) for name in (*said, *base, *changes.files)}
        manifest = build_manifest(
            version=version, created_at=now, tables=tables, account=account, sources=sources,
            forms=forms, database=database, content=content, hashes=hashes,
            files={name: part / name for name in hashes}, checks=report.checks, accuracy=report.accuracy,
            notes={**changes.manifest, **report.notes},
        )  # fmt: skip
        if report.explorer is not None:
            releases = [*reversed(entries_of(output)), entry_of(manifest, "")]
            _add(manifest, part, {layout.REPORT: report.explorer(manifest, tables, releases=releases)})
        _add(manifest, part, metadata_files(manifest, tables))  # the last, for they list the others
        said_of_it = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
        disk.write_durably(part / layout.MANIFEST, said_of_it.encode())
        if problems := read_back(part, tables):
            shown = "\n  ".join(str(p) for p in problems[:10])
            raise Stop(Exit.DIFFERENCE, f"the written files do not hold the tables; no release:\n  {shown}")
        disk.sync_folder(part)
        folder = layout.release_folder(output, version)
        part.rename(folder)
        disk.sync_folder(folder.parent)
        write_index(output)
        layout.point_latest(output, version)
        return Published(version, folder, is_new=True)
    finally:
        if begun is None and part.exists():  # else somebody may be writing there still, and clears it
            shutil.rmtree(part)


def _made(report: Report | Callable[[], Report]) -> Report:
    return report() if callable(report) else report


def new_part(output: Path, day: datetime.date) -> Path:
    """An empty folder for a release of this day; what killed runs left is gone. Call it under the lock."""
    layout.clean_up(output, day)
    return layout.part_folder(output)


def _same(
    said: Mapping[str, Any], content: str, forms: Sequence[OutputFormat], parted: int | None, *, database: bool
) -> bool:
    """Whether a manifest names this content, these forms and these rows of a part."""
    named = (said.get("content_sha256"), said.get("formats"), said.get(PARTED), has_sqlite(said))
    return named == (content, [form.ending for form in forms], parted, database)


def _balance(tables: Mapping[str, pa.Table], account: Extraction) -> None:
    lost = [
        f"{name}: {c.extracted:,} extracted, {c.released:,} to release, {c.rejected:,} rejected"
        for name, c in count_rows(tables, account).items()
        if not c.balanced
    ]
    if lost:
        raise Stop(Exit.DIFFERENCE, "rows got lost on the way; no release:\n  " + "\n  ".join(lost))


def _add(manifest: dict[str, Any], folder: Path, texts: Mapping[str, str]) -> None:
    """Write files that tell of all others, and list them in the manifest, too."""
    files = dict(manifest["files"])
    for name, text in texts.items():
        disk.write_durably(folder / name, text.encode())
        files[name] = {"sha256": file_sha256(folder / name), "bytes": (folder / name).stat().st_size}
    manifest["files"] = dict(sorted(files.items()))
