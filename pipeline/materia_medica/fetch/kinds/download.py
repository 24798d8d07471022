"""Files that a source lists, or that an index names, brought into a snapshot as they are."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from protego import Protego

from materia_medica.fetch import journal
from materia_medica.fetch.addresses import site_of
from materia_medica.fetch.fetching import Fetch
from materia_medica.fetch.file_download import FileDownload, NotHad
from materia_medica.fetch.http import Client
from materia_medica.fetch.progress import FetchReport, Progress
from materia_medica.fetch.publish import kept
from materia_medica.fetch.refusal import AddressRefused
from materia_medica.fetch.snapshot import FILES, Entry, Refused, stamp
from materia_medica.settings.source import FILE_NAME
from materia_medica.stop import Exit, Stop

MAX_INDEX = 50_000_000
"""Bytes of an index; openFDA's has some hundred thousand."""
PARTS = "parts"
"""Beside the snapshots: what has come of files that broke off."""
_ASKED = "asked.json"
"""In an unfinished fetch: what it is of, and the files that it has brought to disk."""


def fetch_download(fetch: Fetch) -> FetchReport:
    """Fetch; raises `Stop` as `fetch_source` does."""
    return _Downloads(fetch).run()


class _Downloads:
    """The files of one source."""

    def __init__(self, fetch: Fetch) -> None:
        self.fetch = fetch
        self.client = Client(site_of(fetch.source, fetch.settings), fetch.settings)
        self._rules: dict[str, Protego] = {}
        self._state = fetch.unfinished / _ASKED

    def run(self) -> FetchReport:
        """Bring what is new; a file that cannot be had keeps its older copy for a while."""
        fetch = self.fetch
        files = dict(list(self._listed().items())[: fetch.limit])
        if fetch.dry_run:
            return fetch.planned(list(files), {})
        done, notes = self._go_on(files)
        entries: list[Entry] = []
        refused: list[Refused] = []
        for n, (path, url) in enumerate(files.items(), 1):
            entry: Entry | None
            try:
                entry = done.get(path) or self._file(path, url)
            except NotHad as error:
                refused.append(Refused(path, url, error.rule, str(error), error.status))
                entry = kept(fetch.older.get(path), fetch.settings, datetime.now(UTC).date())
            if entry is not None:
                entries.append(entry)
                done[path] = entry
                self._write(files, done)
            fetch.progress(Progress(fetch.source.id, n, len(files), len(refused)))
        self._state.unlink(missing_ok=True)
        if not refused:
            shutil.rmtree(fetch.raw / PARTS, ignore_errors=True)
        facts: dict[str, object] = {"limited": fetch.limit} if fetch.limit is not None else {}
        try:
            report = fetch.settle_files(entries, refused, facts)
        except Stop:
            self._write(files, done)
            raise
        return replace(report, statuses=dict(self.client.statuses), requests=self.client.requests,
                       notes=(*report.notes, *notes))  # fmt: skip

    def _file(self, path: str, url: str) -> Entry:
        """One file, from where an earlier call left off; raises `NotHad`."""
        fetch = self.fetch
        if not self._may_ask(url):
            raise NotHad("robots", "robots.txt asks not to fetch it")
        older = fetch.older.get(path)
        file = fetch.unfinished / FILES / path
        download = FileDownload(self.client, url, file, fetch.raw / PARTS)
        came = download.run(older)
        if older is not None and came.sha256 in (None, older.sha256):
            file.unlink(missing_ok=True)
            return older._replace(etag=came.etag or older.etag, last_modified=came.last_modified or older.last_modified,
                                  status=came.status, failed_since=None)  # fmt: skip
        if came.sha256 is None:
            raise NotHad("http_304", "the server says that a file did not change which was never had", 304)
        return Entry(
            path=path, file=f"{journal.UNFINISHED}/{FILES}/{path}", sha256=came.sha256, bytes=came.size, url=url,
            status=200, content_type=came.content_type, etag=came.etag, last_modified=came.last_modified,
            fetched_at=stamp(datetime.now(UTC)),
        )  # fmt: skip

    # What there is ---------------------------------------------------------------------------------------------------

    def _listed(self) -> dict[str, str]:
        """Address by path of every file: those listed, and those that an index names, sorted by path."""
        site, settings = self.client.site, self.fetch.settings
        found: dict[str, str] = {}
        for address in settings.files:
            url = site.join(address)
            if (path := site.path_below(url)) is None or site.may_ask(url):
                self._stop(f"{url} is no file below {site.address}; correct `fetch.files` in {FILE_NAME}")
            found[path] = url
        for address in settings.index:
            for url in self._named_in(site.join(address)):
                if path := site.path_of(url):
                    found.setdefault(path, url)
        if not found:
            self._stop("no file is listed that matches the source's patterns")
        if len(found) > settings.max_pages:
            self._stop(f"more than {settings.max_pages:,} files are listed (max_pages)")
        return dict(sorted(found.items()))

    def _named_in(self, index: str) -> Iterator[str]:
        """The addresses that an index names: in any text of a JSON document, else in the links of a page."""
        if not self._may_ask(index):
            self._stop(f"robots.txt asks not to fetch the index {index}")
        data = self._small(index)
        try:
            texts: Iterable[str] = _texts(json.loads(data))
        except ValueError:
            texts = html.fromstring(data).xpath("//@href") if data.strip() else ()
        for text in texts:
            with contextlib.suppress(ValueError):
                yield urldefrag(urljoin(index, str(text))).url

    def _small(self, url: str) -> bytes:
        """A whole answer; raises `Stop` where it cannot be had."""
        settings = self.fetch.settings
        for attempt in range(settings.retries + 1):
            try:
                with self.client.get(url, {}) as answer:
                    if answer.status == 200:
                        data = answer.read(MAX_INDEX + 1)
                        if len(data) <= MAX_INDEX and not answer.length:
                            return data
                        trouble = "it is longer than an index may be, or breaks off"
                    else:
                        trouble = f"HTTP {answer.status}"
            except AddressRefused as refused:
                self._stop(f"{url} cannot be had: {refused.reason}")
            except (http.client.HTTPException, OSError) as error:
                trouble = f"{type(error).__name__}: {error}"
            time.sleep(min(settings.retry_delay * 2**attempt, settings.max_retry_after))
        return self._stop(f"{url} cannot be had: {trouble}")

    def _may_ask(self, url: str) -> bool:
        """Whether robots.txt of the host lets anybody ask; raises `Stop` where it cannot be had (RFC 9309)."""
        parts = urlsplit(url)
        if parts.netloc not in self._rules:
            robots, text = f"{parts.scheme}://{parts.netloc}/robots.txt", ""
            try:
                with self.client.get(robots, {}) as answer:
                    if answer.status >= 500 or answer.status in (408, 429):
                        self._stop(f"{robots} answered with HTTP {answer.status}; meanwhile nothing may be asked")
                    if answer.status == 200:
                        text = answer.read(MAX_INDEX).decode("utf-8", "replace")
            except AddressRefused as refused:
                self._stop(f"{robots} cannot be had: {refused.reason}")
            except (http.client.HTTPException, OSError) as error:
                self._stop(f"{robots} cannot be had: {type(error).__name__}: {error}")
            self._rules[parts.netloc] = Protego.parse(text)
        return bool(self._rules[parts.netloc].can_fetch(url, self.fetch.settings.product()))

    def _stop(self, why: str) -> NoReturn:
        stays = f"Snapshot {self.fetch.base.id} stays in use" if self.fetch.base else "No snapshot was made"
        raise Stop(Exit.FETCH_REFUSED, f"source '{self.fetch.source.id}': {why}. {stays}")

    # An unfinished fetch ---------------------------------------------------------------------------------------------

    def _go_on(self, files: dict[str, str]) -> tuple[dict[str, Entry], list[str]]:
        """The files that an unfinished fetch of the same has on disk already, and what to tell of it."""
        fetch = self.fetch
        try:
            said = json.loads(self._state.read_text("utf-8"))
            is_same = said["of"] == self._of(files)
            is_young = time.time() - self._state.stat().st_mtime <= fetch.settings.resume_days * 24 * 3600
            done = {e["path"]: Entry(**e) for e in said["done"]} if is_same and is_young else None
        except (OSError, ValueError, KeyError, TypeError):
            done = None
        if done is None:
            fetch.begin()
            self._write(files, {})
            return {}, []
        raw = fetch.raw
        whole = {p: e for p, e in done.items() if (raw / e.file).is_file() and (raw / e.file).stat().st_size == e.bytes}
        return whole, [f"went on from an unfinished fetch: {len(whole):,} files were on disk already"]

    def _of(self, files: dict[str, str]) -> dict[str, Any]:
        base = self.fetch.base.id if self.fetch.base else None
        return {
            "address": self.fetch.source.address,
            "files": files,
            "base": base,
        }

    def _write(self, files: dict[str, str], done: dict[str, Entry]) -> None:
        said = {"of": self._of(files), "done": [entry._asdict() for entry in done.values() if not entry.failed_since]}
        self._state.parent.mkdir(parents=True, exist_ok=True)
        self._state.write_text(json.dumps(said), "utf-8")


def _texts(said: Any) -> Iterator[str]:
    """All texts in a JSON document."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, (dict, list)):
        for value in said.values() if isinstance(said, dict) else said:
            yield from _texts(value)
