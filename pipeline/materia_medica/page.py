"""A page as it lies in a source, before anything reads it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 5_000_000
"""A monograph is some 10 KB; a web page above this is not one."""
MAX_DOCUMENT_BYTES = 20_000_000
"""A regulator's document carries its whole label, its tables and at times its pictures: a megabyte is usual among the
long ones. Nothing above this is read, so that a page costs no more memory than its process has."""


class PageRef(NamedTuple):
    """Where one page of a source lies: a file of its own, a record of a WARC file, or packed among others."""

    source: str
    path: str
    """Path as in the source, `/` as separator; with `source` it makes the `monograph_id`."""
    file: Path
    """The page's own file, or the file that holds it."""
    offset: int | None = None
    """Byte offset of the page in a file that holds several; null for a file of its own."""
    url: str | None = None
    fetched_at: datetime | None = None
    """When the page was fetched (UTC); null for a plain folder."""
    sha256: str | None = None
    """What the page must be, as its snapshot says; null for a plain folder."""
    stated: str = ""
    """Where the snapshot says so: file and line."""
    length: int | None = None
    """Bytes of a page out of a container, packed in a spool; null for any other."""


class Page(NamedTuple):
    """One page with its bytes, as fetched."""

    source: str
    path: str
    data: bytes
    url: str | None = None
    fetched_at: datetime | None = None
    charset: str | None = None
    """Charset of the HTTP response, where it named one."""

    @property
    def monograph_id(self) -> str:
        """`<source>/<path>`."""
        return f"{self.source}/{self.path}"
