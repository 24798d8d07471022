"""When a page must be extracted again: its rebuild key covers the page, the source's facts and all code on the way.

Code counts by what it does, not by how it is written: a comment, a docstring or the layout of a line extracts nothing
anew. Word tables count by what they say.
"""

from __future__ import annotations

import ast
import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import yaml

from materia_medica.engine.imports import imported, syntax
from materia_medica.fetch.load import load
from materia_medica.page import Page
from materia_medica.read.formats import parsers
from materia_medica.settings.source import Source

_PACKAGE = Path(__file__).resolve().parents[1]
_MAKE_ROWS = (load.__module__, "materia_medica.extract.page")
"""Between a page's place and its rows stand these and what they import."""
_BY_VALUE = ("materia_medica.settings",)
"""How settings are read makes no rows; what they say of a source stands in the key of each page."""
_ROOMS = ("schema", "read", "extract")
"""Where word tables lie."""
_BESIDES = ("PyYAML", "py3langid", "pyarrow", "warcio")
"""What reads word tables, tells languages, holds rows and unpacks pages, beside the parsers of each form of page."""


@cache
def code_hash() -> str:
    """SHA-256 over the code and word tables that make rows, the parsers' versions and Python's own."""
    digest = hashlib.sha256()
    for file in files():
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(meaning(file)).digest())
    for name in sorted({*parsers(), *_BESIDES}):
        digest.update(f"{name} {version(name)}\0".encode())
    digest.update(f"python {sys.version_info[:2]} unicode {unicodedata.unidata_version}".encode())
    return digest.hexdigest()


def files() -> list[Path]:
    """The files that the key covers: modules by their imports, word tables by their place."""
    beside = (f for room in _ROOMS for f in (_PACKAGE / room).rglob("*") if f.is_file())
    tables = (f for f in beside if f.suffix not in (".py", ".pyc"))
    return sorted({*imported(_MAKE_ROWS, _BY_VALUE).values(), *tables})


def meaning(file: Path) -> bytes:
    """What a file does or says, whatever its comments and layout: equal for two files that make the same rows."""
    if file.suffix == ".py":
        return ast.dump(syntax(file)).encode("utf-8", "backslashreplace")
    if file.suffix == ".yaml":
        return repr(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)).encode("utf-8", "surrogatepass")
    return file.read_bytes()


def page_key(page: Page, source: Source, code: str, page_sha256: str) -> str:
    """The rebuild key of a page: equal keys mean equal rows."""
    facts = (page.source, page.path, page.url, page.fetched_at, page.charset,
             source.content_origin, source.license, source.language)  # fmt: skip
    return hashlib.sha256(f"{code}\0{page_sha256}\0{facts!r}".encode("utf-8", "surrogatepass")).hexdigest()
