"""When a page must be extracted again: its rebuild key covers the page, the source's facts and all code on the way.

Code counts by what it does, not by how it is written: a comment, a docstring or the layout of a line extracts nothing
anew. Word tables count by what they say.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import yaml

from materia_medica import disk
from materia_medica.engine.imports import imported, read
from materia_medica.engine.package import PACKAGE, package_hash
from materia_medica.fetch.load import load
from materia_medica.page import Page
from materia_medica.read.formats import parsers
from materia_medica.settings.source import Source

_MAKE_ROWS = (load.__module__, "materia_medica.extract.page")
"""Between a page's place and its rows stand these and what they import."""
_BY_VALUE = ("materia_medica.settings",)
"""How settings are read makes no rows; what they say of a source stands in the key of each page."""
_ROOMS = ("schema", "read", "extract")
"""Where word tables lie."""
_BESIDES = ("PyYAML", "py3langid", "pyarrow", "warcio")
"""What reads word tables, tells languages, holds rows and unpacks pages, beside the parsers of each form of page."""


_of_bytes: dict[str, str] = {}
"""The code's hash by that of the bytes of all files."""


def code_hash(note: Path | None = None) -> str:
    """SHA-256 over the code and word tables that make rows, the parsers' versions and Python's own.

    To read all code takes a second, so the file `note` keeps what was found of these very bytes; one that is missing,
    damaged or cannot be written costs that second.
    """
    as_written = _as_written()
    if as_written not in _of_bytes:
        noted = _noted(note, as_written) if note else None
        _of_bytes[as_written] = noted or _code_hash()
        if note and not noted:
            _keep(note, as_written, _of_bytes[as_written])
    return _of_bytes[as_written]


def _code_hash() -> str:
    digest = hashlib.sha256()
    for file in files():
        digest.update(f"{file.relative_to(PACKAGE).as_posix()}\0".encode())
        digest.update(meaning(file))
    digest.update(_beside_the_code())
    return digest.hexdigest()


@cache
def _as_written() -> str:
    """SHA-256 over the bytes of all files of the package, and over what their meaning depends on besides."""
    digest = hashlib.sha256(package_hash().encode())
    digest.update(_beside_the_code())
    digest.update(sys.version.encode())  # how a syntax tree is written out may change with any version
    return digest.hexdigest()


def _beside_the_code() -> bytes:
    """Versions of the parsers and of Python."""
    versions = [f"{name} {version(name)}\0" for name in sorted({*parsers(), *_BESIDES})]
    return f"{''.join(versions)}python {sys.version_info[:2]} unicode {unicodedata.unidata_version}".encode()


def _noted(note: Path, as_written: str) -> str | None:
    """What the note says of these bytes; null where it says nothing that can be used."""
    try:
        said = json.loads(note.read_text("utf-8"))
        found = said["code"] if said["as_written"] == as_written else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) and len(found) == len(as_written) else None


def _keep(note: Path, as_written: str, code: str) -> None:
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        disk.write_json(note, {"as_written": as_written, "code": code})


def files() -> list[Path]:
    """The files that the key covers: modules by their imports, word tables by their place."""
    beside = (f for room in _ROOMS for f in (PACKAGE / room).rglob("*") if f.is_file())
    tables = (f for f in beside if f.suffix not in (".py", ".pyc"))
    return sorted({*imported(_MAKE_ROWS, _BY_VALUE).values(), *tables})


def meaning(file: Path) -> bytes:
    """A digest over what a file does or says, whatever its comments and layout: equal for two files that make the same
    rows.
    """
    if file.suffix == ".py":
        return read(file).sha256
    said = file.read_bytes()
    if file.suffix == ".yaml":
        said = repr(yaml.load(said, Loader=yaml.CSafeLoader)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(said).digest()


def page_key(page: Page, source: Source, code: str, page_sha256: str) -> str:
    """The rebuild key of a page: equal keys mean equal rows."""
    facts = (page.source, page.path, page.url, page.fetched_at, page.charset,
             source.content_origin, source.license, source.language)  # fmt: skip
    return hashlib.sha256(f"{code}\0{page_sha256}\0{facts!r}".encode("utf-8", "surrogatepass")).hexdigest()
