"""The rows that the last run refused, as far as they are there again: those that this one will refuse, most likely.

By this a run goes on before it knows which rows it refuses. Whether that was right shows when it does.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from materia_medica.rejects import Refusal, Refused
from materia_medica.schema import TABLES
from materia_medica.sealed import read_sealed, write_sealed

_KIND = b"refused rows 1"


def refused_before(file: Path | None, tables: dict[str, pa.Table]) -> dict[str, dict[int, Refusal]]:
    """Rows of these tables with the keys of those that the last run refused, and its reasons; `file` keeps them."""
    found: dict[str, dict[int, Refusal]] = {}
    payload = read_sealed(file, _KIND) if file else None
    for name, by_key in json.loads(payload or b"{}").items():
        for row, key in _with_keys(tables[name].column(_key(name)), list(by_key)):
            found.setdefault(name, {})[row] = Refusal(*by_key[key])
    return found


def keep(file: Path | None, tables: dict[str, pa.Table], refused: Refused) -> None:
    """Keep for the next run which rows of these tables are refused. A full disk costs that run time, no more."""
    if file is None:
        return
    said = {
        name: {tables[name].column(_key(name))[row].as_py(): refusal for row, refusal in rows.items()}
        for name, rows in refused.items()
        if rows and len(TABLES[name].key) == 1
    }
    with suppress(OSError):
        write_sealed(file, _KIND, json.dumps(said).encode())


def _key(name: str) -> str:
    return TABLES[name].key[0]


def _with_keys(column: pa.ChunkedArray, keys: list[str]) -> list[tuple[int, str]]:
    """The rows that have one of these keys."""
    rows = pc.indices_nonzero(pc.is_in(column, pa.array(keys, column.type)))
    return list(zip(rows.to_pylist(), column.take(rows).to_pylist(), strict=True))
