"""When a page must be extracted again: its rebuild key covers the page, the source's facts and all code on the way."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path

from materia_medica.page import Page
from materia_medica.settings.sources import Source

_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = ("schema", "read", "extract", "page.py", "fetch/load.py", "settings/sources.py")
"""Everything between a page's bytes and its rows, below the package."""
_CODE_ENDINGS = {".py", ".yaml", ".json", ".csv", ".txt"}
_PARSERS = ("pyromark", "beautifulsoup4", "lxml", "PyYAML", "pyarrow")


def code_hash() -> str:
    """SHA-256 over the code and word tables that make rows, the parsers' versions and Python's own."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for name in _PARSERS:
        digest.update(f"{name} {version(name)}\0".encode())
    digest.update(f"python {sys.version_info[:2]} unicode {unicodedata.unidata_version}".encode())
    return digest.hexdigest()


def _files() -> list[Path]:
    found: list[Path] = []
    for place in _CODE:
        path = _PACKAGE / place
        found += [path] if path.is_file() else [f for f in path.rglob("*") if f.suffix in _CODE_ENDINGS]
    return sorted(found)


def page_key(page: Page, source: Source, code: str, page_sha256: str) -> str:
    """The rebuild key of a page: equal keys mean equal rows."""
    facts = (page.source, page.path, page.url, page.fetched_at, page.charset,
             source.content_origin, source.license, source.language)  # fmt: skip
    return hashlib.sha256(f"{code}\0{page_sha256}\0{facts!r}".encode("utf-8", "surrogatepass")).hexdigest()
