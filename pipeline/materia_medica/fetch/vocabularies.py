"""Vocabularies: tables of a register, as its publisher gives them out, with the names that its identifiers have."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from materia_medica.disk import file_sha256
from materia_medica.schema.ids import fold
from materia_medica.settings.source import Source
from materia_medica.stop import Exit, Stop

_NAMES = ("name", "substance name", "sy", "pt", "display name", "preferred term", "preferred name")
_PREFERRED = ("pt", "display name", "preferred term", "preferred name")
_BRAND = ("type", "bn")
"""Column and value of a line that names a product and not a substance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a register calls substances; names are folded."""

    register: str
    preferred: Mapping[str, frozenset[str]]
    """The identifiers that have this as their preferred name."""
    named: Mapping[str, frozenset[str]]
    """The identifiers that have this among their names."""


def file_of(project: Path, source: Source) -> Path:
    """The file of a vocabulary; raises `Stop` where a person has not put it there yet."""
    file = project / source.address
    if not file.is_file():
        raise Stop(
            Exit.IO_ERROR,
            f"source '{source.id}': no file {source.address}; get it from its publisher (docs/sources.md)",
        )
    return file


def digest_of(project: Path, source: Source) -> str:
    """What tells one version of a vocabulary's file from another: the beginning of its SHA-256."""
    return file_sha256(file_of(project, source))[:16]


def read_vocabularies(project: Path, sources: Iterable[Source]) -> list[Vocabulary]:
    """The vocabularies among some sources, in their order; raises `Stop` for a file that is none."""
    return [_read(file_of(project, s), s) for s in sources if s.kind == "vocabulary"]


def _read(file: Path, source: Source) -> Vocabulary:
    register = str(source.identifies)
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Stop(Exit.USAGE, f"{source.address}: not UTF-8 at byte {error.start:,}") from None
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    head = [cell.strip().lower() for cell in next(rows, [])]
    names = [n for n, cell in enumerate(head) if cell in _NAMES]
    if register not in head or not names:
        raise Stop(
            Exit.USAGE,
            f"{source.address}: its first line names no column '{register}' or none of names; tabs part its columns",
        )
    of_id = head.index(register)
    preferred: defaultdict[str, set[str]] = defaultdict(set)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        cells = dict(zip(head, row, strict=False))
        value = row[of_id].strip() if of_id < len(row) else ""
        for n in names:
            is_brand = head[n] not in _PREFERRED and cells.get(_BRAND[0], "").strip().lower() == _BRAND[1]
            if value and n < len(row) and (name := fold(row[n])) and not is_brand:
                named[name].add(value)
                if head[n] in _PREFERRED:
                    preferred[name].add(value)
    return Vocabulary(
        register=register,
        preferred={name: frozenset(ids) for name, ids in preferred.items()},
        named={name: frozenset(ids) for name, ids in named.items()},
    )
