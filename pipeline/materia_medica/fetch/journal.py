"""The journal of an unfinished crawl: which pages are safe on disk, so that no page is fetched twice.

`unfinished/journal.jsonl` begins with a line that says what is being crawled and from which snapshot; then comes one
line per finished address, written after the page's record lies whole in `unfinished/pages.warc.gz`. The operating
system keeps both through a `kill -9`; once a second both are forced to the disk, the record file first. After a power
failure the journal may still know more than the record file holds: `resume` reads every record again, and cuts both
files at the first that is not what the journal says.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from materia_medica import disk
from materia_medica.fetch.load import load
from materia_medica.fetch.snapshot import WARC, Entry, Refused, moment, stamp
from materia_medica.page import PageRef

JOURNAL = "journal.jsonl"
UNFINISHED = "unfinished"
SYNC_EVERY = 1.0
"""Seconds of work that a power failure may cost."""


class Outcome(NamedTuple):
    """What became of one address."""

    kind: str
    """`page` (fetched), `same` (unchanged since the last snapshot), `failed`, `missing`, `moved` or `robots`."""
    entry: Entry | None = None
    refused: Refused | None = None

    @property
    def path(self) -> str:
        """Path of the page."""
        said = self.entry or self.refused
        assert said is not None
        return said.path


class Journal:
    """Appends finished addresses and pages to an unfinished crawl."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = (folder / JOURNAL).open("ab")
        self._warc = (folder / WARC).open("ab")
        self._writer = WARCWriter(self._warc, gzip=True)
        self._synced = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.sync()
        self._lines.close()
        self._warc.close()

    def page(self, entry: Entry, status_line: str, headers: list[tuple[str, str]], body: bytes) -> Entry:
        """Write the record of a fetched page, then its line; gives the entry with its place."""
        with disk.naming(self._folder / WARC):
            placed = self._record(entry, status_line, headers, body)
        self.done(Outcome("page", placed))
        return placed

    def _record(self, entry: Entry, status_line: str, headers: list[tuple[str, str]], body: bytes) -> Entry:
        if not self._warc.tell():
            self._writer.write_record(
                self._writer.create_warcinfo_record(WARC, {"software": "Materia", "format": "WARC/1.0"})
            )
        offset = self._warc.tell()
        record = self._writer.create_warc_record(
            entry.final_url or entry.url or entry.path,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(status_line, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": entry.fetched_at} if entry.fetched_at else {},
        )
        self._writer.write_record(record)
        self._warc.flush()
        return entry._replace(file=f"{UNFINISHED}/{WARC}", offset=offset)

    def done(self, *outcomes: Outcome) -> None:
        """Write the lines of finished addresses, all at once."""
        lines = []
        for outcome in outcomes:
            said = outcome.entry or outcome.refused
            assert said is not None
            end = self._warc.tell() if outcome.kind == "page" else None
            lines.append(disk.line({"kind": outcome.kind, "end": end, "said": said._asdict()}))
        with disk.naming(self._folder / JOURNAL):
            self._lines.write("".join(lines).encode("utf-8"))
            self._lines.flush()
        if time.monotonic() - self._synced > SYNC_EVERY:
            self.sync()

    def sync(self) -> None:
        """Force everything to the disk."""
        for name, file in ((WARC, self._warc), (JOURNAL, self._lines)):
            with disk.naming(self._folder / name):
                file.flush()
                os.fsync(file.fileno())
        self._synced = time.monotonic()


def resume(folder: Path, asked: dict[str, Any], resume_days: float) -> bool:
    """Make the unfinished crawl in `folder` ready to go on; gives false where it has to begin anew.

    What was begun for another `asked` (address, patterns, snapshot to compare with) or too long ago is thrown away;
    a torn tail of either file is cut off.
    """
    begun = _header(folder)
    if begun and begun.get("asked") == asked:
        age = datetime.now(UTC) - moment(begun["begun"])
        if age.total_seconds() < resume_days * 86_400:
            _cut_torn_tail(folder)
            return True
    discard(folder)
    folder.mkdir(parents=True)
    disk.write_whole(folder / JOURNAL, disk.line({"begun": stamp(datetime.now(UTC)), "asked": asked}).encode("utf-8"))
    return False


def outcomes(folder: Path) -> dict[str, Outcome]:
    """What became of each address so far, by path; of two lines about one the later counts."""
    found: dict[str, Outcome] = {}
    for said, _ in _safe_lines(folder):
        outcome = _outcome(said)
        found[outcome.path] = outcome
    return found


def discard(folder: Path) -> None:
    """Throw an unfinished fetch away."""
    import shutil

    if folder.exists():
        shutil.rmtree(folder)


def _header(folder: Path) -> dict[str, Any] | None:
    try:
        with (folder / JOURNAL).open("rb") as lines:
            said = json.loads(lines.readline())
    except (OSError, ValueError):
        return None
    return said if isinstance(said, dict) and "begun" in said else None


def _outcome(said: dict[str, Any]) -> Outcome:
    if said["kind"] in ("page", "same"):
        return Outcome(said["kind"], Entry(**said["said"]))
    return Outcome(said["kind"], refused=Refused(**{"url": None, **said["said"]}))


def _safe_lines(folder: Path) -> list[tuple[dict[str, Any], int]]:
    """The whole lines after the header, each with the byte at which it ends."""
    found = []
    with (folder / JOURNAL).open("rb") as lines:
        at = len(lines.readline())
        for line in lines:
            at += len(line)
            try:
                said = json.loads(line)
            except ValueError:
                break
            if not line.endswith(b"\n"):
                break
            found.append((said, at))
    return found


def _cut_torn_tail(folder: Path) -> None:
    warc = folder / WARC
    with (folder / JOURNAL).open("rb") as lines:
        journal_end = len(lines.readline())
    warc_end = 0
    for said, end in _safe_lines(folder):
        if said["kind"] == "page":
            if not _is_whole(warc, _outcome(said).entry):
                break
            warc_end = int(said["end"])
        journal_end = end
    os.truncate(folder / JOURNAL, journal_end)
    if warc.exists():
        os.truncate(warc, warc_end)


def _is_whole(warc: Path, entry: Entry | None) -> bool:
    assert entry is not None
    try:
        page = load(PageRef("", entry.path, warc, entry.offset))
    except OSError:
        return False
    return hashlib.sha256(page.data).hexdigest() == entry.sha256
