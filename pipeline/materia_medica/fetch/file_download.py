"""One file brought to disk: only what is new, from where a broken connection left off, whole or not at all.

What has come lies as a part beside a note of what it is a part of, so that any later call goes on from there by
`Range`. The server says by `If-Range` whether the file is still the same; one that cannot say so is begun anew.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from materia_medica import disk
from materia_medica.fetch.http import Client
from materia_medica.fetch.middleware import retry_after
from materia_medica.fetch.refusal import AddressRefused
from materia_medica.fetch.snapshot import Entry

PROGRESS = 1_000_000
"""Bytes with which a broken connection is no failed attempt: the file is coming."""
RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_CHUNK = 1 << 20
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class NotHad(Exception):  # noqa: N818  (it says what became of the file)
    """A file that could not be had; `rule` names why, `status` is that of the last answer."""

    def __init__(self, rule: str, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.rule = rule
        self.status = status


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file as it came, or, without a digest, the word that it did not change."""

    sha256: str | None
    size: int
    status: int
    etag: str | None
    last_modified: str | None
    content_type: str | None


class FileDownload:
    """Brings one address to one file."""

    def __init__(self, client: Client, url: str, to: Path, parts: Path) -> None:
        name = hashlib.sha256(url.encode()).hexdigest()[:32]
        self._client = client
        self._url = url
        self._to = to
        self._part = parts / f"{name}.part"
        self._note = parts / f"{name}.note"
        self._most = client.settings.max_file

    def run(self, known: Entry | None) -> Downloaded:
        """The file; `known` is what the last snapshot has of it. Raises `NotHad`, and OSError where the disk fails."""
        settings = self._client.settings
        failures = 0
        while True:
            before = self._had()
            try:
                return self._attempt(known)
            except AddressRefused as refused:
                raise NotHad(refused.rule, str(refused)) from None
            except _Again as again:
                wait, why, rule, status = again.wait, str(again), again.rule, again.status
            except (http.client.HTTPException, ConnectionError, TimeoutError, OSError) as error:
                if isinstance(error, OSError) and error.filename is not None:
                    raise  # the disk
                wait, why, rule, status = None, f"{type(error).__name__}: {error}", "broken_connection", None
            failures = 1 if self._had() - before >= PROGRESS else failures + 1
            if failures > settings.retries:
                raise NotHad(rule, f"{why}, {failures} times", status)
            if wait is not None and wait > settings.max_retry_after:
                raise NotHad(rule, f"the server wants to be asked again in {wait:,.0f} s only (Retry-After)", status)
            grown = min(settings.retry_delay * 2 ** (failures - 1), settings.max_retry_after)
            time.sleep(wait if wait is not None else grown * random.uniform(0.8, 1.2))  # noqa: S311  (spreads load)

    def _had(self) -> int:
        try:
            return self._part.stat().st_size
        except OSError:
            return 0

    def _attempt(self, known: Entry | None) -> Downloaded:
        had, validator = self._had(), self._validator()
        if had and not validator:
            self.forget()
            had = 0
        headers = _conditional(known)
        if had and validator:
            headers = {"Range": f"bytes={had}-", "If-Range": validator}
        with self._client.get(self._url, headers) as answer:
            if answer.status == 304 and known is not None:
                return Downloaded(None, known.bytes, 304, *_validators(answer), known.content_type)
            if answer.status == 206 and (found := _RANGE.fullmatch(answer.headers.get("Content-Range", ""))):
                if int(found[1]) != had:
                    self.forget()
                    raise _Again("another part than asked for came", "broken_range", 206)
            elif answer.status == 416:
                self.forget()
                raise _Again("the file is shorter than what had come of it", "broken_range", 416)
            elif answer.status == 200:
                self.forget()
                had = 0
            else:
                self._refuse(answer)
            return self._take(answer, had)

    def _refuse(self, answer: http.client.HTTPResponse) -> None:
        status = answer.status
        if status in RETRIED:
            said = answer.headers.get("Retry-After")
            again = _Again(f"HTTP {status}", f"http_{status}", status)
            again.wait = retry_after(said.encode("ascii", "replace")) if said else None
            raise again
        raise NotHad(f"http_{status}", f"HTTP {status}", status)

    def _take(self, answer: http.client.HTTPResponse, had: int) -> Downloaded:
        length = had + (answer.length or 0)
        if length > self._most:
            raise NotHad("oversized_file", f"{length:,} bytes; at most {self._most:,} are taken (max_file)")
        etag, last_modified = _validators(answer)
        if not had:
            note = {"url": self._url, "etag": etag, "last_modified": last_modified}
            self._part.parent.mkdir(parents=True, exist_ok=True)
            with disk.naming(self._note):
                self._note.write_text(json.dumps(note), "utf-8")
        with disk.naming(self._part), self._part.open("ab") as file:
            while data := answer.read1(_CHUNK):
                file.write(data)
                had += len(data)
                if had > self._most:
                    self.forget()
                    raise NotHad("oversized_file", f"more than {self._most:,} bytes; cut off (max_file)")
        if answer.length:  # the library ends such a body in silence
            raise _Again("the answer broke off", "broken_connection", answer.status)
        with disk.naming(self._part), self._part.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        disk.sync_file(self._part)
        self._to.parent.mkdir(parents=True, exist_ok=True)
        self._part.replace(self._to)
        self._note.unlink(missing_ok=True)
        return Downloaded(sha256, had, answer.status, etag, last_modified, answer.headers.get("Content-Type"))

    def _validator(self) -> str | None:
        """What tells whether the rest of the file is the rest of this one; a weak tag does not."""
        try:
            note: dict[str, Any] = json.loads(self._note.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if note.get("url") != self._url:
            return None
        etag = note.get("etag")
        return etag if etag and not etag.startswith("W/") else note.get("last_modified")

    def forget(self) -> None:
        """Leave nothing of what has come."""
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


class _Again(Exception):  # noqa: N818  (it says what to do)
    """An answer after which another attempt may help."""

    wait: float | None = None
    """Seconds that the server asks to wait."""

    def __init__(self, why: str, rule: str, status: int) -> None:
        super().__init__(why)
        self.rule = rule
        self.status: int | None = status


def _conditional(known: Entry | None) -> dict[str, str]:
    if known is None:
        return {}
    said = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in said.items() if value}


def _validators(answer: http.client.HTTPResponse) -> tuple[str | None, str | None]:
    return answer.headers.get("ETag"), answer.headers.get("Last-Modified")
